// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/processes.h"

#include "engine/text/numbers.h"

#include <algorithm>
#include <cmath>

namespace phasebench {

namespace {

constexpr double longer = 0.25; ///< of the time in one process, that more of them may cost
constexpr double unnoticed = 1.0 / 15; ///< of the timeout, likewise: who waits so long does not mind
constexpr double handingOver = 0.01; ///< seconds between two tasks: messages, and the commit to the results file
constexpr double seriesOfAPoint = 2; ///< calls and phases
constexpr auto furtherOnes = static_cast<double>(leastProcesses - 1);

} // namespace

double ProcessCost::ofAPoint() const
{
    return own + handingOver + opening / static_cast<double>(std::max<std::int64_t>(points, 1));
}

double timeForLeast(const Measure& measure)
{
    return measure.timeout / 3;
}

std::int64_t processesFor(const Measure& measure, const ProcessCost& cost, double sample)
{
    const double each = cost.ofAPoint();
    const double series = measure.samples
        ? static_cast<double>(*measure.samples) * sample
        : std::max(measure.min_time, static_cast<double>(std::min(measure.min_samples, measure.max_samples)) * sample);
    const double allowed = std::max(longer * (each + seriesOfAPoint * series), measure.timeout * unnoticed);
    const double more = allowed / each;
    const std::int64_t most = measure.samples ? std::min(mostProcesses, *measure.samples) : mostProcesses;
    const std::int64_t least = furtherOnes * each <= timeForLeast(measure) ? leastProcesses : 1;
    const std::int64_t wanted = 1 + static_cast<std::int64_t>(std::min(more, 1e6));
    return std::clamp<std::int64_t>(std::max(wanted, least), 1, std::max<std::int64_t>(most, 1));
}

std::string whySoFew(const Measure& measure, const ProcessCost& cost, std::int64_t processes)
{
    const std::string in
        = processes == 1 ? "Measured within one process" : "Measured in " + formatCount(processes) + " processes";
    if (measure.samples && *measure.samples < leastProcesses)
        return in + ": there are no more samples.";
    return in + ": each further one takes " + formatTime(cost.ofAPoint() * 1e6) + ", and "
        + formatCount(leastProcesses - 1) + " of them may take a third of the timeout, "
        + formatTime(timeForLeast(measure) * 1e6) + ". \"measure.processes\" asks for more.";
}

Measure shareOf(const Measure& measure, std::int64_t processes, std::int64_t process)
{
    const auto part = [&](std::int64_t number) {
        return std::max<std::int64_t>(1, number / processes + (process < number % processes ? 1 : 0));
    };
    Measure share = measure;
    share.min_time /= static_cast<double>(processes);
    share.timeout /= static_cast<double>(processes);
    share.max_noise *= std::sqrt(static_cast<double>(processes)); // of one, so that all together have what is asked
    share.min_samples = part(measure.min_samples);
    share.max_samples = part(measure.max_samples);
    if (measure.samples)
        share.samples = part(*measure.samples);
    return share;
}

} // namespace phasebench
