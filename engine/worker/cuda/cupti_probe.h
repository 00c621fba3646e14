// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

namespace phasebench {

struct CuptiProbe {
    std::string version; ///< such as "13.0.1"; empty when the library is not there
    std::string reason; ///< why it cannot trace; empty when it can
};

/// Looks in this process: opens CUPTI and, where there is a GPU, subscribes for a moment.
CuptiProbe probeCupti();

/// The argument with which the worker's program does nothing but print probeCupti() as JSON.
inline constexpr const char* cuptiProbeArgument = "--probe-cupti";
int printCuptiProbe();

/// Asks another process of `program`: the process that measures never opens CUPTI, since tracing leaves a residue.
/// Waits 20 seconds at most.
CuptiProbe probeCuptiElsewhere(const std::filesystem::path& program);

} // namespace phasebench
