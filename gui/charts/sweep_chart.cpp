// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/sweep_chart.h"

#include "gui/charts/log_axis.h"
#include "gui/charts/painted_layer.h"
#include "gui/models/chart_table_model.h"
#include "gui/models/rich_text.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QHelpEvent>
#include <QLabel>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <span>

namespace phasebench {

SweepChart::SweepChart(const RunList& runs, Selection& selection, QWidget* parent)
    : Chart(parent)
    , m_runs(runs)
    , m_selection(selection)
    , m_source(runs)
    , m_table(new ChartTableModel(
          runs, [this] { return sweepTable(m_runs, m_source); }, this))
    , m_box(new QComboBox)
{
    auto* label = new QLabel(tr("S&how"));
    label->setBuddy(m_box);
    m_box->setAccessibleName(tr("what is shown of a call"));
    m_box->setObjectName(QStringLiteral("sweepMeasure"));
    m_box->addItems({tr("time of a call"), tr("time for each FLOP"), tr("FLOP rate of a call")});
    m_controls = new QWidget;
    auto* row = new QHBoxLayout(m_controls);
    row->setContentsMargins(pad(), pad() / 2, pad(), 0);
    row->addWidget(label);
    row->addWidget(m_box);
    row->addStretch();
    box()->setDirection(QBoxLayout::TopToBottom);
    box()->insertWidget(0, m_controls);

    for (QCPAxis* axis : {plot()->xAxis, plot()->yAxis}) {
        axis->setTicker(QSharedPointer<QCPAxisTickerText>(new QCPAxisTickerText));
        axis->setTickLabelPadding(8);
        axis->grid()->setSubGridVisible(false);
    }
    plot()->yAxis->setScaleType(QCPAxis::stLogarithmic);
    new PaintedLayer(plot(), QStringLiteral("background"), [this](QPainter& painter) { paintCrossings(painter); });
    new PaintedLayer(plot(), QStringLiteral("main"), [this](QPainter& painter) {
        painter.setClipRect(plot()->axisRect()->rect().adjusted(-theme().em(), 0, theme().em(), 0));
        for (const SweepTrace& line : m_data.lines)
            paintLine(painter, line, std::max(1.4, theme().em() * 0.12));
        for (const SweepTrace& line : m_data.lines)
            paintDots(painter, line);
    });
    new PaintedLayer(plot(), QStringLiteral("axes"), [this](QPainter& painter) { paintLabels(painter); });
    new PaintedLayer(plot(), QStringLiteral("overlay"), [this](QPainter& painter) { paintCurrent(painter); });

    connect(m_box, &QComboBox::activated, this, [this](int index) { setMeasure(static_cast<SweepMeasure>(index)); });
    connect(&runs, &RunList::updated, this, &SweepChart::scheduleRebuild);
    connect(&selection, &Selection::runChanged, this, [this] {
        if (isVisible())
            replotSoon();
    });
    scheduleRebuild();
}

SweepChart::~SweepChart() = default;

QAbstractItemModel* SweepChart::table() const
{
    return m_table;
}

QString SweepChart::fileName() const
{
    return m_measure == SweepMeasure::time       ? QStringLiteral("sweep")
        : m_measure == SweepMeasure::timePerFlop ? QStringLiteral("sweep-per-flop")
                                                 : QStringLiteral("sweep-rate");
}

std::unique_ptr<Chart> SweepChart::cloneForExport() const
{
    auto* nothing = new Selection(m_runs);
    auto chart = std::make_unique<SweepChart>(m_runs, *nothing);
    nothing->setParent(chart.get());
    chart->setMeasure(m_measure);
    return chart;
}

int SweepChart::fullHeight(int width) const
{
    return headingBottom(width) + theme().em() * 18;
}

void SweepChart::setMeasure(SweepMeasure measure)
{
    m_measure = measure;
    m_box->setCurrentIndex(static_cast<int>(measure));
    scheduleRebuild();
}

void SweepChart::rebuild()
{
    m_source.refresh();
    m_data = sweepData(m_source, m_measure);
    m_hovered = {};
    m_box->setEnabled(!m_data.isEmpty());
    setHeading(m_data.title, m_data.subtitle, m_data.isEmpty());
}

void SweepChart::arrange(const QSize& size)
{
    const int em = theme().em();
    const bool empty = m_data.isEmpty();
    for (QCPAxis* axis : {plot()->xAxis, plot()->yAxis}) {
        axis->setTickLabels(!empty);
        axis->grid()->setVisible(!empty);
    }
    m_ends.clear();
    if (empty)
        return;
    const int line = QFontMetrics(theme().font).height();
    const int bottom = captionTop(size) - em * 4;
    // In a low window the lines come first.
    m_crossingRows = std::clamp(
        (bottom - headingBottom(size.width())) / (em * 6) - 1, 0, static_cast<int>(m_data.crossings.size()));
    const int top = headingBottom(size.width()) + em * 3 / 2 + m_crossingRows * (line + em / 4);

    const auto label = [this](double value) {
        return m_measure == SweepMeasure::rate                 ? plainRate(value)
            : m_measure == SweepMeasure::time || value >= 1e-3 ? plainTime(value)
                                                               : valueText(value, m_measure);
    };
    m_yTicks = decadeTicks(m_data.yLow, m_data.yHigh, std::max((bottom - top) / (em * 2), 2), label);
    const QFontMetrics metrics(theme().font);
    int left = 0;
    for (const QString& tick : m_yTicks.labels)
        left = std::max(left, metrics.horizontalAdvance(tick));
    int right = 0;
    for (const SweepTrace& trace : m_data.lines)
        right = std::max(right, metrics.horizontalAdvance(trace.name));
    right = std::min(right, size.width() * 3 / 10);
    plot()->axisRect()->setMargins(
        QMargins(pad() + left + 10, top, pad() + right + em * 3 / 2, std::max(0, size.height() - bottom)));

    const int width = size.width() - pad() * 2 - left - right - em * 2;
    const int atMost = std::max(width / (em * 4), 2);
    plot()->xAxis->setScaleType(m_data.logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    if (!m_data.logarithmic)
        m_xTicks = timeTicks(m_data.xLow, m_data.xHigh, {"", 1}, atMost / 2);
    else if (m_data.powersOfTwo)
        m_xTicks = powerTicks(m_data.xLow, m_data.xHigh, atMost);
    else
        m_xTicks = decadeTicks(
            m_data.xLow, m_data.xHigh, atMost, [](double value) { return QString::fromStdString(formatSize(value)); });
    plot()->xAxis->setRange(m_data.xLow, m_data.xHigh);
    plot()->yAxis->setRange(m_data.yLow, m_data.yHigh);
    plot()->xAxis->ticker().staticCast<QCPAxisTickerText>()->setTicks(m_xTicks.positions, m_xTicks.labels.toVector());
    plot()->yAxis->ticker().staticCast<QCPAxisTickerText>()->setTicks(m_yTicks.positions, m_yTicks.labels.toVector());
    // The plot lays out when it draws next; the labels stand in pixels of it now.
    plot()->axisRect()->setOuterRect(QRect(QPoint(0, 0), size));
    placeEndLabels();
}

void SweepChart::placeEndLabels()
{
    if (m_data.lines.size() < 2)
        return;
    const double height = QFontMetrics(theme().font).height();
    const QRect area = plot()->axisRect()->rect();
    for (const SweepTrace& line : m_data.lines) {
        const double y = pixelOf(line.dots.back()).y();
        m_ends.push_back({line.name, y, y});
    }
    std::vector<EndLabel*> order;
    for (EndLabel& end : m_ends)
        order.push_back(&end);
    std::ranges::stable_sort(order, {}, &EndLabel::anchor);
    // Down from the top as far as they must, then up again where the last ones left the plot.
    for (std::size_t i = 1; i < order.size(); ++i)
        order[i]->y = std::max(order[i]->y, order[i - 1]->y + height);
    double lowest = area.bottom() + height / 2;
    for (std::size_t i = order.size(); i-- > 0;) {
        order[i]->y = std::min(order[i]->y, lowest);
        lowest = order[i]->y - height;
    }
}

const SweepDot& SweepChart::at(Place place) const
{
    return m_data.lines[static_cast<std::size_t>(place.line)].dots[static_cast<std::size_t>(place.dot)];
}

QPointF SweepChart::pixelOf(const SweepDot& dot) const
{
    return {plot()->xAxis->coordToPixel(dot.x), plot()->yAxis->coordToPixel(dot.value)};
}

QColor SweepChart::shadeOf(const SweepTrace& line) const
{
    // Neutral: the colours belong to the phases.
    return line.mark % 2 == 0 ? theme().ink : theme().secondaryText;
}

bool SweepChart::isCrowded(const SweepTrace& line) const
{
    return static_cast<double>(line.dots.size()) * theme().em() * 0.6 > plot()->axisRect()->width();
}

void SweepChart::paintCrossings(QPainter& painter) const
{
    if (m_data.isEmpty())
        return;
    const QRect area = plot()->axisRect()->rect();
    const int em = theme().em();
    const QFontMetrics metrics(theme().font);
    const int line = metrics.height();
    const int rows = m_crossingRows;
    const std::span crossings(m_data.crossings.data(), static_cast<std::size_t>(rows));
    const auto from = [&](const SweepCrossing& crossing) {
        return plot()->xAxis->coordToPixel(crossing.low);
    };
    const auto to = [&](const SweepCrossing& crossing) {
        return plot()->xAxis->coordToPixel(crossing.high);
    };
    const auto topOf = [&](std::size_t i) {
        return area.top() - (rows - static_cast<int>(i)) * (line + em / 4.0);
    };
    for (const SweepCrossing& crossing : crossings)
        painter.fillRect(
            QRectF(from(crossing), area.top(), to(crossing) - from(crossing), area.height()), theme().selected);
    for (std::size_t i = 0; i < crossings.size(); ++i) {
        const SweepCrossing& crossing = crossings[i];
        const double middle = topOf(i) + line / 2.0;
        painter.setPen(QPen(theme().secondaryText, 1, Qt::DotLine));
        for (const double x : {from(crossing), to(crossing)})
            painter.drawLine(QPointF(x, middle), QPointF(x, area.bottom()));
        painter.setPen(QPen(theme().secondaryText, std::max(1.0, em * 0.1)));
        painter.drawLine(QPointF(from(crossing), middle), QPointF(to(crossing), middle));
    }
    // The words beside their bracket, over the lines of the other ones.
    painter.setFont(theme().font);
    for (std::size_t i = 0; i < crossings.size(); ++i) {
        const SweepCrossing& crossing = crossings[i];
        const int width = metrics.horizontalAdvance(crossing.label);
        const bool fitsRight = to(crossing) + em + width < plot()->viewport().right() - pad();
        const double left
            = fitsRight ? to(crossing) + em * 0.6 : std::max<double>(area.left(), from(crossing) - em * 0.6 - width);
        const QRectF room(left, topOf(i), width + 2, line);
        painter.fillRect(room, theme().background);
        painter.setPen(theme().secondaryText);
        painter.drawText(room, Qt::AlignLeft | Qt::TextSingleLine, crossing.label);
    }
}

void SweepChart::paintLine(QPainter& painter, const SweepTrace& line, double width) const
{
    static constexpr Qt::PenStyle dashes[] = {Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};
    // Many points in one column of pixels are drawn as the column's reach.
    QPolygonF path;
    double column = -1;
    double least = 0;
    double most = 0;
    for (const SweepDot& dot : line.dots) {
        const QPointF point = pixelOf(dot);
        if (isCrowded(line) && std::floor(point.x()) == column) {
            least = std::min(least, point.y());
            most = std::max(most, point.y());
            continue;
        }
        if (most > least)
            path << QPointF(column, least) << QPointF(column, most);
        column = std::floor(point.x());
        least = most = point.y();
        path << point;
    }
    if (most > least)
        path << QPointF(column, least) << QPointF(column, most);
    QPen pen(shadeOf(line), width, path.size() > 600 ? Qt::SolidLine : dashes[line.dash % 4]);
    pen.setJoinStyle(Qt::RoundJoin);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(path);
}

void SweepChart::paintMark(QPainter& painter, const QPointF& at, int mark, double size) const
{
    const double r = size / 2;
    switch (mark % 4) {
    case 0:
        painter.drawEllipse(at, r, r);
        break;
    case 1:
        painter.drawRect(QRectF(at.x() - r * 0.9, at.y() - r * 0.9, r * 1.8, r * 1.8));
        break;
    case 2:
        painter.drawPolygon(QPolygonF{
            {at.x(), at.y() - r * 1.2}, {at.x() + r * 1.1, at.y() + r * 0.8}, {at.x() - r * 1.1, at.y() + r * 0.8}});
        break;
    default:
        painter.drawPolygon(QPolygonF{{at.x(), at.y() - r * 1.25}, {at.x() + r * 1.25, at.y()},
            {at.x(), at.y() + r * 1.25}, {at.x() - r * 1.25, at.y()}});
    }
}

void SweepChart::paintDots(QPainter& painter, const SweepTrace& line) const
{
    if (isCrowded(line))
        return;
    const double size = std::max(5.0, theme().em() * 0.55);
    const QColor shade = shadeOf(line);
    for (const SweepDot& dot : line.dots) {
        const QPointF at = pixelOf(dot);
        if (dot.low && dot.high) {
            const double low = plot()->yAxis->coordToPixel(*dot.low);
            const double high = plot()->yAxis->coordToPixel(*dot.high);
            painter.setPen(QPen(shade, std::max(1.0, theme().em() * 0.08)));
            painter.drawLine(QPointF(at.x(), low), QPointF(at.x(), high));
            if (low - high > size)
                for (const double y : {low, high})
                    painter.drawLine(QPointF(at.x() - size / 2, y), QPointF(at.x() + size / 2, y));
        }
        painter.setPen(QPen(shade, std::max(1.2, theme().em() * 0.1)));
        painter.setBrush(dot.tied ? theme().background : shade);
        paintMark(painter, at, line.mark, size);
    }
}

void SweepChart::paintLabels(QPainter& painter) const
{
    if (m_data.isEmpty())
        return;
    const int em = theme().em();
    const QRect area = plot()->axisRect()->rect();
    const QFontMetrics metrics(theme().font);
    const int line = metrics.height();
    painter.setFont(theme().font);
    painter.setPen(theme().secondaryText);
    painter.drawText(QRect(area.left(), area.bottom() + em * 2, area.width(), line), Qt::AlignLeft | Qt::TextSingleLine,
        m_data.axis);

    const double x = area.right() + em;
    const int room = plot()->viewport().right() - pad() - static_cast<int>(x);
    for (std::size_t i = 0; i < m_ends.size(); ++i) {
        const EndLabel& end = m_ends[i];
        const SweepTrace& trace = m_data.lines[i];
        const QPointF last = pixelOf(trace.dots.back());
        painter.setPen(QPen(theme().grid, 1));
        painter.drawLine(last + QPointF(em * 0.4, 0), QPointF(x - em * 0.25, end.y));
        painter.setPen(shadeOf(trace));
        painter.drawText(QRectF(x, end.y - line / 2.0, room + 2, line), Qt::AlignLeft | Qt::AlignVCenter,
            metrics.elidedText(end.text, Qt::ElideRight, room + 1));
    }
    for (int i = 0; i < m_crossingRows; ++i) {
        const SweepCrossing& crossing = m_data.crossings[static_cast<std::size_t>(i)];
        if (!crossing.at)
            continue;
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme().ink, std::max(1.2, em * 0.1)));
        painter.drawEllipse(
            QPointF(plot()->xAxis->coordToPixel(*crossing.at), plot()->yAxis->coordToPixel(crossing.value)), em * 0.6,
            em * 0.6);
    }
}

