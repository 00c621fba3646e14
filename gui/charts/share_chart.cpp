// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/share_chart.h"

#include "gui/charts/hatch.h"
#include "gui/charts/painted_layer.h"
#include "gui/models/words.h"

#include <algorithm>
#include <cmath>

namespace phasebench {

ShareChart::ShareChart(const ChartSource& source, QWidget* parent)
    : Chart(source, parent)
    , m_sweep(source.runs)
{
    for (QCPAxis* axis : {plot()->xAxis, plot()->yAxis})
        axis->setVisible(false);
    new PaintedLayer(plot(), QStringLiteral("main"), [this](QPainter& painter) { paintPanels(painter); });
    scheduleRebuild();
}

void ShareChart::rebuild()
{
    m_sweep.refresh();
    m_data = shareData(m_sweep);
    setHeading(m_data.title, m_data.subtitle, m_data.isEmpty(), m_data.caption);
}

int ShareChart::gridColumns() const
{
    return m_data.panels.size() > 1 ? 2 : 1;
}

/// Two, or three where two leave the panels too low to be read.
int ShareChart::columnsFor(int height) const
{
    constexpr int least = 9; // in the font's size: a name, columns of phases, their sizes
    const int panels = static_cast<int>(m_data.panels.size());
    return panels > 2 && height / ((panels + 1) / 2) < theme().em() * least ? 3 : gridColumns();
}

int ShareChart::fullHeight(int width) const
{
    const int columns = gridColumns();
    const int rows = (static_cast<int>(m_data.panels.size()) + columns - 1) / columns;
    return headingBottom(width) + theme().em() * (rows * 13 + 8);
}

int ShareChart::layoutLegend(int width)
{
    const QFontMetrics metrics(theme().font);
    const int em = theme().em();
    int x = pad();
    int y = 0;
    m_legend.clear();
    for (const auto& phase : m_data.legend) {
        const QString name = phase ? words::of(*phase) : tr("not attributed");
        const int needed = em + em / 2 + metrics.horizontalAdvance(name);
        if (x > pad() && x + needed > width - pad()) {
            x = pad();
            y += metrics.height() + em / 3;
        }
        m_legend.push_back({QRect(x, y + (metrics.height() - em) / 2, em, em),
            QRect(x + em + em / 2, y, metrics.horizontalAdvance(name) + 2, metrics.height()), name});
        x += needed + em * 3 / 2;
    }
    return m_legend.empty() ? 0 : y + metrics.height();
}

void ShareChart::arrange(const QSize& size)
{
    m_panels.clear();
    m_legend.clear();
    setHits({});
    if (m_data.isEmpty())
        return;
    const int em = theme().em();
    const QFontMetrics metrics(theme().font);
    const int line = metrics.height();
    const int top = headingBottom(size.width()) + em;
    const int legendTop = captionTop(size) - layoutLegend(size.width()) - em;
    for (LegendEntry& entry : m_legend) {
        entry.swatch.translate(0, legendTop);
        entry.text.translate(0, legendTop);
    }
    const int columns = columnsFor(legendTop - em - top);
    const int rows = (static_cast<int>(m_data.panels.size()) + columns - 1) / columns;
    const int labels = metrics.horizontalAdvance(QStringLiteral("100 %")) + em;
    const int width = (size.width() - 2 * pad()) / columns;
    const int height = (legendTop - em - top) / std::max(rows, 1);
    for (std::size_t i = 0; i < m_data.panels.size(); ++i) {
        const int left = pad() + static_cast<int>(i) % columns * width;
        const int from = top + static_cast<int>(i) / columns * height;
        PanelPlace place;
        // The name above, the sizes below.
        place.area = QRect(left + labels, from + line + em / 2, std::max(width - labels - em * 3 / 2, 10),
            std::max(height - 2 * line - em * 3 / 2, 10));
        const auto count = static_cast<double>(std::max<std::size_t>(m_data.panels[i].columns.size(), 1));
        place.stride = std::max(1, static_cast<int>(std::ceil(count * 2 / place.area.width())));
        place.pitch = std::min(place.area.width() * place.stride / count, em * 6.0);
        place.width
            = place.pitch >= 5 ? static_cast<int>(place.pitch * 0.86) : std::max(1, static_cast<int>(place.pitch));
        m_panels.push_back(place);
    }
    placeHits();
}

void ShareChart::placeHits()
{
    std::vector<ChartHit> list;
    for (std::size_t i = 0; i < m_panels.size(); ++i)
        for (int column = 0; column < static_cast<int>(m_data.panels[i].columns.size()); column += m_panels[i].stride)
            list.push_back({rectOf(i, column), static_cast<int>(i), column,
                m_data.panels[i].columns[static_cast<std::size_t>(column)].x});
    setHits(std::move(list));
}

const ShareColumn& ShareChart::at(const ChartHit& hit) const
{
    return m_data.panels[static_cast<std::size_t>(hit.group)].columns[static_cast<std::size_t>(hit.item)];
}

QRectF ShareChart::rectOf(std::size_t index, int column) const
{
    const PanelPlace& panel = m_panels[index];
    const double left = panel.area.left() + std::round(column / panel.stride * panel.pitch);
    return {left, static_cast<double>(panel.area.top()), static_cast<double>(panel.width),
        static_cast<double>(panel.area.height())};
}

void ShareChart::paintPanels(QPainter& painter) const
{
    for (std::size_t i = 0; i < m_panels.size(); ++i)
        paintPanel(painter, m_data.panels[i], m_panels[i]);
    painter.setFont(theme().font);
    for (std::size_t i = 0; i < m_legend.size(); ++i) {
        paintFill(painter, m_legend[i].swatch, theme().fill(m_data.legend[i]), theme().em());
        painter.setPen(theme().text);
        painter.drawText(m_legend[i].text, Qt::AlignLeft | Qt::TextSingleLine, m_legend[i].name);
    }
}

void ShareChart::paintPanel(QPainter& painter, const SharePanel& panel, const PanelPlace& place) const
{
    const int em = theme().em();
    const QFontMetrics metrics(theme().font);
    const QRect& area = place.area;
    const auto yOf = [&](double share) {
        return std::round(area.bottom() + 1 - share * area.height());
    };
    const int heading = area.top() - metrics.height() - em / 4;
    int x = area.left();
    painter.setFont(theme().boldFont);
    painter.setPen(theme().text);
    if (!panel.name.isEmpty()) {
        painter.drawText(
            QRect(x, heading, area.width(), metrics.height()), Qt::AlignLeft | Qt::TextSingleLine, panel.name);
        x += QFontMetrics(theme().boldFont).horizontalAdvance(panel.name) + em;
    }
    painter.setFont(theme().font);
    painter.setPen(theme().secondaryText);
    // Half a verdict says nothing; the whole is in the table and in what this says.
    const int room = area.right() + em - x;
    if (metrics.horizontalAdvance(panel.verdict) <= room || room > em * 11)
        painter.drawText(QRect(x, heading, room, metrics.height()), Qt::AlignLeft | Qt::TextSingleLine,
            metrics.elidedText(panel.verdict, Qt::ElideRight, room));

    for (const double share : {0.0, 0.5, 1.0}) {
        if (share == 0.5 && area.height() < 2 * metrics.height())
            continue;
        painter.setPen(theme().secondaryText);
        painter.drawText(
            QRectF(area.left() - em * 5.0, yOf(share) - metrics.height() / 2.0, em * 4.5, metrics.height()),
            Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("%1 %").arg(share * 100));
        painter.setPen(QPen(theme().grid, 1));
        painter.drawLine(QPointF(area.left(), yOf(share)), QPointF(area.right(), yOf(share)));
    }
    const auto index = static_cast<std::size_t>(&panel - m_data.panels.data());
    for (int i = 0; i < static_cast<int>(panel.columns.size()); i += place.stride) {
        const QRectF rect = rectOf(index, i);
        double from = 0;
        for (const SharePart& part : panel.columns[static_cast<std::size_t>(i)].parts) {
            const double bottom = yOf(from);
            from += part.share;
            const QRectF piece(rect.left(), yOf(from), rect.width(), bottom - yOf(from));
            const Fill fill = theme().fill(part.phase);
            if (piece.height() <= 0)
                continue;
            if (place.width >= 5)
                paintFill(painter, piece, fill, em);
            else
                painter.fillRect(piece, fill.color);
        }
    }
    // One half, over the columns: where execution reaches it.
    painter.setPen(QPen(theme().background, 3));
    painter.drawLine(QPointF(area.left(), yOf(0.5)), QPointF(area.right(), yOf(0.5)));
    painter.setPen(QPen(theme().ink, 1.2, Qt::DashLine));
    painter.drawLine(QPointF(area.left(), yOf(0.5)), QPointF(area.right(), yOf(0.5)));
    paintSizes(painter, panel, place);
}

void ShareChart::paintSizes(QPainter& painter, const SharePanel& panel, const PanelPlace& place) const
{
    const int em = theme().em();
    const QFontMetrics metrics(theme().font);
    const int count = static_cast<int>(panel.columns.size());
    if (count == 0)
        return;
    int widest = 1;
    for (const ShareColumn& column : {panel.columns.front(), panel.columns.back()})
        widest = std::max(widest, metrics.horizontalAdvance(QString::fromStdString(formatSize(column.x))));
    const int step = std::max(1, static_cast<int>(std::ceil((widest + em * 0.8) * place.stride / place.pitch)));
    const auto index = static_cast<std::size_t>(&panel - m_data.panels.data());
    painter.setPen(theme().secondaryText);
    for (int i = 0; i < count; i += std::max(step, place.stride)) {
        const double centre = rectOf(index, i).center().x();
        painter.drawText(QRectF(centre - em * 5.0, place.area.bottom() + em / 3.0, em * 10.0, metrics.height()),
            Qt::AlignHCenter | Qt::TextSingleLine,
            QString::fromStdString(formatSize(panel.columns[static_cast<std::size_t>(i)].x)));
    }
}

std::optional<ChartHit> ShareChart::selectedHit() const
{
    const auto selected
        = std::ranges::find_if(hits(), [this](const ChartHit& hit) { return at(hit).row == selection().run(); });
    return selected == hits().end() ? std::nullopt : std::optional(*selected);
}

ChartText ShareChart::textOf(const ChartHit& hit) const
{
    const QString& name = m_data.panels[static_cast<std::size_t>(hit.group)].name;
    const QString size = m_data.axis + QStringLiteral(" = ") + QString::fromStdString(formatSize(at(hit).x));
    return {name.isEmpty() ? size : name + QStringLiteral(" · ") + size, shareFacts(at(hit), *runs().at(at(hit).row))};
}

} // namespace phasebench
