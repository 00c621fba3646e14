// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/experiment.h"

#include <vector>

namespace phasebench {

/// One copy that every call of an experiment makes.
struct CallCopy {
    OperandId operand = OperandId::a;
    Phase phase = Phase::copy_in; ///< or copy_out
    MemorySpace from;
    MemorySpace to;
    std::int64_t bytes = 0;
    std::string mode; ///< as in LinkFigure: how managed memory or another GPU is reached; else empty
};

/// The copies of one call, in the order in which they are made: inputs that the execution space does not reach, inputs
/// that are copied into planned buffers, and the result where it is wanted elsewhere. Managed memory is moved by
/// prefetches in that mode only; in the modes fault and advise its pages follow during the execution.
/// Precondition: the execution space is resolved.
std::vector<CallCopy> copiesOf(const Experiment& resolved);

/// Operands whose pages move during the execution: in managed memory without a prefetch.
std::vector<CallCopy> faultsOf(const Experiment& resolved);

/// Are calls planned on buffers of their own, into which new values are copied?
bool isBuffered(const Experiment& experiment);

} // namespace phasebench
