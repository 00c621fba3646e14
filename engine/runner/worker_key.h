// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace phasebench {

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

} // namespace phasebench