void SweepChart::paintCurrent(QPainter& painter) const
{
    const auto ring = [&](Place place, double size) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme().ink, std::max(1.5, theme().em() * 0.12)));
        painter.drawEllipse(pixelOf(at(place)), theme().em() * size, theme().em() * size);
    };
    if (const Place place = selectedPlace(); place.line >= 0 && !isForExport())
        ring(place, 0.6);
    if (m_hovered.line >= 0) {
        paintLine(painter, m_data.lines[static_cast<std::size_t>(m_hovered.line)], std::max(2.5, theme().em() * 0.22));
        ring(m_hovered, 0.45);
    }
}

SweepChart::Place SweepChart::placeAt(const QPoint& position) const
{
    Place best;
    const double reach = theme().em();
    double nearest = reach * reach;
    for (std::size_t i = 0; i < m_data.lines.size(); ++i) {
        const auto& dots = m_data.lines[i].dots;
        const auto first
            = std::ranges::lower_bound(dots, plot()->xAxis->pixelToCoord(position.x() - reach), {}, &SweepDot::x);
        for (auto dot = first; dot != dots.end(); ++dot) {
            const QPointF away = pixelOf(*dot) - position;
            if (away.x() > reach)
                break;
            const double distance = QPointF::dotProduct(away, away);
            if (distance < nearest) {
                nearest = distance;
                best = {static_cast<int>(i), static_cast<int>(dot - dots.begin())};
            }
        }
    }
    return best;
}

