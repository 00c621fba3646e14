// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/calibration.h"

#include "engine/measure/ratio_estimate.h"
#include "engine/problem/names.h"

#include <algorithm>
#include <cmath>

namespace phasebench {

template <> std::span<const std::string_view> namesOf<Timed>()
{
    static constexpr std::string_view names[] = {"cpu", "gpu_call", "gpu"};
    return names;
}

namespace {

/// So many times tell how things of about one duration differ.
constexpr std::size_t nearestTimes = 5;

void addTime(std::vector<CalibratedTime>& times, const Run& run, Timed timed, const std::optional<Figure>& figure)
{
    if (!figure || figure->processes.size() < 2)
        return;
    CalibratedTime time{describe(run.experiment.problem), timed, {}};
    for (const ProcessFigure& process : figure->processes)
        time.medians.push_back(process.median);
    if (std::ranges::all_of(time.medians, [](double median) { return median > 0; }))
        times.push_back(std::move(time));
}

} // namespace

Timed timedBy(const Run& run)
{
    const auto& space = run.experiment.execution.space;
    return space && !space->isCpu() ? Timed::callOfGpu : Timed::onCpu;
}

double CalibratedTime::median() const
{
    return phasebench::median(medians);
}

double CalibratedTime::deviation() const
{
    return std::sqrt(overProcesses(medians).variance * static_cast<double>(medians.size()));
}

std::optional<ProcessSpread> Calibration::spread(Timed timed, double microseconds) const
{
    std::vector<std::pair<double, const CalibratedTime*>> alike; // by how many times longer or shorter they are
    for (const CalibratedTime& time : times)
        if (time.timed == timed)
            alike.emplace_back(std::abs(std::log(time.median() / microseconds)), &time);
    if (alike.empty() || !(microseconds > 0))
        return std::nullopt;
    std::ranges::sort(alike, {}, &decltype(alike)::value_type::first);
    std::vector<std::vector<double>> medians;
    for (const auto& [distance, time] : alike)
        if (medians.size() < nearestTimes)
            medians.push_back(time->medians);
    return spreadOver(medians);
}

std::vector<CalibratedTime> calibratedTimes(std::span<const Run> runs)
{
    std::vector<CalibratedTime> times;
    for (const Run& run : runs) {
        if (run.call)
            addTime(times, run, timedBy(run), run.call->figure);
        if (const PhaseFigures* const execution = run.phase(Phase::execution))
            addTime(times, run, Timed::gpuItself, execution->gpu);
    }
    return times;
}

void apply(const Calibration& calibration, Run& run)
{
    if (!alike(run.machine, calibration.machine))
        return;
    const auto give = [&](Figure& figure, Timed timed) {
        figure.spread = calibration.spread(timed, figure.median);
    };
    if (run.call)
        give(run.call->figure, timedBy(run));
    for (PhaseFigures& phase : run.phases) {
        if (phase.host)
            give(*phase.host, timedBy(run));
        if (phase.gpu)
            give(*phase.gpu, Timed::gpuItself);
    }
}

} // namespace phasebench
