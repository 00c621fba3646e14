// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/replay/replay_samples.h"

#include "engine/result/recorded_badge.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace phasebench {

namespace {

constexpr std::chrono::milliseconds tick(50); // the most frames a second that the protocol allows
constexpr double callsPart = 0.6; // of the time

struct Series {
    std::string name;
    const std::vector<double>* values;
    std::int64_t count; ///< occurrences in one sequence
    double begin; ///< of the whole, 0 … 1
    double end;
    std::size_t told = 0;
};

std::vector<Series> seriesOf(const Run& run)
{
    std::vector<Series> all;
    if (const auto call = run.series.find("call"); call != run.series.end())
        all.push_back({call->first, &call->second, 1, 0, callsPart});
    for (const PhaseFigures& phase : run.phases)
        for (const SeriesClock clock : {SeriesClock::host, SeriesClock::enqueue, SeriesClock::gpu})
            if (const auto found = run.series.find(seriesName(PhaseSeries{phase.phase, clock}));
                found != run.series.end())
                all.push_back({found->first, &found->second, std::max<std::int64_t>(phase.count, 1), callsPart, 1});
    return all;
}

/// What of a series is told at a point of the whole; at least one sample as soon as it has begun.
std::size_t dueAt(const Series& series, double part)
{
    if (part < series.begin)
        return 0;
    const double own = std::clamp((part - series.begin) / (series.end - series.begin), 0.0, 1.0);
    const auto size = series.values->size();
    return std::min(size, static_cast<std::size_t>(own * static_cast<double>(size)) + 1);
}

} // namespace

bool tellSamples(const Run& run, double seconds, Channel& channel)
{
    std::vector<Series> all = seriesOf(run);
    const int ticks = static_cast<int>(seconds / std::chrono::duration<double>(tick).count()) + 1;
    const std::string badge = recordedBadge(run);
    const auto start = std::chrono::steady_clock::now();
    for (int i = 1; i <= ticks; ++i) {
        if (channel.cancelled())
            return false;
        const bool last = i == ticks || channel.stopSampling();
        const double part = last ? 1 : static_cast<double>(i) / ticks;
        for (Series& series : all) {
            const std::size_t due = dueAt(series, part);
            if (due <= series.told)
                continue;
            const auto from = series.values->begin();
            channel.send(SamplesChunk{series.name,
                {from + static_cast<std::ptrdiff_t>(series.told), from + static_cast<std::ptrdiff_t>(due)},
                series.count});
            series.told = due;
        }
        channel.send(Progress{badge, last ? 0 : (1 - part) * seconds});
        if (last)
            return true;
        std::this_thread::sleep_until(start + i * tick);
    }
    return true;
}

} // namespace phasebench
