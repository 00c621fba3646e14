// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/probe_table_model.h"

#include "engine/result/recorded_badge.h"
#include "gui/models/figure_cells.h"
#include "gui/models/number_text.h"
#include "gui/models/probes.h"
#include "gui/models/table_text.h"
#include "gui/models/words.h"

#include <cmath>

namespace phasebench {

namespace {

Cell spaceCell(const MemorySpace& space)
{
    return {words::of(space), QString::fromStdString(nameOf(space))};
}

std::vector<Column> columnsOf(ProbeTableModel::Part part)
{
    std::vector<Column> columns;
    if (part == ProbeTableModel::Part::links)
        columns = {{ProbeTableModel::tr("from"), QStringLiteral("from")},
            {ProbeTableModel::tr("to"), QStringLiteral("to")}, {ProbeTableModel::tr("how"), QStringLiteral("mode")}};
    else
        columns = {{ProbeTableModel::tr("memory"), QStringLiteral("space")},
            {ProbeTableModel::tr("step"), QStringLiteral("step")}};
    columns.insert(columns.end(),
        {{ProbeTableModel::tr("bytes"), QStringLiteral("bytes"), true},
            {ProbeTableModel::tr("median µs"), QStringLiteral("median_us"), true},
            {ProbeTableModel::tr("low µs"), QStringLiteral("low_us"), true},
            {ProbeTableModel::tr("high µs"), QStringLiteral("high_us"), true},
            {ProbeTableModel::tr("n"), QStringLiteral("samples"), true}});
    if (part == ProbeTableModel::Part::links)
        columns.push_back({ProbeTableModel::tr("GB/s"), QStringLiteral("bytes_per_second"), true});
    columns.push_back({ProbeTableModel::tr("clock"), QStringLiteral("timing_source")});
    return columns;
}

} // namespace

ProbeTableModel::ProbeTableModel(const Probes& probes, Part part, QObject* parent)
    : TableModel(columnsOf(part), parent)
    , m_probes(probes)
    , m_part(part)
{
    rebuild();
    connect(&probes, &Probes::changed, this, &ProbeTableModel::rebuild);
}

void ProbeTableModel::rebuild()
{
    beginResetModel();
    m_rows.clear();
    if (const ProbePtr& probe = m_probes.shown(); probe && m_part == Part::links) {
        for (const LinkFigure& link : probe->links)
            m_rows.push_back({QString::fromStdString(link.mode), link.mode, link.from, link.to, link.bytes, link.figure,
                link.source});
    } else if (probe) {
        const auto add = [&](const AllocationFigure& one, const std::optional<Figure>& figure, const QString& what,
                             const char* name) {
            if (figure)
                m_rows.push_back({what, name, one.space, one.space, one.bytes, *figure, TimingSource::host});
        };
        for (const AllocationFigure& one : probe->allocations) {
            add(one, one.allocate, tr("allocate"), "allocate");
            add(one, one.first_touch, tr("first touch"), "first_touch");
            add(one, one.release, tr("release"), "release");
        }
    }
    endResetModel();
}

QVariant ProbeTableModel::data(const QModelIndex& index, int role) const
{
    if (role == badgeRole)
        return m_probes.shown() ? QString::fromStdString(recordedBadge(*m_probes.shown())) : QString();
    return TableModel::data(index, role);
}

Cell ProbeTableModel::cell(int row, int column) const
{
    const Row& one = m_rows[static_cast<std::size_t>(row)];
    const int places = m_part == Part::links ? 2 : 1;
    if (column < places)
        return spaceCell(column == 0 ? one.from : one.to);
    switch (column - places) {
    case 0:
        return {one.what, QString::fromStdString(one.mode)};
    case 1:
        return countCell(one.bytes);
    case 2:
        return microsecondsCell(one.figure.median);
    case 3:
        return microsecondsCell(one.figure.low);
    case 4:
        return microsecondsCell(one.figure.high);
    case 5:
        return countCell(one.figure.samples);
    default:
        break;
    }
    if (m_part == Part::links && column - places == 6) {
        const double rate = static_cast<double>(one.bytes) / (one.figure.median * 1e-6);
        return std::isfinite(rate) ? Cell{numbers::fixed(rate * 1e-9, 2), rate} : missingCell();
    }
    return {words::of(one.source), QString::fromUtf8(nameOf(one.source).data())};
}

} // namespace phasebench
