// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/bar_chart.h"

#include "gui/charts/bar_painter.h"
#include "gui/charts/bar_series.h"
#include "gui/charts/painted_layer.h"
#include "gui/charts/shown_runs.h"
#include "gui/models/words.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QScrollBar>
#include <QWheelEvent>
#include <algorithm>

namespace phasebench {

BarChart::BarChart(const ChartSource& source, QWidget* parent)
    : Chart(source, parent)
    , m_scroll(new QScrollBar(Qt::Vertical, this))
{
    box()->addWidget(m_scroll);
    m_scroll->hide();
    m_scroll->setAccessibleName(tr("Scroll the bars"));
    plot()->yAxis->setRangeReversed(true);
    plot()->yAxis->setTicks(false);
    plot()->yAxis->setTickLabels(false);
    plot()->yAxis->grid()->setVisible(false);
    plot()->xAxis->setTicker(QSharedPointer<QCPAxisTickerText>(new QCPAxisTickerText));
    plot()->xAxis->setTickLabelPadding(6);
    addSketches();
    connect(m_scroll, &QScrollBar::valueChanged, this, [this] { rearrange(); });
    connect(&source.selection, &Selection::phaseChanged, this, [this] { replotSoon(); });
    connect(&source.selection, &Selection::hoveredChanged, this,
        [this] { plot()->layer(QStringLiteral("overlay"))->replot(); });
}

BarChart::~BarChart() = default;

void BarChart::addSketches()
{
    new PaintedLayer(plot(), QStringLiteral("background"), [this](QPainter& painter) {
        BarPainter(m_data, m_layout, theme()).paintSelected(painter, isTwin() ? -1 : selection().run(), hasFocus());
    });
    new PaintedLayer(plot(), QStringLiteral("axes"), [this](QPainter& painter) {
        const BarPainter around(m_data, m_layout, theme());
        around.paintRows(painter, isTwin() ? -1 : selection().run());
        around.paintLegend(painter);
    });
    new PaintedLayer(plot(), QStringLiteral("overlay"), [this](QPainter& painter) {
        const BarPainter around(m_data, m_layout, theme());
        if (selection().run() >= 0 && selection().phase())
            around.paintMark(painter, selection().run(), selection().phase(), false);
        if (selection().hoveredRun() >= 0)
            around.paintMark(
                painter, selection().hoveredRun(), selection().hoveredPhase(), !selection().hoveredPhase());
    });
}

void BarChart::rebuild()
{
    m_data = data();
    setHeading(m_data.title, m_data.subtitle, m_data.rows.empty(), m_data.caption);
    fillSeries();
    if (runs().size() > static_cast<int>(mostBars))
        QMetaObject::invokeMethod(
            this, [this] { scrollTo(selection().run()); }, Qt::QueuedConnection);
}

void BarChart::fillSeries()
{
    const auto phases = m_data.legend();
    while (m_series.size() > phases.size()) {
        plot()->removePlottable(m_series.back());
        m_series.pop_back();
    }
    while (m_series.size() < phases.size()) {
        auto* series = new BarSeries(plot()->yAxis, plot()->xAxis);
        if (!m_series.empty())
            series->moveAbove(m_series.back());
        m_series.push_back(series);
    }
    for (std::size_t s = 0; s < phases.size(); ++s) {
        QVector<double> keys;
        QVector<double> values;
        for (std::size_t row = 0; row < m_data.rows.size(); ++row) {
            double value = 0;
            for (const BarSegment& segment : m_data.rows[row].segments)
                if (segment.phase == phases[s])
                    value += segment.value;
            keys.append(static_cast<double>(row));
            values.append(value);
        }
        m_series[s]->setName(phases[s]  ? words::of(*phases[s])
                : m_data.rest.isEmpty() ? tr("not attributed")
                                        : m_data.rest);
        m_series[s]->setData(keys, values, true);
        m_series[s]->setFill(theme().fill(phases[s]), theme().em());
    }
}

BarRoom BarChart::roomFor(const QSize& size) const
{
    return {size.width(), headingBottom(size.width()) + theme().em(), captionTop(size), pad(), m_scroll->value(),
        isForExport()};
}

void BarChart::arrange(const QSize& size)
{
    m_layout = layoutBars(m_data, theme(), roomFor(size));
    const int count = static_cast<int>(m_data.rows.size());
    const int hidden = count - std::min(count, m_layout.rowsThatFit);
    {
        const QSignalBlocker blocker(m_scroll);
        m_scroll->setRange(0, hidden);
        m_scroll->setPageStep(m_layout.rowsThatFit);
    }
    m_scroll->setVisible(hidden > 0 && !isForExport());

    const QRect area = m_layout.plot;
    plot()->axisRect()->setMargins(QMargins(area.left(), area.top(), std::max(0, size.width() - area.right() - 1),
        std::max(0, size.height() - area.bottom() - 1)));
    const double first = m_layout.rows.empty() ? 0 : m_layout.rows.front().row;
    plot()->yAxis->setRange(first - 0.5, first + m_layout.rowsThatFit - 0.5);
    plot()->xAxis->setRange(0, m_layout.axisEnd);
    plot()->xAxis->setTickLabels(!m_data.rows.empty());
    plot()->xAxis->grid()->setVisible(!m_data.rows.empty());
    auto ticker = plot()->xAxis->ticker().staticCast<QCPAxisTickerText>();
    ticker->setTicks(m_layout.ticks.positions, m_layout.ticks.labels.toVector());
    for (BarSeries* series : m_series)
        series->setWidth(m_layout.barHeight);
    placeHits();
}

QStringList BarChart::legendNames() const
{
    QStringList names;
    for (const BarLayout::LegendEntry& entry : m_layout.legend)
        names << entry.name;
    return names;
}

QString BarChart::legendAt(const QPoint& position) const
{
    for (const BarLayout::LegendEntry& entry : m_layout.legend)
        if (entry.swatch.united(entry.text).contains(position))
            return entry.name;
    return {};
}

std::vector<double> BarChart::plotted(std::optional<Phase> phase) const
{
    const auto phases = m_data.legend();
    std::vector<double> values(m_data.rows.size(), 0.0);
    for (std::size_t s = 0; s < phases.size(); ++s)
        if (phases[s] == phase)
            for (int i = 0; i < m_series[s]->dataCount(); ++i)
                values[static_cast<std::size_t>(i)] = m_series[s]->dataMainValue(i);
    return values;
}

int BarChart::fullHeight(int width) const
{
    const BarRoom room{width, 0, 0, pad(), 0, true};
    const int caption = captionTop({width, 10000});
    return headingBottom(width) + theme().em() + heightForAllRows(m_data, theme(), room) + 10000 - caption;
}

void BarChart::placeHits()
{
    std::vector<ChartHit> parts;
    std::vector<ChartHit> bars;
    for (const BarLayout::Row& place : m_layout.rows) {
        double from = 0;
        int item = 0;
        for (const BarSegment& segment : m_data.rows[static_cast<std::size_t>(place.row)].segments) {
            const double left = m_layout.xOf(from);
            from += segment.value;
            parts.push_back(
                {QRectF(left, place.strip.top(), m_layout.xOf(from) - left, place.strip.height()), place.row, ++item});
        }
        bars.push_back({QRectF(place.strip), place.row, 0});
    }
    parts.insert(parts.end(), bars.begin(), bars.end()); // a part is hit before its bar
    setHits(std::move(parts));
}

std::optional<ChartHit> BarChart::selectedHit() const
{
    const auto bar = std::ranges::find(m_data.rows, selection().run(), &BarRow::run);
    if (bar == m_data.rows.end())
        return std::nullopt;
    ChartHit hit{{}, static_cast<int>(bar - m_data.rows.begin()), 0};
    const auto part = std::ranges::find(bar->segments, selection().phase(), &BarSegment::phase);
    if (selection().phase() && part != bar->segments.end())
        hit.item = static_cast<int>(part - bar->segments.begin()) + 1;
    return hit;
}

ChartText BarChart::textOf(const ChartHit& hit) const
{
    const BarRow& bar = rowOf(hit);
    if (hit.item == 0)
        return {bar.label, bar.facts};
    return {bar.label + QStringLiteral(" · ") + partOf(hit).name, partOf(hit).facts};
}

void BarChart::hover(const std::optional<ChartHit>& hit)
{
    selection().setHovered(hit ? rowOf(*hit).run : -1, hit && hit->item > 0 ? partOf(*hit).phase : std::nullopt);
}

void BarChart::select(const ChartHit& hit)
{
    selection().setPhase(hit.item > 0 ? partOf(hit).phase : std::nullopt);
    selection().setRun(rowOf(hit).run);
}

std::optional<ChartHit> BarChart::stepped(int items, int groups) const
{
    const int count = static_cast<int>(m_data.rows.size());
    if (count == 0)
        return std::nullopt;
    const auto now = selectedHit();
    if (!now)
        return ChartHit{{}, groups < 0 ? count - 1 : 0, 0};
    ChartHit next{{}, std::clamp(now->group + groups, 0, count - 1), now->item + items};
    const auto& segments = rowOf(next).segments;
    if (groups != 0) {
        // The same phase in the next bar, where it has one.
        const auto same = std::ranges::find(segments, selection().phase(), &BarSegment::phase);
        next.item = selection().phase() && same != segments.end() ? static_cast<int>(same - segments.begin()) + 1 : 0;
    }
    // "Not attributed" is no phase that could be selected.
    const auto phases
        = std::ranges::count_if(segments, [](const BarSegment& segment) { return segment.phase.has_value(); });
    next.item = std::clamp(next.item, 0, static_cast<int>(phases));
    return next;
}

void BarChart::followSelection()
{
    Chart::followSelection();
    scrollTo(selection().run());
}

void BarChart::scrollTo(int run)
{
    for (std::size_t row = 0; row < m_data.rows.size(); ++row) {
        if (m_data.rows[row].run != run)
            continue;
        const int index = static_cast<int>(row);
        if (index < m_scroll->value())
            m_scroll->setValue(index);
        else if (index >= m_scroll->value() + m_layout.rowsThatFit)
            m_scroll->setValue(index - m_layout.rowsThatFit + 1);
    }
}

void BarChart::keyPressEvent(QKeyEvent* event)
{
    const int all = static_cast<int>(m_data.rows.size());
    switch (event->key()) {
    case Qt::Key_PageDown:
        return choose(stepped(0, m_layout.rowsThatFit));
    case Qt::Key_PageUp:
        return choose(stepped(0, -m_layout.rowsThatFit));
    case Qt::Key_Home:
        return choose(stepped(0, -all));
    case Qt::Key_End:
        return choose(stepped(0, all));
    default:
        Chart::keyPressEvent(event);
    }
}

void BarChart::wheelEvent(QWheelEvent* event)
{
    if (!m_scroll->isVisible()) {
        event->ignore();
        return;
    }
    constexpr int notch = 120; // eighths of a degree
    m_scroll->setValue(m_scroll->value() - event->angleDelta().y() * 2 / notch);
    event->accept();
}

bool BarChart::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == plot() && event->type() == QEvent::Wheel) {
        wheelEvent(static_cast<QWheelEvent*>(event));
        return true;
    }
    return Chart::eventFilter(watched, event);
}

} // namespace phasebench
