// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/forecast.h"

#include "gui/models/probes.h"
#include "gui/models/selection.h"
#include "gui/session/experiment_model.h"

#include <algorithm>
#include <chrono>

namespace phasebench {

namespace {

constexpr std::chrono::milliseconds gatherTime(50);
constexpr std::size_t mostRuns = 400; ///< that a prediction looks at: the latest

/// Was this very experiment measured here, whatever it was called and however long it was measured?
bool isRunOf(const Experiment& resolved, const Run& run)
{
    Experiment same = run.experiment;
    same.title = resolved.title;
    same.measure = resolved.measure;
    return same == resolved;
}

/// The run that tells what the experiment took: the one that is selected, else the latest; null where there is none.
RunPtr matchingRun(const Experiment& resolved, const RunList& runs, const Selection& selection)
{
    const auto fits = [&](int row) {
        return row >= 0 && row < runs.size() && !runs.isLive(row) && runs.at(row)->call
            && isRunOf(resolved, *runs.at(row));
    };
    if (fits(selection.run()))
        return runs.at(selection.run());
    for (int row = runs.size() - 1; row >= 0; --row)
        if (fits(row))
            return runs.at(row);
    return nullptr;
}

Run trimmed(const Run& run)
{
    Run copy = run;
    copy.series.clear();
    copy.log.clear();
    copy.candidates.clear();
    copy.timeline = {};
    return copy;
}

} // namespace

Forecast::Forecast(const ExperimentModel& model, const RunList& runs, const Selection& selection, const Probes& probes,
    QObject* parent)
    : QObject(parent)
    , m_model(model)
    , m_runs(runs)
    , m_selection(selection)
    , m_probes(probes)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(gatherTime);
    connect(&m_soon, &QTimer::timeout, this, &Forecast::refresh);
    connect(&runs, &RunList::reset, this, [this] {
        m_earlier.clear();
        m_taken = 0;
    });
    connect(&runs, &RunList::updated, &m_soon, qOverload<>(&QTimer::start));
    connect(&selection, &Selection::runChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(&probes, &Probes::changed, this, &Forecast::refresh);
    connect(&model, &ExperimentModel::changed, this, &Forecast::refresh);
    refresh();
}

void Forecast::takeRuns()
{
    m_taken = std::max(m_taken, m_runs.size() - static_cast<int>(mostRuns));
    for (; m_taken < m_runs.size() && !m_runs.isLive(m_taken); ++m_taken)
        if (m_runs.at(m_taken)->status == RunStatus::completed)
            m_earlier.push_back(trimmed(*m_runs.at(m_taken)));
    if (m_earlier.size() > mostRuns)
        m_earlier.erase(m_earlier.begin(), m_earlier.end() - mostRuns);
}

void Forecast::refresh()
{
    m_soon.stop();
    takeRuns();
    m_prediction.reset();
    m_measured.reset();
    if (const Experiment* experiment = m_model.experiment()) {
        m_measured = matchingRun(*experiment, m_runs, m_selection);
        // A recording of another computer speaks of that computer.
        const Machine* here = m_model.machine().get();
        if (m_measured && (!here || !m_model.canRun()))
            here = &m_measured->machine;
        if (here) {
            std::vector<Run> others;
            for (const Run& run : m_earlier)
                if (!isRunOf(*experiment, run))
                    others.push_back(run);
            m_prediction = predict(*experiment, *here, m_probes.of(*here).get(), others);
        }
    }
    emit changed();
}

} // namespace phasebench
