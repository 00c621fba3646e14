// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/run.h"

#include <string>

namespace phasebench {

/// A candidate's configuration as a short name: "20 · 128×256 · stages 32×5 · split-K 3" of cuBLASLt (algorithm, tile,
/// stages, cluster and what else is not at its default), "SkylakeX · 4 threads" of OpenBLAS, "patient · 1 thread" of
/// FFTW. Keys that no backend has are written as they are.
std::string candidateWords(const nlohmann::json& configuration);

/// Is it what the library takes when nobody asks: the heuristic's first, or the planner's default?
bool isLibrarysPick(const Candidate& candidate);

/// In which round it left, or "final" for those that stayed; what went wrong where it failed.
std::string leftIn(const Candidate& candidate);

} // namespace phasebench
