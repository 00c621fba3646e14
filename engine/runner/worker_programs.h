// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace phasebench {

/// How each worker is started: a command, so that another computer's is as good ("ssh host phasebench-cuda-worker").
struct WorkerPrograms {
    std::vector<std::string> cpu; ///< never empty in a build
    std::vector<std::string> cuda; ///< empty: this build has none
    std::string cudaReason; ///< why `cuda` is empty
    std::vector<std::string> replay; ///< empty: nothing can be replayed
    /// Of libraries that have a worker of their own, by Library::worker; those that this build lacks are not in it.
    std::map<std::string, std::vector<std::string>> others;
    /// Seconds in which a replayed run grows; a sweep's runs share some of them.
    double replaySeconds = 2.5;
    /// Seconds without a heartbeat after which a worker counts as hung.
    double patience = 30.0;

    /// The command of a worker by Library::worker, or replayWorker; empty: this build has none.
    std::vector<std::string> commandOf(std::string_view worker) const;

    /// The programs beside this one (/proc/self/exe).
    static WorkerPrograms besideThisProgram();
};

} // namespace phasebench
