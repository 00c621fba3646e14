// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/fault.h"
#include "engine/result/run.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace phasebench {

/// What kind of number a quantity is; times are microseconds, shares of 1.
enum class Unit { time, share, times, count, rate };
template <> std::span<const std::string_view> namesOf<Unit>();

/// A number that a lesson asks for, as a recipe: the runs of the lesson's experiments give it.
struct Quantity {
    enum class Kind {
        call, ///< the time of one call
        minimum, ///< the least sample of the call's series: one measurement, and it has no interval
        phase, ///< the time of one occurrence of a phase
        share, ///< of the call: what some phases take of it
        occurrences, ///< of a phase in one sequence
        first, ///< the first use of some phases in a fresh process, together
        transfer, ///< the time of one operand's copy
        rate, ///< of that copy, bytes a second
        gain, ///< how much less the best candidate takes than the library's first pick: their ratio
        sum, ///< of `of`
        difference, ///< the first of `of` less the others
        ratio, ///< the first of `of` over the second
        crossing, ///< the first value of a swept key from which `of` is below, or above, a level
        break_even, ///< the calls from which on `of`'s first run, dearer to plan, costs less than the second one
    };
    Kind kind = Kind::call;
    std::string run; ///< the experiment's id
    std::size_t point = 0; ///< of its sweep
    std::vector<Phase> phases;
    std::string clock = "host"; ///< host, enqueue, gpu, or device: the GPU's where it saw the phase, else the host's
    std::optional<OperandId> operand;
    Phase copy = Phase::copy_in; ///< of transfer and rate
    std::vector<Quantity> of;
    std::optional<Unit> as; ///< of a ratio: what it is read as, where that is not "so many times as much"
    double factor = 1; ///< of one run's figure: "the whole queue" is so many calls
    std::vector<std::string> keys; ///< of crossing, such as "problem.m": the first one that its runs have
    std::optional<double> below;
    std::optional<double> above;

    Unit unit() const;
};
template <> std::span<const std::string_view> namesOf<Quantity::Kind>();

/// What the runs say. No interval where a part of it was measured once, and none where it is a count.
struct Measured {
    double value = 0;
    std::optional<double> low;
    std::optional<double> high;
    std::int64_t samples = 0; ///< the fewest of the series that it comes from; 0 where it is no measured time
    std::vector<const Run*> runs; ///< that it comes from
};

/// The completed runs of each experiment, by its id, in the order of their points.
using LessonRuns = std::map<std::string, std::vector<std::shared_ptr<const Run>>>;

/// The quantity, or one sentence why these runs do not give it. The interval of a ratio of two calls is bootstrapped
/// from their samples; others are put together from the ends of the parts' intervals and are wider than need be.
Result<Measured> evaluate(const Quantity& quantity, const LessonRuns& runs);

/// "26.3 ms", "92 %", "10.0×", "8", "5.50 GB/s".
std::string formatValue(double value, Unit unit);
/// "26.3 ms (26.2 ms to 26.4 ms, 417 samples)"; without an interval the value alone.
std::string formatMeasured(const Measured& measured, Unit unit);

} // namespace phasebench
