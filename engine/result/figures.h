// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/measure/process_spread.h"
#include "engine/measure/stopping_rule.h"
#include "engine/problem/phase.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

/// Samples summed up. Times are microseconds, sizes bytes, rates per second; what does not exist is empty, never 0.
namespace phasebench {

enum class TimingSource { cupti, events, host };
template <> std::span<const std::string_view> namesOf<TimingSource>();
template <> std::span<const std::string_view> namesOf<StopReason>();

/// What one of several processes measured.
struct ProcessFigure {
    double median = 0;
    std::int64_t samples = 0;
};

/// A median with its 95 % interval: of what another process would give where several measured it, else of the median
/// within the one; low and high are empty where a thing was measured once.
struct Figure {
    double median = 0;
    std::optional<double> low;
    std::optional<double> high;
    std::int64_t samples = 0;
    std::vector<ProcessFigure> processes = {}; ///< in the order measured; empty: it was one
    /// Of such times in different processes, by the computer's calibration; empty without one. Not in files.
    std::optional<ProcessSpread> spread = {};
};

/// How the interval of a figure is made.
enum class IntervalKind {
    none, ///< samples still arrive: a median alone
    median, ///< the median's, from two samples on
    range, ///< below five samples their least and greatest, else the median's
};

/// The figure of samples in us; without samples a median of 0. `processes`: how many samples each of several processes
/// took, in their order; empty: it was one.
Figure figureOf(std::span<const double> samples, IntervalKind intervals = IntervalKind::median,
    std::span<const std::int64_t> processes = {});

struct CallFigures {
    Figure figure; ///< wall time of one call
    StopReason stop = StopReason::noise;
    std::vector<Phase> excludes; ///< phases measured once and left out of the call
};

struct PhaseFigures {
    Phase phase = Phase::execution;
    std::int64_t count = 0; ///< occurrences in one sequence; 0: not known
    std::optional<Figure> host; ///< per occurrence, synchronised before and after
    std::optional<Figure> enqueue; ///< until the library returned
    std::optional<Figure> gpu; ///< union of the kernel or copy intervals
    std::optional<double> first; ///< first use in a fresh process
};

struct TransferFigures {
    OperandId operand;
    MemorySpace from;
    MemorySpace to;
    std::int64_t bytes = 0;
    Figure figure;
    std::optional<Figure> host; ///< the host's time of the same copy, synchronised
    TimingSource source = TimingSource::host;

    /// How long the copy takes. The device's record of a copy from or to pageable memory is of its last piece only, so
    /// the host's time counts there.
    const Figure& copyTime() const
    {
        const bool pageable
            = from.kind == MemorySpace::Kind::host_pageable || to.kind == MemorySpace::Kind::host_pageable;
        return pageable && host && host->samples > 0 ? *host : figure;
    }
    double rate() const { return static_cast<double>(bytes) / (copyTime().median * 1e-6); } ///< bytes a second
};

/// The peak, operands and copies included; the workspace is part of it.
struct MemoryUse {
    std::int64_t host = 0;
    std::int64_t pinned = 0;
    std::int64_t managed = 0;
    std::int64_t gpu = 0;
    std::int64_t workspace = 0;
};

struct Work {
    double flop = 0;
    std::int64_t bytes = 0; ///< each operand once
    std::optional<double> flop_rate; ///< over the execution's GPU median, else the host's
};

struct Check {
    bool passed = false;
    double relative_error = 0;
    double tolerance = 0; ///< 0 only for exact integer results
};

/// How much was in place before a first use: nothing, a process and its context, the library's handle, all but this
/// plan, or everything.
enum class ColdLevel { process, library, plan, warm };
template <> std::span<const std::string_view> namesOf<ColdLevel>();

struct FirstUseFigures {
    ColdLevel level = ColdLevel::process;
    Phase phase = Phase::specification;
    Figure host;
};

} // namespace phasebench
