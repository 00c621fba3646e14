// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace phasebench {

/// OpenBLAS's kernel sets, by OPENBLAS_CORETYPE's names, that a CPU with these flags (of /proc/cpuinfo) runs and that
/// are worth trying, newest first. Empty where the flags say nothing.
std::vector<std::string> kernelSetsFor(std::string_view flags);

/// The flags of this computer's CPU; empty where the system does not tell.
std::string cpuFlags();

/// Are the two names of one set? OpenBLAS's own spelling varies in the case.
bool sameKernelSet(std::string_view a, std::string_view b);

} // namespace phasebench
