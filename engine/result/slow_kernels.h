// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/run.h"

#include <string>
#include <vector>

namespace phasebench {

/// A sentence for each library of a machine that runs kernels which are slow on its processor (whySlow()).
std::vector<std::string> slowKernels(const Machine& machine);

/// The same for a run's library; empty when it has none to complain about.
std::string slowKernels(const Run& run);

/// Which kernels run where the library was asked for others, and did not take them; empty when it took them.
std::string kernelsNotTaken(const Run& run);

} // namespace phasebench
