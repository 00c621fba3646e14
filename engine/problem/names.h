// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/experiment.h"
#include "engine/problem/phase.h"

#include <string>

namespace phasebench {

std::string phaseWords(Phase phase); ///< "copy in", "resource management"
std::string spaceWords(const MemorySpace& space); ///< "pageable host memory", "GPU 0's memory"
std::string executionWords(const Execution& execution); ///< "16 CPU threads", "GPU 0"

/// Where the operands live: "the operands in pageable host memory", or "A and B in GPU 0's memory and D in pinned host
/// memory".
std::string placementWords(const Placement& placement);

} // namespace phasebench
