// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/timeline_chart.h"

#include "gui/charts/painted_layer.h"
#include "gui/charts/timeline_painter.h"
#include "gui/charts/trace_export.h"
#include "gui/models/chart_table_model.h"
#include "gui/models/fault_sentence.h"

#include <QAction>
#include <QGestureEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <cmath>

namespace phasebench {
namespace {

constexpr double leastView = 0.02; // microseconds

} // namespace

TimelineChart::TimelineChart(const ChartSource& source, QWidget* parent)
    : Chart(source, parent)
    , m_trace(new QAction(tr("Export as Chrome &trace…"), this))
{
    plot()->xAxis->setVisible(false);
    plot()->yAxis->setVisible(false);
    plot()->grabGesture(Qt::PinchGesture);
    addAction(m_trace); // in the context menu
    m_trace->setShortcutContext(Qt::WidgetShortcut);
    connect(m_trace, &QAction::triggered, this, &TimelineChart::exportTrace);
    addSketches();
    connect(&source.selection, &Selection::runChanged, &tableModel(), &ChartTableModel::startAnew);
    connect(&source.selection, &Selection::phaseChanged, this, [this] {
        // Another chart's selection is of the phase in every call.
        if (!m_selecting)
            letGo();
        replotSoon();
    });
    scheduleRebuild();
}

void TimelineChart::addSketches()
{
    new PaintedLayer(plot(), QStringLiteral("grid"),
        [this](QPainter& painter) { TimelinePainter(m_data, m_layout, theme()).paintAround(painter); });
    new PaintedLayer(plot(), QStringLiteral("axes"),
        [this](QPainter& painter) { TimelinePainter(m_data, m_layout, theme()).paintRows(painter, mark()); });
}

QString TimelineChart::fileName() const
{
    return QStringLiteral("timeline-%1").arg(selection().run() + 1);
}

std::unique_ptr<Chart> TimelineChart::fresh(const ChartSource& source) const
{
    auto chart = std::make_unique<TimelineChart>(source);
    chart->updateNow();
    chart->setView(m_from, m_to);
    return chart;
}

int TimelineChart::fullHeight(int width) const
{
    return headingBottom(width) + theme().em() + timelineHeight(m_data, theme());
}

std::optional<TimelineMark> TimelineChart::mark() const
{
    if (m_chosenMark)
        return m_chosenMark;
    if (selection().phase())
        return TimelineMark{selection().phase(), std::nullopt};
    return std::nullopt;
}

void TimelineChart::rebuild()
{
    const int row = selection().run();
    const RunPtr run = row < 0 ? nullptr : runs().at(row);
    if (run != m_data.run || !run) {
        const bool sameLength = run && m_data.run && run->id == m_data.run->id && m_data.end > 0;
        m_data = timelineData(run, row < 0 ? QString() : runs().label(row));
        letGo();
        if (!sameLength || m_to > m_data.end) {
            m_from = 0;
            m_to = m_data.end;
        }
    }
    m_trace->setEnabled(!m_data.isEmpty());
    setHeading(m_data.title, m_data.subtitle, m_data.isEmpty(), m_data.caption);
}

void TimelineChart::arrange(const QSize& size)
{
    m_layout = layoutTimeline(m_data, theme(),
        {size.width(), headingBottom(size.width()) + theme().em(), captionTop(size), pad()}, m_from, m_to);
}

void TimelineChart::setView(double from, double to)
{
    if (m_data.isEmpty())
        return;
    const double length = std::clamp(to - from, std::min(leastView, m_data.end), m_data.end);
    m_from = std::clamp(from, 0.0, m_data.end - length);
    m_to = m_from + length;
    rearrange();
}

void TimelineChart::showAll()
{
    setView(0, m_data.end);
}

void TimelineChart::zoomAbout(double x, double factor)
{
    const double time = m_layout.view.timeAt(x);
    setView(time - (time - m_from) / factor, time + (m_to - time) / factor);
}

void TimelineChart::zoom(double factor)
{
    if (!m_data.isEmpty())
        zoomAbout(m_layout.view.left + m_layout.view.width / 2, factor);
}

void TimelineChart::pan(double pixels)
{
    const double by = pixels / m_layout.view.width * (m_to - m_from);
    setView(m_from + by, m_to + by);
}

void TimelineChart::exportTrace()
{
    if (m_data.isEmpty())
        return;
    if (const auto written = exportTraceWithDialog(*m_data.run, this); !written)
        emit failed(sentenceOf(written.error()));
}

const TimelineEvent& TimelineChart::eventOf(const ChartHit& hit) const
{
    const TimelineRow& row = m_data.rows[static_cast<std::size_t>(hit.group)];
    return m_data.event(row.events[static_cast<std::size_t>(hit.item)]);
}

std::optional<ChartHit> TimelineChart::hitAt(const QPoint& position) const
{
    for (int row = 0; row < static_cast<int>(m_layout.rows.size()); ++row) {
        const QRect& place = m_layout.rows[static_cast<std::size_t>(row)];
        if (!place.contains(position))
            continue;
        const int found = positionAt(m_data.rows[static_cast<std::size_t>(row)], m_layout.view, position.x(), 3);
        return found < 0 ? std::nullopt : std::optional(ChartHit{QRectF(place), row, found});
    }
    return std::nullopt;
}

ChartText TimelineChart::textOf(const ChartHit& hit) const
{
    const TimelineEvent& event = eventOf(hit);
    ChartText text{m_data.nameOf(event), factsOf(m_data, event)};
    if (m_chosenMark && *m_chosenMark == TimelineMark{event.phase, event.index})
        text.facts.emplace_back(tr("in all"), phasebench::describe(m_data, *m_chosenMark));
    return text;
}

void TimelineChart::paintMark(QPainter& painter, const ChartHit& hit, bool) const
{
    TimelinePainter(m_data, m_layout, theme()).paintEvent(painter, hit.group, hit.item);
}

void TimelineChart::letGo()
{
    m_chosenMark.reset();
    forget();
}

void TimelineChart::select(const ChartHit& hit)
{
    const TimelineEvent& event = eventOf(hit);
    m_chosenMark = TimelineMark{event.phase, event.index};
    m_selecting = true;
    selection().setPhase(event.phase);
    m_selecting = false;
    replotSoon();
}

void TimelineChart::bringIntoView(const TimelineEvent& event)
{
    const double length = m_to - m_from;
    if (event.start < m_from || event.start + event.duration > m_to)
        setView(event.start + event.duration / 2 - length / 2, event.start + event.duration / 2 + length / 2);
}

void TimelineChart::step(int by)
{
    if (m_data.isEmpty())
        return;
    ChartHit next = selectedHit().value_or(ChartHit{{}, 0, by > 0 ? -1 : 1});
    const int last = static_cast<int>(m_data.rows[static_cast<std::size_t>(next.group)].events.size()) - 1;
    next.item = std::clamp(next.item + by, 0, last);
    bringIntoView(eventOf(next));
    choose(next);
}

void TimelineChart::keyPressEvent(QKeyEvent* event)
{
    const double tenth = m_layout.view.width / 10;
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
    case Qt::Key_Up:
        zoom(1.5);
        break;
    case Qt::Key_Minus:
    case Qt::Key_Down:
        zoom(1 / 1.5);
        break;
    case Qt::Key_0:
        showAll();
        break;
    case Qt::Key_Right:
        pan(tenth);
        break;
    case Qt::Key_Left:
        pan(-tenth);
        break;
    case Qt::Key_Home:
        setView(0, m_to - m_from);
        break;
    case Qt::Key_End:
        setView(m_data.end - (m_to - m_from), m_data.end);
        break;
    case Qt::Key_PageDown:
        step(1);
        break;
    case Qt::Key_PageUp:
        step(-1);
        break;
    default:
        Chart::keyPressEvent(event);
    }
}