SweepChart::Place SweepChart::selectedPlace() const
{
    for (std::size_t i = 0; i < m_data.lines.size(); ++i) {
        const auto& dots = m_data.lines[i].dots;
        const auto dot = std::ranges::find(dots, m_selection.run(), &SweepDot::row);
        if (dot != dots.end())
            return {static_cast<int>(i), static_cast<int>(dot - dots.begin())};
    }
    return {};
}

QString SweepChart::headingOf(Place place) const
{
    const QString& name = m_data.lines[static_cast<std::size_t>(place.line)].name;
    const QString size = m_data.axis + QStringLiteral(" = ") + QString::fromStdString(formatSize(at(place).x));
    return name.isEmpty() ? size : name + QStringLiteral(" · ") + size;
}

QString SweepChart::toolTipAt(const QPoint& position) const
{
    if (const Place place = placeAt(position); place.line >= 0)
        return asToolTip(headingOf(place), factsOf(m_data, at(place), *m_runs.at(at(place).row)));
    const QRect area = plot()->axisRect()->rect();
    for (const SweepCrossing& crossing : m_data.crossings)
        if (position.x() >= plot()->xAxis->coordToPixel(crossing.low)
            && position.x() <= plot()->xAxis->coordToPixel(crossing.high) && position.y() <= area.bottom())
            return QStringLiteral("<p>%1</p>").arg(richText(crossing.sentence));
    return {};
}

