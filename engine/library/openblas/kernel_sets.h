// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace phasebench {

/// OpenBLAS's kernel sets, by OPENBLAS_CORETYPE's names, that a CPU with these flags (of /proc/cpuinfo) runs and that
/// are worth trying, newest first. Empty where the flags say nothing.
std::vector<std::string> openblasKernelSetsFor(std::string_view flags);

/// The vector instructions of a kernel set: "AVX-512", "AVX2", "AVX" or "SSE"; empty for a set that is not known.
std::string_view openblasInstructionsOf(std::string_view set);

} // namespace phasebench
