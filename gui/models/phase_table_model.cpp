// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/phase_table_model.h"

#include "engine/insight/amortise.h"
#include "engine/insight/shares.h"
#include "engine/result/planning_cut_off.h"
#include "gui/models/figure_cells.h"
#include "gui/models/words.h"

#include <cmath>

namespace phasebench {
namespace {

/// Nothing for what the call leaves out.
Cell perCallCell(const Run& run, Phase phase)
{
    const std::optional<CallShares> shares = sharesOf(run);
    const PhaseShare* share = shares ? shares->of(phase) : nullptr;
    return share && !share->excluded ? microsecondsCell(share->time) : missingCell();
}

/// "planning, cut off after 3.00 s" where the planner's time was over before it was done.
QString nameWords(const Run& run, Phase phase)
{
    const std::string cutOff = phase == Phase::planning ? planningCutOff(run) : std::string();
    return words::of(phase) + (cutOff.empty() ? QString() : QStringLiteral(", ") + QString::fromStdString(cutOff));
}

} // namespace

PhaseTableModel::PhaseTableModel(const RunList& runs, const Selection* selection, QObject* parent)
    : TableModel(
        {{tr("run"), QStringLiteral("run")}, {tr("phase"), QStringLiteral("phase")},
            {tr("count"), QStringLiteral("count"), true}, {tr("median µs"), QStringLiteral("median_us"), true},
            {tr("low µs"), QStringLiteral("low_us"), true}, {tr("high µs"), QStringLiteral("high_us"), true},
            {tr("n"), QStringLiteral("samples"), true}, {tr("enqueue µs"), QStringLiteral("enqueue_us"), true},
            {tr("GPU µs"), QStringLiteral("gpu_us"), true}, {tr("first µs"), QStringLiteral("first_us"), true},
            {tr("per call µs"), QStringLiteral("per_call_us"), true}, {tr("clock"), QStringLiteral("timing_source")},
            {tr("calls a plan"), QStringLiteral("calls_per_plan"), true},
            {tr("per call is"), QStringLiteral("per_call_is")}},
        parent)
    , m_runs(runs)
    , m_selection(selection)
{
    follow(runs, [this] { rebuild(); });
    if (selection)
        connect(selection, &Selection::callsChanged, this, &PhaseTableModel::followChange);
}

void PhaseTableModel::rebuild()
{
    std::vector<Entry> entries;
    for (const int row : m_runs.shownRows()) {
        const Run& run = *m_runs.at(row);
        for (std::size_t i = 0; i < run.phases.size(); ++i)
            entries.push_back({row, static_cast<int>(i)});
        entries.push_back({row, -1});
    }
    replaceRows(m_entries, std::move(entries));
}

int PhaseTableModel::phaseOf(int row) const
{
    const Entry& entry = m_entries[static_cast<std::size_t>(row)];
    if (entry.phase < 0 || entry.run >= m_runs.size()
        || entry.phase >= static_cast<int>(m_runs.at(entry.run)->phases.size()))
        return -1;
    return static_cast<int>(m_runs.at(entry.run)->phases[static_cast<std::size_t>(entry.phase)].phase);
}

std::optional<double> PhaseTableModel::computedCalls(const Run& run) const
{
    const auto calls = m_selection ? m_selection->calls() : std::nullopt;
    const auto measured = callsPerPlan(run.experiment);
    if (!calls || !measured || !run.call)
        return std::nullopt;
    const auto cost = amortised(run, *calls);
    return cost && cost->measured ? std::nullopt : calls;
}

Cell PhaseTableModel::perCall(const Run& run, std::optional<Phase> phase) const
{
    const auto calls = computedCalls(run);
    if (!calls) {
        if (phase)
            return perCallCell(run, *phase);
        return run.call ? microsecondsCell(run.call->figure.median) : missingCell();
    }
    const auto cost = amortised(run, *calls);
    if (!cost)
        return missingCell();
    if (!phase)
        return microsecondsCell(cost->call.median);
    for (const PhaseShare& share : cost->phases)
        if (share.phase == *phase)
            return microsecondsCell(share.time);
    return missingCell();
}

Cell PhaseTableModel::callCell(const Run& run, int column) const
{
    if (column == PhaseName)
        return {tr("whole call"), QStringLiteral("call")};
    if (column == Count)
        return countCell(run.experiment.call.count);
    if (column == Clock)
        return {words::of(TimingSource::host), QString::fromUtf8(nameOf(TimingSource::host).data())};
    if (!run.call)
        return missingCell();
    const Figure& figure = run.call->figure;
    switch (column) {
    case HostMedian:
        return microsecondsCell(figure.median);
    case PerCall:
        return perCall(run, std::nullopt);
    case HostLow:
        return microsecondsCell(figure.low);
    case HostHigh:
        return microsecondsCell(figure.high);
    case HostSamples:
        return countCell(figure.samples);
    default:
        return missingCell();
    }
}

Cell PhaseTableModel::phaseCell(const Run& run, const PhaseFigures& phase, int column) const
{
    const auto medianOf = [](const std::optional<Figure>& figure) {
        return figure ? microsecondsCell(figure->median) : missingCell();
    };
    switch (column) {
    case PhaseName:
        return {nameWords(run, phase.phase), QString::fromUtf8(nameOf(phase.phase).data())};
    case Count:
        return countCell(phase.count);
    case HostMedian:
        return medianOf(phase.host);
    case HostLow:
        return phase.host ? microsecondsCell(phase.host->low) : missingCell();
    case HostHigh:
        return phase.host ? microsecondsCell(phase.host->high) : missingCell();
    case HostSamples:
        return phase.host ? countCell(phase.host->samples) : missingCell();
    case Enqueue:
        return medianOf(phase.enqueue);
    case Gpu:
        return medianOf(phase.gpu);
    case First:
        return microsecondsCell(phase.first);
    case PerCall:
        return perCall(run, phase.phase);
    case Clock:
        return {phase.gpu ? words::of(run.timing_source) : words::of(TimingSource::host),
            QString::fromUtf8(nameOf(phase.gpu ? run.timing_source : TimingSource::host).data())};
    default:
        return {};
    }
}

Cell PhaseTableModel::cell(int row, int column) const
{
    const Entry& entry = m_entries[static_cast<std::size_t>(row)];
    // A view that asks between the run list's change and our own must not reach beyond it.
    if (entry.run >= m_runs.size() || entry.phase >= static_cast<int>(m_runs.at(entry.run)->phases.size()))
        return {};
    const Run& run = *m_runs.at(entry.run);
    if (column == RunTitle) {
        const QString label = words::badged(m_runs.label(entry.run), *m_runs.at(entry.run));
        return {label, label};
    }
    const auto computed = computedCalls(run);
    if (column == Calls) {
        const auto calls = callsPerPlan(run.experiment);
        return !calls ? missingCell() : countCell(computed ? std::llround(*computed) : *calls);
    }
    if (column == Kind && !run.call)
        return missingCell();
    if (column == Kind)
        return computed ? Cell{tr("computed"), QStringLiteral("computed")}
                        : Cell{tr("measured"), QStringLiteral("measured")};
    return entry.phase < 0 ? callCell(run, column)
                           : phaseCell(run, run.phases[static_cast<std::size_t>(entry.phase)], column);
}

} // namespace phasebench
