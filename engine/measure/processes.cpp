// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/processes.h"

#include <algorithm>
#include <cmath>

namespace phasebench {

namespace {

constexpr double longer = 0.3; ///< of the time in one process, that more of them may cost
constexpr double handingOver = 0.01; ///< seconds between two tasks: messages, and the commit to the results file
constexpr double seriesOfAPoint = 2; ///< calls and phases

} // namespace

std::int64_t processesFor(const Measure& measure, double before, double sample)
{
    const double each = before + handingOver;
    const double series = measure.samples
        ? static_cast<double>(*measure.samples) * sample
        : std::max(measure.min_time, static_cast<double>(std::min(measure.min_samples, measure.max_samples)) * sample);
    const double more = longer * (each + seriesOfAPoint * series) / each;
    const std::int64_t most = measure.samples ? std::min(mostProcesses, *measure.samples) : mostProcesses;
    return std::clamp<std::int64_t>(
        1 + static_cast<std::int64_t>(std::min(more, 1e6)), 1, std::max<std::int64_t>(most, 1));
}

Measure shareOf(const Measure& measure, std::int64_t processes, std::int64_t process)
{
    const auto part = [&](std::int64_t number) {
        return std::max<std::int64_t>(1, number / processes + (process < number % processes ? 1 : 0));
    };
    Measure share = measure;
    share.min_time /= static_cast<double>(processes);
    share.timeout /= static_cast<double>(processes);
    share.min_samples = part(measure.min_samples);
    share.max_samples = part(measure.max_samples);
    if (measure.samples)
        share.samples = part(*measure.samples);
    return share;
}

} // namespace phasebench
