// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/driver.h"
#include "engine/worker/run_phases.h"

/// What a call costs while less than everything is in place: the series "first.…" of PointDriver.
namespace phasebench {

namespace {

constexpr std::size_t levelSamples = 10;
constexpr double levelTime = 50e3; ///< us that the samples of one level may take, but for the first
constexpr double longSequence = 250e3; ///< us: what takes longer is measured once

/// The phases that a sequence went through. What came before it counts to the first of them.
std::vector<std::pair<Phase, double>> timesOf(const PhaseRecorder& recorder, double before)
{
    std::vector<std::pair<Phase, double>> times;
    for (const Phase phase : allPhases)
        if (recorder.seen(phase))
            times.emplace_back(phase, recorder.host(phase) + (times.empty() ? before : 0.0));
    return times;
}

void keep(Run& run, const PhaseRecorder& recorder, ColdLevel level, double before = 0)
{
    for (const auto& [phase, time] : timesOf(recorder, before))
        run.series[seriesName(FirstUseSeries{level, phase})].push_back(time);
}

} // namespace

void PointDriver::firstUse(Run& run, double opening)
{
    PhaseRecorder recorder(m_memory);
    m_memory.synchronise(m_sequence.stream());
    const double start = now();
    m_sequence.run(recorder, 1);
    const double took = now() - start;
    m_sequence.restore();
    // The library's own first use is what is left when the process and its context are there already.
    keep(run, recorder, ColdLevel::process, opening);
    keep(run, recorder, ColdLevel::library);
    for (const auto& [phase, time] : timesOf(recorder, opening))
        phaseOf(run, phase, m_sequence.occurrences(phase)).first = time;
    if (m_backend.hasPlanning() && !m_backend.keepsPlans())
        measureLevel(run, ColdLevel::plan, took);
    measureLevel(run, ColdLevel::warm, took);
    m_sequence.planAsUsual();
}

void PointDriver::firstPlan(Run& run)
{
    m_backend.warmUpPlanning();
    PhaseRecorder recorder(m_memory);
    m_memory.synchronise(m_sequence.stream());
    m_sequence.run(recorder, 1);
    m_sequence.restore();
    keep(run, recorder, ColdLevel::plan);
}

void PointDriver::measureLevel(Run& run, ColdLevel level, double firstTook)
{
    m_hooks.progress({level == ColdLevel::plan ? "first use: plans from cold" : "first use: warm", -1});
    m_sequence.planFrom(level == ColdLevel::plan);
    const bool isLong = firstTook > longSequence;
    PhaseRecorder recorder(m_memory);
    double sum = 0;
    // The first one moves from the level before to this one; where planning is long, a cold plan is cold all the same.
    const bool discardsFirst = !(isLong && level == ColdLevel::plan);
    for (std::size_t i = 0; i < levelSamples + (discardsFirst ? 1 : 0) && sum < levelTime; ++i) {
        m_hooks.throwIfCancelled();
        recorder.clear();
        const double start = now();
        m_sequence.run(recorder, 1);
        const double took = now() - start;
        m_sequence.restore();
        if (i == 0 && discardsFirst)
            continue;
        keep(run, recorder, level);
        sum += took;
    }
}

} // namespace phasebench
