// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/selection.h"

#include "gui/models/run_list.h"

namespace phasebench {

Selection::Selection(const RunList& runs, QObject* parent)
    : QObject(parent)
    , m_runs(runs)
{
    connect(&runs, &RunList::removed, this, &Selection::clamp);
    connect(&runs, &RunList::inserted, this, &Selection::makeRoom);
    connect(&runs, &RunList::reset, this, [this] {
        setHovered(-1, std::nullopt);
        setPhase(std::nullopt);
        setBaseline(-1);
        setRun(-1);
        setCalls(std::nullopt);
    });
}

void Selection::setRun(int row)
{
    const int valid = row >= 0 && row < m_runs.size() ? row : -1;
    if (valid == m_run)
        return;
    m_run = valid;
    setCandidate(-1);
    emit runChanged(m_run);
}

void Selection::setPhase(std::optional<Phase> phase)
{
    if (phase == m_phase)
        return;
    m_phase = phase;
    emit phaseChanged();
}

void Selection::setHovered(int row, std::optional<Phase> phase)
{
    const int valid = row >= 0 && row < m_runs.size() ? row : -1;
    if (valid == m_hoveredRun && phase == m_hoveredPhase)
        return;
    m_hoveredRun = valid;
    m_hoveredPhase = phase;
    emit hoveredChanged();
}

void Selection::setSeries(const QString& series)
{
    if (series == m_series)
        return;
    m_series = series;
    emit seriesChanged();
}

void Selection::setCandidate(int index)
{
    if (index == m_candidate)
        return;
    m_candidate = index;
    emit candidateChanged(m_candidate);
}

void Selection::setBaseline(int row)
{
    const int valid = row >= 0 && row < m_runs.size() ? row : -1;
    if (valid == m_baseline)
        return;
    m_baseline = valid;
    emit baselineChanged(m_baseline);
}

void Selection::setCalls(std::optional<double> calls)
{
    if (calls == m_calls)
        return;
    m_calls = calls;
    emit callsChanged();
}

void Selection::makeRoom(int row)
{
    if (m_hoveredRun >= row) {
        ++m_hoveredRun;
        emit hoveredChanged();
    }
    if (m_baseline >= row)
        emit baselineChanged(++m_baseline);
    if (m_run >= row)
        emit runChanged(++m_run);
}

void Selection::clamp()
{
    if (m_baseline >= m_runs.size())
        setBaseline(-1);
    if (m_hoveredRun >= m_runs.size())
        setHovered(-1, std::nullopt);
    if (m_run >= m_runs.size())
        setRun(m_runs.size() - 1);
}

} // namespace phasebench
