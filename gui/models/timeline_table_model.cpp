// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/timeline_table_model.h"

#include "gui/models/figure_cells.h"
#include "gui/models/number_text.h"
#include "gui/models/table_text.h"
#include "gui/models/words.h"

namespace phasebench {
namespace {

using EventKind = TimelineEvent::Kind;

Cell kindCell(EventKind kind)
{
    switch (kind) {
    case EventKind::phase:
        return {TimelineTableModel::tr("phase"), QStringLiteral("phase")};
    case EventKind::call:
        return {TimelineTableModel::tr("library call"), QStringLiteral("call")};
    case EventKind::kernel:
        return {TimelineTableModel::tr("kernel"), QStringLiteral("kernel")};
    case EventKind::copy:
        return {TimelineTableModel::tr("copy"), QStringLiteral("copy")};
    case EventKind::set:
        return {TimelineTableModel::tr("memory set"), QStringLiteral("set")};
    case EventKind::overhead:
        return {TimelineTableModel::tr("tracing itself"), QStringLiteral("overhead")};
    }
    return {};
}

Cell sizeCell(const std::array<std::int32_t, 3>& size)
{
    const QString text = QStringLiteral("%1x%2x%3").arg(size[0]).arg(size[1]).arg(size[2]);
    return {text, text};
}

} // namespace

TimelineTableModel::TimelineTableModel(const RunList& runs, const Selection& selection, QObject* parent)
    : TableModel(
        {{tr("event"), QStringLiteral("event")}, {tr("kind"), QStringLiteral("kind")},
            {tr("phase"), QStringLiteral("phase")}, {tr("call"), QStringLiteral("call"), true},
            {tr("stream"), QStringLiteral("stream"), true}, {tr("start µs"), QStringLiteral("start_us"), true},
            {tr("takes µs"), QStringLiteral("duration_us"), true}, {tr("bytes"), QStringLiteral("bytes"), true},
            {tr("bytes/s"), QStringLiteral("bytes_per_second"), true}, {tr("grid"), QStringLiteral("grid")},
            {tr("block"), QStringLiteral("block")}, {tr("registers"), QStringLiteral("registers_per_thread"), true},
            {tr("shared"), QStringLiteral("shared_memory_bytes_per_block"), true}},
        parent)
    , m_runs(runs)
    , m_selection(selection)
{
    rebuild();
    connect(&runs, &RunList::updated, this, &TimelineTableModel::rebuild);
    connect(&selection, &Selection::runChanged, this, &TimelineTableModel::rebuild);
}

void TimelineTableModel::rebuild()
{
    const int row = m_selection.run();
    const RunPtr run = row >= 0 && row < m_runs.size() ? m_runs.at(row) : nullptr;
    if (run == m_run && row == m_row)
        return;
    beginResetModel();
    m_row = row;
    m_run = run;
    endResetModel();
}

int TimelineTableModel::phaseOf(int row) const
{
    const auto& phase = m_run->timeline.events[static_cast<std::size_t>(row)].phase;
    return phase ? static_cast<int>(*phase) : -1;
}

QVariant TimelineTableModel::data(const QModelIndex& index, int role) const
{
    return role == badgeRole ? QVariant(m_run ? words::badge(*m_run) : QString()) : TableModel::data(index, role);
}

Cell TimelineTableModel::cell(int row, int column) const
{
    const Timeline& timeline = m_run->timeline;
    const TimelineEvent& event = timeline.events[static_cast<std::size_t>(row)];
    const bool kernel = event.kind == EventKind::kernel;
    const bool moves = event.kind == EventKind::copy || event.kind == EventKind::set;
    switch (column) {
    case Name: {
        const bool named = event.name >= 0 && static_cast<std::size_t>(event.name) < timeline.names.size();
        const QString name
            = named ? QString::fromStdString(timeline.names[static_cast<std::size_t>(event.name)]) : QString();
        return {name, name, name};
    }
    case Kind:
        return kindCell(event.kind);
    case PhaseName:
        return event.phase ? Cell{words::of(*event.phase), QString::fromUtf8(nameOf(*event.phase).data())}
                           : missingCell();
    case Call:
        return countCell(event.index + 1);
    case Stream:
        return kernel || moves ? countCell(event.stream) : missingCell();
    case Start:
        return microsecondsCell(event.start);
    case Duration:
        return microsecondsCell(event.duration);
    case Bytes:
        return moves ? countCell(event.bytes) : missingCell();
    case Rate: {
        if (!moves || !(event.duration > 0))
            return missingCell();
        const double rate = static_cast<double>(event.bytes) / (event.duration * 1e-6);
        return {numbers::rate(rate), rate};
    }
    case Grid:
        return kernel ? sizeCell(event.grid) : missingCell();
    case Block:
        return kernel ? sizeCell(event.block) : missingCell();
    case Registers:
        return kernel ? countCell(event.registers) : missingCell();
    case Shared:
        return kernel ? countCell(event.shared_memory) : missingCell();
    default:
        return {};
    }
}

} // namespace phasebench
