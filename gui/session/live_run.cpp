// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/live_run.h"

#include <algorithm>

namespace phasebench {

namespace {

/// More than anybody reads while a race runs; the finished run holds them all.
constexpr std::size_t mostLiveCandidates = 500;

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
    const auto key = seriesKeyFrom(chunk.series);
    if (const auto* const phase = key ? std::get_if<PhaseSeries>(&*key) : nullptr)
        m_counts[phase->phase] = chunk.count;
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
    if (run->series.contains(seriesName(CallSeries{})))
        run->call.emplace(); // why it stops is not known yet
    summarise(*run, IntervalKind::none);
    std::erase_if(run->phases, [](const PhaseFigures& phase) { return !phase.host; });
    for (PhaseFigures& phase : run->phases)
        if (const auto count = m_counts.find(phase.phase); count != m_counts.end())
            phase.count = count->second;
    return run;
}

} // namespace phasebench
