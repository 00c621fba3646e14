// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/insight/findings.h"
#include "engine/insight/sweep_lines.h"

namespace phasebench {

/// What a whole sweep says: from which size on one line is faster than another, and from which on execution is more
/// than half of the call. `runs`: those that were grouped, in the same order.
std::vector<Finding> findingsOf(const SweepLines& lines, std::span<const Run* const> runs);

/// One sentence on two lines; empty where they share no two sizes.
std::string crossoverSentence(
    const SweepLines& lines, std::size_t first, std::size_t second, std::span<const Run* const> runs);

/// The pairs of lines that are worth comparing, the CPU against the GPU first: those that differ in one thing, such as
/// the execution space, or in the execution space and the kind of host memory. Indices into lines.lines.
std::vector<std::pair<std::size_t, std::size_t>> comparablePairs(const SweepLines& lines);

} // namespace phasebench
