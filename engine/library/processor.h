// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace phasebench {

struct Library;

/// The flags of this computer's CPU, as /proc/cpuinfo has them; empty where the system does not tell.
std::string cpuFlags();

/// The widest vector instructions that a CPU with these flags has: "AVX-512", "AVX2", "AVX" or "SSE"; empty where the
/// flags name none of them.
std::string_view vectorInstructions(std::string_view flags);

/// Are the two names of one kernel set? A library's own spelling varies in the case.
bool sameKernelSet(std::string_view a, std::string_view b);

/// Why a library that runs these kernels is slower than it could be on a CPU with these vector instructions, in a
/// sentence; empty when it is not, or when that is not known.
std::string whySlow(const Library& library, std::string_view kernelSet, std::string_view instructions);

} // namespace phasebench
