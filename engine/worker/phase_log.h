// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/run.h"
#include "engine/worker/operand_sets.h"
#include "engine/worker/sequence.h"

namespace phasebench {

/// The phase log of a measured point, in the spirit of the nvmath-python tutorials: each phase with what it did and,
/// from the series of `run`, how long it took (the median of an occurrence).
std::vector<LogLine> phaseLog(const Run& run, const Experiment& experiment, const OperandSets& sets,
    const Sequence& sequence, const Memory& memory);

} // namespace phasebench
