// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/bar_chart.h"

#include "gui/charts/bar_painter.h"
#include "gui/charts/bar_series.h"
#include "gui/charts/painted_layer.h"
#include "gui/charts/shown_runs.h"
#include "gui/models/words.h"

#include <QBoxLayout>
#include <QHelpEvent>
#include <QScrollBar>
#include <QToolTip>

namespace phasebench {

BarChart::BarChart(const RunList& runs, Selection& selection, QWidget* parent)
    : Chart(parent)
    , m_runs(runs)
    , m_selection(selection)
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
    connect(&runs, &RunList::updated, this, &BarChart::scheduleRebuild);
    connect(&selection, &Selection::runChanged, this, [this](int row) {
        // Of very many runs the bars up to the selected one are drawn.
        if (m_runs.size() > static_cast<int>(mostBars))
            scheduleRebuild();
        scrollTo(row);
        replotSoon();
    });
    connect(&selection, &Selection::phaseChanged, this, [this] { replotSoon(); });
    connect(
        &selection, &Selection::hoveredChanged, this, [this] { plot()->layer(QStringLiteral("overlay"))->replot(); });
}

BarChart::~BarChart() = default;

void BarChart::addSketches()
{
    new PaintedLayer(plot(), QStringLiteral("background"), [this](QPainter& painter) {
        BarPainter(m_data, m_layout, theme()).paintSelected(painter, m_selection.run(), hasFocus());
    });
    new PaintedLayer(plot(), QStringLiteral("axes"), [this](QPainter& painter) {
        const BarPainter around(m_data, m_layout, theme());
        around.paintRows(painter, m_selection.run());
        around.paintLegend(painter);
    });
    new PaintedLayer(plot(), QStringLiteral("overlay"), [this](QPainter& painter) {
        const BarPainter around(m_data, m_layout, theme());
        if (m_selection.run() >= 0 && m_selection.phase())
            around.paintMark(painter, m_selection.run(), m_selection.phase(), false);
        if (m_selection.hoveredRun() >= 0)
            around.paintMark(
                painter, m_selection.hoveredRun(), m_selection.hoveredPhase(), !m_selection.hoveredPhase());
    });
}