void TimelineChart::onWheel(const QWheelEvent& event)
{
    const QPoint turn = event.angleDelta();
    if (turn.x() != 0 || (event.modifiers() & Qt::ShiftModifier))
        pan(-(turn.x() != 0 ? turn.x() : turn.y()) * 0.5);
    else if (turn.y() != 0)
        zoomAbout(event.position().x(), std::pow(1.25, turn.y() / 120.0));
}

bool TimelineChart::onPinch(QEvent& event)
{
    if (event.type() == QEvent::NativeGesture) {
        const auto& gesture = static_cast<QNativeGestureEvent&>(event);
        if (gesture.gestureType() != Qt::ZoomNativeGesture)
            return false;
        zoomAbout(gesture.position().x(), 1 + gesture.value());
        return true;
    }
    const auto& gestures = static_cast<QGestureEvent&>(event);
    const auto* pinch = static_cast<QPinchGesture*>(gestures.gesture(Qt::PinchGesture));
    if (!pinch)
        return false;
    zoomAbout(plot()->mapFromGlobal(pinch->hotSpot().toPoint()).x(), pinch->scaleFactor());
    return true;
}

bool TimelineChart::onPress(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton || m_data.isEmpty())
        return false;
    m_grip = event.pos();
    m_dragged = false;
    return true;
}

bool TimelineChart::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != plot())
        return Chart::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        if (onPress(*static_cast<QMouseEvent*>(event))) {
            setFocus(Qt::MouseFocusReason);
            return false;
        }
        break;
    case QEvent::MouseMove: {
        const auto* move = static_cast<QMouseEvent*>(event);
        if (!m_grip || !(move->buttons() & Qt::LeftButton)) {
            m_grip.reset();
            break;
        }
        const int by = move->pos().x() - m_grip->x();
        if (!m_dragged && std::abs(by) < 4)
            return false;
        m_dragged = true;
        pan(-by);
        m_grip = move->pos();
        return false;
    }
    case QEvent::MouseButtonRelease:
        if (m_grip && !m_dragged) {
            const auto hit = hitAt(*m_grip);
            if (!hit) {
                letGo();
                selection().setPhase(std::nullopt);
            }
            choose(hit);
        }
        m_grip.reset();
        break;
    case QEvent::Wheel:
        onWheel(*static_cast<QWheelEvent*>(event));
        return true;
    case QEvent::NativeGesture:
    case QEvent::Gesture:
        if (!m_data.isEmpty() && onPinch(*event))
            return true;
        break;
    default:
        break;
    }
    return Chart::eventFilter(watched, event);
}

} // namespace phasebench