void SweepChart::hover(Place place)
{
    if (place == m_hovered)
        return;
    m_hovered = place;
    emit described(
        place.line < 0 ? QString() : asLine(headingOf(place), factsOf(m_data, at(place), *m_runs.at(at(place).row))));
    plot()->layer(QStringLiteral("overlay"))->replot();
}

void SweepChart::select(Place place)
{
    if (place.line < 0)
        return;
    m_selection.setRun(at(place).row);
    const QString line = asLine(headingOf(place), factsOf(m_data, at(place), *m_runs.at(at(place).row)));
    emit described(line);
    setAccessibleDescription(line);
}

void SweepChart::step(int dots, int lines)
{
    if (m_data.isEmpty())
        return;
    Place place = selectedPlace();
    if (place.line < 0) {
        select({0, 0});
        return;
    }
    const double x = at(place).x;
    place.line = std::clamp(place.line + lines, 0, static_cast<int>(m_data.lines.size()) - 1);
    const auto& there = m_data.lines[static_cast<std::size_t>(place.line)].dots;
    const auto near = std::ranges::lower_bound(there, x, {}, &SweepDot::x);
    const int last = static_cast<int>(there.size()) - 1;
    place.dot = std::clamp(static_cast<int>(near - there.begin()) + dots, 0, last);
    select(place);
}

