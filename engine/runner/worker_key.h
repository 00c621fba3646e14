// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <map>
#include <string>
#include <vector>

namespace phasebench {

/// Workers that can stand in for each other: there is one warm worker of each kind.
struct WorkerKey {
    enum class Program { cpu, cuda, replay };
    enum class Role { clean, trace }; ///< tracing leaves a residue, so what traced never measures

    Program program = Program::cpu;
    Role role = Role::clean;
    std::map<std::string, std::string> environment; ///< the experiment's
    std::vector<std::string> arguments = {}; ///< behind the program's own: what the replay worker answers from

    auto operator<=>(const WorkerKey&) const = default;
};

} // namespace phasebench
