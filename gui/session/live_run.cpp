// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/live_run.h"

#include "engine/measure/statistics.h"

#include <algorithm>

namespace phasebench {

namespace {

/// More than anybody reads while a race runs; the finished run holds them all.
constexpr std::size_t mostLiveCandidates = 500;

Figure figureOf(const std::vector<double>& samples)
{
    Figure figure;
    figure.median = median(samples);
    figure.samples = static_cast<std::int64_t>(samples.size());
    return figure;
}

} // namespace

void LiveRun::begin(const Experiment& experiment)
{
    m_run = Run();
    m_run.title = experiment.title;
    m_run.experiment = experiment;
    m_counts.clear();
    m_news = false;
}

void LiveRun::beginReplay(const Experiment& experiment, const Run& recorded)
{
    begin(experiment);
    m_run.recorded = true;
    m_run.backend = recorded.backend;
    m_run.machine = recorded.machine;
    m_run.date = recorded.date;
}

void LiveRun::add(const SamplesChunk& chunk)
{
    if (chunk.values.empty())
        return;
    auto& samples = m_run.series[chunk.series];
    samples.insert(samples.end(), chunk.values.begin(), chunk.values.end());
    m_counts[chunk.series] = chunk.count;
    m_news = true;
}

void LiveRun::setRace(const RaceProgress& progress)
{
    const auto shown = static_cast<std::ptrdiff_t>(std::min(progress.candidates.size(), mostLiveCandidates));
    m_run.candidates.assign(progress.candidates.begin(), progress.candidates.begin() + shown);
    Race& race = m_run.race.emplace();
    if (const auto& tuning = m_run.experiment.planning.autotune)
        race.method = nameOf(tuning->method);
    race.verdict = progress.round;
    race.seconds = progress.elapsed;
    race.budget = progress.budget;
    m_news = true;
}

std::shared_ptr<const Run> LiveRun::take()
{
    if (m_run.series.empty() && m_run.candidates.empty())
        return nullptr;
    m_news = false;
    auto run = std::make_shared<Run>(m_run);
    if (const auto call = run->series.find("call"); call != run->series.end()) {
        run->call = CallFigures();
        run->call->figure = figureOf(call->second);
    }
    for (int i = 0; i < phaseCount; ++i) {
        PhaseFigures figures;
        figures.phase = static_cast<Phase>(i);
        const auto look = [&](std::string_view clock, std::optional<Figure>& figure) {
            const auto found = run->series.find(seriesName(figures.phase, clock));
            if (found == run->series.end())
                return;
            figure = figureOf(found->second);
            figures.count = m_counts[found->first];
        };
        look("host", figures.host);
        look("enqueue", figures.enqueue);
        look("gpu", figures.gpu);
        if (figures.host)
            run->phases.push_back(figures);
    }
    return run;
}

} // namespace phasebench
