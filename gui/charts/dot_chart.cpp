// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/dot_chart.h"

#include "gui/charts/elide.h"
#include "gui/charts/painted_layer.h"
#include "gui/charts/tickers.h"

#include <algorithm>
#include <cmath>

namespace phasebench {

DotChart::DotChart(const ChartSource& source, QWidget* parent)
    : Chart(source, parent)
    , m_decided(plot()->addGraph(plot()->yAxis, plot()->xAxis))
    , m_open(plot()->addGraph(plot()->yAxis, plot()->xAxis))
    , m_intervals(new QCPErrorBars(plot()->yAxis, plot()->xAxis))
    , m_values(plot()->addGraph(plot()->yAxis, plot()->xAxis))
{
    for (QCPGraph* graph : {m_decided, m_open, m_values}) {
        graph->setLineStyle(QCPGraph::lsNone);
        graph->setSelectable(QCP::stNone);
        graph->setLayer(QStringLiteral("axes"));
    }
    m_intervals->setDataPlottable(m_values);
    m_intervals->setSelectable(QCP::stNone);
    m_intervals->setSymbolGap(0);
    plot()->yAxis->setRangeReversed(true);
    plot()->yAxis->setTickLabels(false);
    plot()->yAxis->grid()->setVisible(false);
    plot()->xAxis->setTickLabelPadding(6);
    plot()->xAxis->grid()->setSubGridVisible(false);
    new PaintedLayer(plot(), QStringLiteral("background"), [this](QPainter& painter) {
        if (!m_data.reference || m_data.rows.empty())
            return;
        const double x = std::round(plot()->xAxis->coordToPixel(*m_data.reference)) + 0.5;
        const QRect area = plot()->axisRect()->rect();
        painter.setPen(QPen(theme().ink, 1, Qt::DashLine));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    });
    new PaintedLayer(plot(), QStringLiteral("axes"), [this](QPainter& painter) { paintTexts(painter); });
}

int DotChart::rowHeight() const
{
    return theme().em() * 19 / 10;
}

int DotChart::below() const
{
    return theme().em() * 4;
}

int DotChart::fullHeight(int width) const
{
    return headingBottom(width) + theme().em() + static_cast<int>(m_data.rows.size()) * rowHeight() + below() + 10000
        - captionTop({width, 10000});
}

int DotChart::leastHeight(int width) const
{
    return m_data.rows.empty() ? 0 : fullHeight(width);
}

void DotChart::rebuild()
{
    m_data = makeDots();
    setHeading(m_data.title, m_data.subtitle, m_data.rows.empty(), m_data.caption);
    QVector<double> low;
    QVector<double> high;
    for (QCPGraph* graph : {m_decided, m_open, m_values})
        graph->data()->clear();
    for (std::size_t i = 0; i < m_data.rows.size(); ++i) {
        const DotRow& row = m_data.rows[i];
        (row.open ? m_open : m_decided)->addData(static_cast<double>(i), row.value);
        m_values->addData(static_cast<double>(i), row.value);
        low.append(row.value - row.low.value_or(row.value));
        high.append(row.high.value_or(row.value) - row.value);
    }
    m_intervals->setData(low, high);
    m_intervals->setPen(QPen(mixed(theme().background, theme().ink, 0.75), std::max(1.2, theme().em() * 0.12)));
    m_intervals->setWhiskerWidth(theme().em() * 0.5);
    const double size = theme().em() * 0.7;
    const QPen pen(theme().ink, std::max(1.2, theme().em() * 0.1));
    m_decided->setScatterStyle({QCPScatterStyle::ssCircle, pen, QBrush(theme().ink), size});
    m_open->setScatterStyle({QCPScatterStyle::ssCircle, pen, QBrush(theme().background), size});
    plot()->xAxis->setScaleType(m_data.axis.logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    plot()->xAxis->setTicker(tickerOf(m_data.axis));
    setZoomable(*plot()->xAxis, m_data.axis.low, m_data.axis.high);
}

void DotChart::arrange(const QSize& size)
{
    const bool empty = m_data.rows.empty();
    plot()->xAxis->setTickLabels(!empty);
    plot()->xAxis->grid()->setVisible(!empty);
    setHits({});
    if (empty)
        return;
    const QFontMetrics metrics(theme().font);
    m_labelWidth = 0;
    m_noteWidth = 0;
    for (const DotRow& row : m_data.rows) {
        m_labelWidth = std::max(m_labelWidth, metrics.horizontalAdvance(row.label) + 2);
        m_noteWidth = std::max(m_noteWidth, metrics.horizontalAdvance(row.note) + 2);
    }
    m_labelWidth = std::min(m_labelWidth, size.width() * 3 / 10);
    m_noteWidth = std::min(m_noteWidth, size.width() * 3 / 10);
    const int em = theme().em();
    const int top = headingBottom(size.width()) + em;
    const int rows = static_cast<int>(m_data.rows.size());
    const int height = std::min(captionTop(size) - top - below(), rows * rowHeight() * 2);
    plot()->axisRect()->setMargins(QMargins(pad() + m_labelWidth + em * 3 / 2, top, pad() + m_noteWidth + em * 3 / 2,
        std::max(0, size.height() - top - std::max(height, em * 2))));
    // The plot lays out when it draws next; texts and hits stand in pixels of it now.
    plot()->axisRect()->setOuterRect(QRect(QPoint(0, 0), size));
    plot()->yAxis->setRange(-0.5, rows - 0.5);
    plot()->xAxis->ticker()->setTickCount(std::max(plot()->axisRect()->width() / (em * 6), 2));
    std::vector<ChartHit> list;
    const double pitch = plot()->axisRect()->height() / static_cast<double>(rows);
    for (int i = 0; i < rows; ++i)
        list.push_back({QRectF(pad() / 2.0, plot()->axisRect()->top() + i * pitch, size.width() - pad(), pitch), i, 0});
    setHits(std::move(list));
}

void DotChart::paintTexts(QPainter& painter) const
{
    if (m_data.rows.empty())
        return;
    const QFontMetrics metrics(theme().font);
    const QRect area = plot()->axisRect()->rect();
    const int em = theme().em();
    const int line = metrics.height();
    QStringList labels;
    for (const DotRow& row : m_data.rows)
        labels << row.label;
    const Qt::TextElideMode elide = elideApart(metrics, labels, m_labelWidth);
    painter.setFont(theme().font);
    for (std::size_t i = 0; i < m_data.rows.size(); ++i) {
        const int y = static_cast<int>(plot()->yAxis->coordToPixel(static_cast<double>(i))) - line / 2;
        const DotRow& row = m_data.rows[i];
        painter.setPen(theme().text);
        painter.drawText(QRect(pad(), y, m_labelWidth, line), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            metrics.elidedText(row.label, elide, m_labelWidth));
        painter.setPen(theme().secondaryText);
        painter.drawText(QRect(area.right() + em * 3 / 2, y, m_noteWidth, line),
            Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            metrics.elidedText(row.note, Qt::ElideRight, m_noteWidth));
    }
    painter.drawText(QRect(area.left() - em * 10, area.bottom() + em / 2 + line, area.width() + em * 20, line),
        Qt::AlignHCenter | Qt::TextSingleLine, m_data.axis.title);
}

std::optional<ChartHit> DotChart::stepped(int items, int groups) const
{
    return Chart::stepped(0, groups != 0 ? groups : items); // one dot a row: every key leads along the rows
}

ChartText DotChart::textOf(const ChartHit& hit) const
{
    const DotRow& row = m_data.rows[static_cast<std::size_t>(hit.group)];
    return {row.label, row.facts};
}

void DotChart::select(const ChartHit& hit)
{
    if (const int run = m_data.rows[static_cast<std::size_t>(hit.group)].run; run >= 0)
        selection().setRun(run);
}

} // namespace phasebench
