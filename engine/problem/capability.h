// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/experiment.h"
#include "engine/problem/fault.h"

#include <string_view>

namespace phasebench {

/// The library that computes a resolved experiment: "cublaslt", "cufft", "openblas" or "fftw".
std::string_view backendOf(const Experiment& resolved);

/// Why this program cannot measure a valid experiment on any computer: what the libraries do not compute, and what is
/// not offered yet. Each fault says what is possible, with the mend where one change helps. Empty: it can, if the
/// computer has what it asks for. What is asked for must be resolved (see resolve()).
Faults whyImpossible(const Experiment& resolved);

} // namespace phasebench
