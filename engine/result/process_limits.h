// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace phasebench {

/// What the system grants this process of the computer: the least of the limits of the control groups that it is in
/// (cgroup versions 1 and 2), as containers and clusters set them. Empty: no limit.
struct ProcessLimits {
    std::optional<std::int64_t> memory; ///< bytes
    std::optional<std::int64_t> freeMemory; ///< bytes of it that are not taken yet
    std::optional<double> cpus; ///< processors' worth of time; 1.5 is one and a half of them
};

/// Why the system refuses a process or a thread (EAGAIN), as a sentence that says what helps.
std::string tooFewProcesses();

/// Reads them below `root`: /proc/self/cgroup, and the groups where systems mount them, below /sys/fs/cgroup.
ProcessLimits processLimits(const std::filesystem::path& root = "/");

} // namespace phasebench
