// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

namespace phasebench {

/// How each worker is started: a command, so that another computer's is as good ("ssh host phasebench-cuda-worker").
struct WorkerPrograms {
    std::vector<std::string> cpu; ///< never empty in a build
    std::vector<std::string> cuda; ///< empty: this build has none
    std::string cudaReason; ///< why `cuda` is empty
    std::vector<std::string> replay; ///< empty: nothing can be replayed
    /// Seconds in which a replayed run grows; a sweep's runs share some of them.
    double replaySeconds = 2.5;
    /// Seconds without a heartbeat after which a worker counts as hung.
    double patience = 30.0;

    /// The programs beside this one (/proc/self/exe).
    static WorkerPrograms besideThisProgram();
};

} // namespace phasebench
