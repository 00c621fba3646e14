// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/experiment_json.h"

namespace phasebench {

/// Where an FFT executes that names neither a space nor a library of the CPU: it follows its input; managed memory is
/// the first GPU's, where there is one. `onGpu`: it names a library of the GPU.
ExecutionSpace naturalSpace(const Fft& fft, const Placement& placement, const Computer& computer, bool onGpu);

/// Why it executes there, in a sentence. `space`: naturalSpace().
std::string executionRule(const Fft& fft, const Placement& placement, const ExecutionSpace& space);

} // namespace phasebench