void SweepChart::keyPressEvent(QKeyEvent* event)
{
    constexpr int far = 1 << 24;
    switch (event->key()) {
    case Qt::Key_Right:
        step(1, 0);
        break;
    case Qt::Key_Left:
        step(-1, 0);
        break;
    case Qt::Key_Down:
        step(0, 1);
        break;
    case Qt::Key_Up:
        step(0, -1);
        break;
    case Qt::Key_Home:
        step(-far, 0);
        break;
    case Qt::Key_End:
        step(far, 0);
        break;
    default:
        Chart::keyPressEvent(event);
    }
}

bool SweepChart::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == plot()) {
        if (event->type() == QEvent::MouseMove) {
            hover(placeAt(static_cast<QMouseEvent*>(event)->pos()));
        } else if (event->type() == QEvent::Leave) {
            hover({});
        } else if (event->type() == QEvent::MouseButtonPress) {
            if (static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton)
                select(placeAt(static_cast<QMouseEvent*>(event)->pos()));
        } else if (event->type() == QEvent::ToolTip) {
            const auto* help = static_cast<QHelpEvent*>(event);
            QToolTip::showText(help->globalPos(), toolTipAt(help->pos()), plot());
            return true;
        }
    }
    return Chart::eventFilter(watched, event);
}

} // namespace phasebench
