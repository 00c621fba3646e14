// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/statistics.h"
#include "engine/measure/work.h"
#include "engine/result/run.h"

#include <algorithm>

namespace phasebench {

namespace {

/// The samples of each process; empty: it was one.
std::span<const std::int64_t> countsOf(const Run& run, const std::string& series)
{
    const auto counts = run.processes.samples.find(series);
    return counts == run.processes.samples.end() || counts->second.size() < 2 ? std::span<const std::int64_t>()
                                                                              : std::span(counts->second);
}

/// The samples of a run as figures.
struct Summary {
    Run& run;
    IntervalKind intervals;

    std::optional<Figure> figure(const SeriesKey& series) const
    {
        const auto found = run.series.find(seriesName(series));
        if (found == run.series.end() || found->second.empty())
            return std::nullopt;
        return figureOf(found->second, intervals, countsOf(run, found->first));
    }
};

void summariseCall(const Summary& summary)
{
    Run& run = summary.run;
    const std::optional<Figure> figure = summary.figure(CallSeries{});
    if (!figure) {
        run.call.reset();
        return;
    }
    if (!run.call) {
        run.call.emplace();
        run.call->stop = run.status == RunStatus::cancelled ? StopReason::cancelled : StopReason::count;
    }
    run.call->figure = *figure;
}

void summarisePhase(const Summary& summary, Phase phase)
{
    Run& run = summary.run;
    auto found = std::ranges::find(run.phases, phase, &PhaseFigures::phase);
    const auto host = summary.figure(PhaseSeries{phase, SeriesClock::host});
    const auto enqueue = summary.figure(PhaseSeries{phase, SeriesClock::enqueue});
    const auto gpu = summary.figure(PhaseSeries{phase, SeriesClock::gpu});
    if (found == run.phases.end()) {
        if (!host && !enqueue && !gpu)
            return;
        found = run.phases.insert(found, PhaseFigures{phase, 0, {}, {}, {}, {}});
    }
    found->host = host;
    found->enqueue = enqueue;
    found->gpu = gpu;
}

void summariseTransfer(const Summary& summary, TransferFigures& transfer)
{
    const Run& run = summary.run;
    const auto& residence = run.experiment.placement.of(transfer.operand);
    const bool inwards = residence ? transfer.from == *residence
                                   : run.series.contains(seriesName(TransferSeries{transfer.operand, Phase::copy_in}));
    const Phase copy = inwards ? Phase::copy_in : Phase::copy_out;
    transfer.host = summary.figure(TransferSeries{transfer.operand, copy, true});
    // Where no other clock saw the copy, the host's is the copy's.
    const auto fallback = transfer.source == TimingSource::host ? transfer.host : std::nullopt;
    transfer.figure = summary.figure(TransferSeries{transfer.operand, copy}).value_or(fallback.value_or(Figure{}));
}

/// Figures without a series stay: a file may hold figures only.
void summariseFirstUse(const Summary& summary)
{
    Run& run = summary.run;
    for (std::size_t level = 0; level < namesOf<ColdLevel>().size(); ++level)
        for (int phase = 0; phase < phaseCount; ++phase) {
            const FirstUseFigures place{static_cast<ColdLevel>(level), static_cast<Phase>(phase), {}};
            const auto figure = summary.figure(FirstUseSeries{place.level, place.phase});
            if (!figure)
                continue;
            auto at = std::ranges::find_if(run.first_use, [&](const FirstUseFigures& known) {
                return std::pair(known.level, known.phase) >= std::pair(place.level, place.phase);
            });
            if (at == run.first_use.end() || at->level != place.level || at->phase != place.phase)
                at = run.first_use.insert(at, place);
            at->host = *figure;
        }
}

void summariseWork(Run& run)
{
    run.work.flop = flopOf(run.experiment.problem);
    run.work.bytes = bytesOf(run.experiment.problem);
    run.work.flop_rate.reset();
    const PhaseFigures* const execution = run.phase(Phase::execution);
    if (!execution)
        return;
    const std::optional<Figure>& time = execution->gpu ? execution->gpu : execution->host;
    // One execution computes one call's problem: with a sequence that is one element of the batch.
    const double flop = flopOf(run.experiment.callProblem());
    if (time && time->median > 0 && flop > 0)
        run.work.flop_rate = flop / (time->median * 1e-6);
}

} // namespace

bool Processes::fit(const std::string& series, std::size_t size) const
{
    const auto counts = samples.find(series);
    if (counts == samples.end())
        return true;
    std::size_t left = size;
    for (const std::int64_t count : counts->second) {
        if (count < 1 || static_cast<std::uint64_t>(count) > left)
            return false;
        left -= static_cast<std::size_t>(count);
    }
    return left == 0;
}

const PhaseFigures* Run::phase(Phase which) const
{
    const auto found = std::ranges::find(phases, which, &PhaseFigures::phase);
    return found == phases.end() ? nullptr : &*found;
}

Figure figureOf(std::span<const double> samples, IntervalKind intervals, std::span<const std::int64_t> processes)
{
    Figure figure;
    figure.samples = static_cast<std::int64_t>(samples.size());
    if (samples.empty())
        return figure;
    if (intervals == IntervalKind::none || samples.size() == 1) {
        figure.median = median(samples);
    } else if (intervals == IntervalKind::range && samples.size() < 5) {
        figure.median = median(samples);
        const auto [least, most] = std::ranges::minmax(samples);
        figure.low = least;
        figure.high = most;
    } else {
        const MedianInterval interval = medianOverProcesses(samples, processes);
        figure.median = interval.median;
        figure.low = interval.low;
        figure.high = interval.high;
    }
    std::size_t from = 0;
    for (const std::int64_t count : processes) {
        const auto process = samples.subspan(from, static_cast<std::size_t>(count));
        figure.processes.push_back({median(process), count});
        from += process.size();
    }
    return figure;
}

void summarise(Run& run, IntervalKind intervals)
{
    const Summary summary{run, intervals};
    summariseCall(summary);
    for (int i = 0; i < phaseCount; ++i)
        summarisePhase(summary, static_cast<Phase>(i));
    std::ranges::stable_sort(run.phases, {}, &PhaseFigures::phase);
    for (TransferFigures& transfer : run.transfers)
        summariseTransfer(summary, transfer);
    summariseFirstUse(summary);
    summariseWork(run);
}

} // namespace phasebench
