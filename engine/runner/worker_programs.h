// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace phasebench {

struct Machine;

/// The worker that answers from a results file; it serves no library.
inline constexpr std::string_view replayWorker = "replay";

/// Workers that can stand in for each other: there is one warm worker of each kind.
struct WorkerKey {
    enum class Role { clean, trace }; ///< tracing leaves a residue, so what traced never measures

    std::string worker = "cpu"; ///< as Library::worker has it, or replayWorker
    Role role = Role::clean;
    std::map<std::string, std::string> environment; ///< the experiment's
    std::vector<std::string> arguments = {}; ///< behind the program's own: what the replay worker answers from

    auto operator<=>(const WorkerKey&) const = default;
};

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

/// The variables that a worker gets beside this process's: the experiment's, and what its libraries want to be preset
/// unless somebody set it.
std::map<std::string, std::string> workerEnvironment(const WorkerKey& key);

/// Writes into `machine` what workerEnvironment() set, and who did: "experiment", or "phasebench" for the default
/// above.
void recordEnvironment(const WorkerKey& key, Machine& machine);

} // namespace phasebench