void BarChart::rebuild()
{
    m_data = data();
    setHeading(m_data.title, m_data.subtitle, m_data.rows.empty());
    fillSeries();
    if (m_runs.size() > static_cast<int>(mostBars))
        QMetaObject::invokeMethod(
            this, [this] { scrollTo(m_selection.run()); }, Qt::QueuedConnection);
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

BarChart::Place BarChart::placeAt(const QPoint& position) const
{
    for (const BarLayout::Row& place : m_layout.rows) {
        if (!place.strip.contains(position))
            continue;
        const BarRow& bar = m_data.rows[static_cast<std::size_t>(place.row)];
        double from = 0;
        for (std::size_t i = 0; i < bar.segments.size(); ++i) {
            const double to = from + bar.segments[i].value;
            if (position.x() >= m_layout.xOf(from) && position.x() < m_layout.xOf(to))
                return {place.row, static_cast<int>(i)};
            from = to;
        }
        return {place.row, -1};
    }
    return {};
}

BarChart::Place BarChart::selectedPlace() const
{
    for (std::size_t row = 0; row < m_data.rows.size(); ++row) {
        const BarRow& bar = m_data.rows[row];
        if (bar.run != m_selection.run())
            continue;
        for (std::size_t i = 0; i < bar.segments.size(); ++i)
            if (m_selection.phase() && bar.segments[i].phase == m_selection.phase())
                return {static_cast<int>(row), static_cast<int>(i)};
        return {static_cast<int>(row), -1};
    }
    return {};
}

QString BarChart::toolTipAt(Place place) const
{
    if (place.row < 0)
        return {};
    const BarRow& bar = m_data.rows[static_cast<std::size_t>(place.row)];
    if (place.segment < 0)
        return asToolTip(bar.label, bar.facts);
    const BarSegment& segment = bar.segments[static_cast<std::size_t>(place.segment)];
    return asToolTip(bar.label + QStringLiteral(" · ") + segment.name, segment.facts);
}

QString BarChart::lineAt(Place place) const
{
    if (place.row < 0)
        return {};
    const BarRow& bar = m_data.rows[static_cast<std::size_t>(place.row)];
    if (place.segment < 0)
        return asLine(bar.label, bar.facts);
    const BarSegment& segment = bar.segments[static_cast<std::size_t>(place.segment)];
    return asLine(bar.label + QStringLiteral(" · ") + segment.name, segment.facts);
}

void BarChart::hover(Place place)
{
    if (place.row < 0) {
        m_selection.setHovered(-1, std::nullopt);
    } else {
        const BarRow& bar = m_data.rows[static_cast<std::size_t>(place.row)];
        m_selection.setHovered(
            bar.run, place.segment < 0 ? std::nullopt : bar.segments[static_cast<std::size_t>(place.segment)].phase);
    }
    emit described(lineAt(place));
}

void BarChart::select(Place place)
{
    if (place.row < 0)
        return;
    const BarRow& bar = m_data.rows[static_cast<std::size_t>(place.row)];
    m_selection.setPhase(
        place.segment < 0 ? std::nullopt : bar.segments[static_cast<std::size_t>(place.segment)].phase);
    m_selection.setRun(bar.run);
    emit described(lineAt(place));
    setAccessibleDescription(lineAt(place));
}

void BarChart::stepRow(int by)
{
    const int count = static_cast<int>(m_data.rows.size());
    if (count == 0)
        return;
    const int now = selectedPlace().row;
    const int next = now < 0 ? (by > 0 ? 0 : count - 1) : std::clamp(now + by, 0, count - 1);
    Place place{next, -1};
    // The same phase in the next bar, where it has one.
    const auto& segments = m_data.rows[static_cast<std::size_t>(next)].segments;
    for (std::size_t i = 0; i < segments.size(); ++i)
        if (m_selection.phase() && segments[i].phase == m_selection.phase())
            place.segment = static_cast<int>(i);
    select(place);
}

void BarChart::stepSegment(int by)
{
    Place place = selectedPlace();
    if (place.row < 0) {
        stepRow(1);
        return;
    }
    // "Not attributed" is no phase that could be selected; -1 is the whole bar.
    const auto& segments = m_data.rows[static_cast<std::size_t>(place.row)].segments;
    int last = static_cast<int>(segments.size()) - 1;
    while (last >= 0 && !segments[static_cast<std::size_t>(last)].phase)
        --last;
    place.segment = std::clamp(place.segment + by, -1, last);
    select(place);
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
    switch (event->key()) {
    case Qt::Key_Down:
        stepRow(1);
        break;
    case Qt::Key_Up:
        stepRow(-1);
        break;
    case Qt::Key_PageDown:
        stepRow(m_layout.rowsThatFit);
        break;
    case Qt::Key_PageUp:
        stepRow(-m_layout.rowsThatFit);
        break;
    case Qt::Key_Home:
        stepRow(-static_cast<int>(m_data.rows.size()));
        break;
    case Qt::Key_End:
        stepRow(static_cast<int>(m_data.rows.size()));
        break;
    case Qt::Key_Right:
        stepSegment(1);
        break;
    case Qt::Key_Left:
        stepSegment(-1);
        break;
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
    if (watched == plot()) {
        switch (event->type()) {
        case QEvent::MouseMove:
            hover(placeAt(static_cast<QMouseEvent*>(event)->pos()));
            break;
        case QEvent::Leave:
            hover({});
            break;
        case QEvent::MouseButtonPress:
            if (static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton)
                select(placeAt(static_cast<QMouseEvent*>(event)->pos()));
            break;
        case QEvent::ToolTip: {
            const auto* help = static_cast<QHelpEvent*>(event);
            QToolTip::showText(help->globalPos(), toolTipAt(placeAt(help->pos())), plot());
            return true;
        }
        case QEvent::Wheel:
            wheelEvent(static_cast<QWheelEvent*>(event));
            return true;
        default:
            break;
        }
    }
    return Chart::eventFilter(watched, event);
}

void BarChart::focusInEvent(QFocusEvent* event)
{
    Chart::focusInEvent(event);
    replotSoon();
}

void BarChart::focusOutEvent(QFocusEvent* event)
{
    Chart::focusOutEvent(event);
    replotSoon();
}

} // namespace phasebench
