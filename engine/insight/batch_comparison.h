// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/insight/figure_ratio.h"

#include <span>
#include <string>
#include <vector>

namespace phasebench {

/// One way to compute a batch, as its run measured it.
struct BatchForm {
    std::size_t run = 0; ///< index in what was compared
    Batching batching = Batching::dimension;
    std::int64_t calls = 1; ///< library calls for the whole batch
    Timed timed = Timed::callOfGpu;
    Figure batch; ///< microseconds for the whole batch, what is paid once a sequence included
    std::optional<Figure> execution; ///< microseconds that the batch executes: the GPU's clock where there is one
    double results = 0; ///< numbers of the result that one library call computes: what may go on at the same time
    std::optional<std::int64_t> blocks; ///< thread blocks of the largest kernel of one call; empty without a timeline
    double flopPerCall = 0; ///< what one call gives the hardware to do at a time
    double intensity = 0; ///< FLOP a byte of one call: each operand counted once
    std::optional<double> flopRate; ///< FLOP a second while executing
    MemoryUse memory; ///< the peak

    std::int64_t allMemory() const { return memory.host + memory.pinned + memory.managed + memory.gpu; }
    /// What is short: the GPU's memory where it has a part, else all.
    std::int64_t scarceMemory() const { return memory.gpu > 0 ? memory.gpu : allMemory(); }
};

/// Precondition: the run has a call.
BatchForm batchFormOf(const Run& run, std::size_t index = 0);
/// Calls that together compute the batch once.
double callsOfBatch(const Run& run);

/// The ways to compute one batch, compared: one call with a batch dimension, a sequence of calls, or a sequence whose
/// copies overlap with execution.
struct BatchComparison {
    std::int64_t batch = 1;
    std::vector<BatchForm> forms; ///< by Batching, then by run
    std::vector<std::string> sentences; ///< which takes less time, where that can be told, and what it costs in memory
};

/// The completed runs that compute the first batch that is computed in more than one way; empty where there is none.
std::optional<BatchComparison> compareBatch(std::span<const Run* const> runs);

} // namespace phasebench
