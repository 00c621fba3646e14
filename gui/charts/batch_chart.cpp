// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/batch_chart.h"

#include "gui/charts/painted_layer.h"

#include <algorithm>

namespace phasebench {

BatchChart::BatchChart(const ChartSource& source, QWidget* parent)
    : Chart(source, parent)
{
    plot()->xAxis->setVisible(false);
    plot()->yAxis->setVisible(false);
    new PaintedLayer(plot(), QStringLiteral("axes"), [this](QPainter& painter) { paint(painter); });
    scheduleRebuild();
}

int BatchChart::rowHeight() const
{
    return theme().em() * 29 / 10;
}

int BatchChart::leastPitch() const
{
    return theme().em() * 9 / 4;
}

int BatchChart::headHeight() const
{
    return theme().em() * 3;
}

int BatchChart::sentencesHeight(int width) const
{
    if (m_data.sentences.isEmpty())
        return 0;
    return QFontMetrics(theme().font)
               .boundingRect(QRect(0, 0, std::max(width - 2 * pad(), 1), 1 << 20), Qt::AlignLeft | Qt::TextWordWrap,
                   m_data.sentences.join(QLatin1Char(' ')))
               .height()
        + theme().em();
}

int BatchChart::fullHeight(int width) const
{
    return headingBottom(width) + theme().em() + headHeight() + rowHeight() * static_cast<int>(m_data.rows.size())
        + sentencesHeight(width) + 10000 - captionTop({width, 10000});
}

int BatchChart::leastHeight(int width) const
{
    const int rows = static_cast<int>(m_data.rows.size());
    return m_data.isEmpty() ? 0 : fullHeight(width) - rows * (rowHeight() - leastPitch());
}

void BatchChart::rebuild()
{
    m_data = batchData(shownRuns(runs()));
    setHeading(m_data.title, m_data.subtitle, m_data.isEmpty(), m_data.caption);
}

void BatchChart::arrange(const QSize& size)
{
    const int em = theme().em();
    const QFontMetrics metrics(theme().font);
    m_nameWidth = 0;
    for (const BatchData::Row& row : m_data.rows)
        m_nameWidth = std::max(m_nameWidth, metrics.horizontalAdvance(row.name) + em);
    m_nameWidth = std::min(m_nameWidth, size.width() / 3);
    const int top = headingBottom(size.width()) + em;
    const int bottom = captionTop(size) - sentencesHeight(size.width()) - em / 2;
    const int rows = std::max(1, static_cast<int>(m_data.rows.size()));
    m_pitch = std::clamp((bottom - top - headHeight()) / rows, leastPitch(), rowHeight() * 5 / 4);
    m_area = QRect(pad(), top, std::max(size.width() - 2 * pad(), 1), headHeight() + m_pitch * rows);
    std::vector<ChartHit> list;
    for (int row = 0; row < static_cast<int>(m_data.rows.size()); ++row)
        for (int column = 0; column < static_cast<int>(m_data.columns.size()); ++column)
            list.push_back({QRectF(cellRect(row, column)), row, column, static_cast<double>(column)});
    setHits(std::move(list));
}

QRect BatchChart::cellRect(int row, int column) const
{
    const int count = std::max(1, static_cast<int>(m_data.columns.size()));
    const int width = (m_area.width() - m_nameWidth) / count;
    return {m_area.left() + m_nameWidth + column * width, m_area.top() + headHeight() + row * m_pitch,
        width - theme().em(), m_pitch};
}

void BatchChart::paintCell(QPainter& painter, const QRect& rect, const BatchData::Cell& cell, double most) const
{
    const int em = theme().em();
    const QFontMetrics bold(theme().boldFont);
    const QFontMetrics metrics(theme().font);
    const int line = bold.height();
    const int top = rect.top() + (rect.height() - line - em / 2) / 2;
    painter.setFont(theme().boldFont);
    painter.setPen(theme().text);
    const QString text = bold.elidedText(cell.text, Qt::ElideRight, rect.width());
    painter.drawText(QRect(rect.left(), top, rect.width(), line), Qt::AlignLeft | Qt::AlignVCenter, text);
    const int used = bold.horizontalAdvance(text) + em / 2;
    if (rect.width() - used > em * 4 && !cell.detail.isEmpty()) {
        painter.setFont(theme().font);
        painter.setPen(theme().secondaryText);
        painter.drawText(QRect(rect.left() + used, top, rect.width() - used, line), Qt::AlignLeft | Qt::AlignVCenter,
            metrics.elidedText(cell.detail, Qt::ElideRight, rect.width() - used));
    }
    if (!cell.value || !(most > 0))
        return;
    const QRectF track(rect.left(), top + line + em / 6.0, rect.width(), em * 0.36);
    painter.fillRect(track, theme().selected);
    const double length = std::max(1.0, track.width() * std::min(1.0, *cell.value / most));
    painter.fillRect(QRectF(track.left(), track.top(), length, track.height()), theme().secondaryText);
}

void BatchChart::paint(QPainter& painter) const
{
    if (m_data.isEmpty())
        return;
    const int em = theme().em();
    const QFontMetrics metrics(theme().font);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (std::size_t c = 0; c < m_data.columns.size(); ++c) {
        const BatchData::Column& column = m_data.columns[c];
        QRect head = cellRect(0, static_cast<int>(c));
        if (!isTwin() && column.run == selection().run())
            painter.fillRect(
                QRect(head.left() - em / 2, m_area.top(), head.width() + em, m_area.height()), theme().selected);
        head.moveTop(m_area.top());
        head.setHeight(metrics.height());
        painter.setFont(theme().boldFont);
        painter.setPen(theme().text);
        painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetrics(theme().boldFont).elidedText(column.title, Qt::ElideRight, head.width()));
        head.translate(0, metrics.height());
        painter.setFont(theme().font);
        painter.setPen(theme().secondaryText);
        painter.drawText(
            head, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(column.label, Qt::ElideRight, head.width()));
    }
    for (std::size_t r = 0; r < m_data.rows.size(); ++r) {
        const BatchData::Row& row = m_data.rows[r];
        const QRect first = cellRect(static_cast<int>(r), 0);
        painter.setPen(QPen(theme().grid, 1));
        painter.drawLine(m_area.left(), first.top(), m_area.right(), first.top());
        painter.setFont(theme().font);
        painter.setPen(theme().secondaryText);
        painter.drawText(QRect(m_area.left(), first.top(), m_nameWidth - em / 2, first.height()),
            Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(row.name, Qt::ElideRight, m_nameWidth - em / 2));
        double most = 0;
        for (const BatchData::Cell& cell : row.cells)
            most = std::max(most, cell.value.value_or(0));
        for (std::size_t c = 0; c < row.cells.size(); ++c)
            paintCell(painter, cellRect(static_cast<int>(r), static_cast<int>(c)), row.cells[c], most);
    }
    painter.setFont(theme().font);
    painter.setPen(theme().text);
    painter.drawText(QRect(m_area.left(), m_area.bottom() + em, m_area.width(), 1 << 20),
        Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_data.sentences.join(QLatin1Char(' ')));
}

std::optional<ChartHit> BatchChart::selectedHit() const
{
    const auto chosen = Chart::selectedHit();
    const auto column = std::ranges::find(m_data.columns, selection().run(), &BatchData::Column::run);
    if (column == m_data.columns.end())
        return std::nullopt;
    return ChartHit{{}, chosen ? chosen->group : 0, static_cast<int>(column - m_data.columns.begin()),
        static_cast<double>(column - m_data.columns.begin())};
}

ChartText BatchChart::textOf(const ChartHit& hit) const
{
    const BatchData::Row& row = m_data.rows[static_cast<std::size_t>(hit.group)];
    const BatchData::Cell& cell = row.cells[static_cast<std::size_t>(hit.item)];
    Facts facts{{row.name, cell.detail.isEmpty() ? cell.text : QStringLiteral("%1 (%2)").arg(cell.text, cell.detail)}};
    facts.emplace_back(tr("which is"), row.explanation);
    return {m_data.columns[static_cast<std::size_t>(hit.item)].title, facts};
}

void BatchChart::select(const ChartHit& hit)
{
    selection().setRun(m_data.columns[static_cast<std::size_t>(hit.item)].run);
}

} // namespace phasebench
