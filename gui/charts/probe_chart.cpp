// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/probe_chart.h"

#include "gui/charts/painted_layer.h"
#include "gui/charts/probe_axis.h"
#include "gui/models/chart_table_model.h"
#include "gui/models/probes.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QHelpEvent>
#include <QLabel>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace phasebench {

ProbeChart::ProbeChart(const Probes& probes, ProbeView view, QWidget* parent)
    : Chart(parent)
    , m_probes(probes)
    , m_view(view)
    , m_table(new ChartTableModel([this] { return probeTable(m_probes.shown().get(), m_view); }, this))
    , m_bar(new QWidget)
    , m_groups(new QComboBox)
{
    auto* label = new QLabel(tr("S&how"));
    label->setBuddy(m_groups);
    m_groups->setAccessibleName(tr("which links"));
    m_groups->setObjectName(QStringLiteral("probeGroup"));
    m_groups->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto* row = new QHBoxLayout(m_bar);
    row->setContentsMargins(pad(), pad() / 2, pad(), 0);
    row->addWidget(label);
    row->addWidget(m_groups);
    row->addStretch();
    box()->setDirection(QBoxLayout::TopToBottom);
    box()->insertWidget(0, m_bar);

    for (QCPAxis* axis : {plot()->xAxis, plot()->yAxis}) {
        axis->setTicker(QSharedPointer<QCPAxisTickerText>(new QCPAxisTickerText));
        axis->setTickLabelPadding(8);
        axis->grid()->setSubGridVisible(false);
        axis->setScaleType(QCPAxis::stLogarithmic);
    }
    new PaintedLayer(plot(), QStringLiteral("main"), [this](QPainter& painter) {
        for (const ProbeLine& line : m_data.lines)
            paintLine(painter, line, std::max(1.4, theme().em() * 0.12));
    });
    new PaintedLayer(plot(), QStringLiteral("axes"), [this](QPainter& painter) { paintLabels(painter); });
    new PaintedLayer(plot(), QStringLiteral("overlay"), [this](QPainter& painter) { paintCurrent(painter); });
    connect(m_groups, &QComboBox::activated, this, &ProbeChart::setGroup);
    connect(&probes, &Probes::changed, m_table, &ChartTableModel::startAnew);
    connect(&probes, &Probes::changed, this, &ProbeChart::scheduleRebuild);
    scheduleRebuild();
}

ProbeChart::~ProbeChart() = default;

QAbstractItemModel* ProbeChart::table() const
{
    return m_table;
}

QString ProbeChart::fileName() const
{
    const QString name = m_view == ProbeView::links ? QStringLiteral("links") : QStringLiteral("memory");
    return m_group == 0 ? name : name + QStringLiteral("-%1").arg(m_group + 1);
}

std::unique_ptr<Chart> ProbeChart::cloneForExport() const
{
    auto chart = std::make_unique<ProbeChart>(m_probes, m_view);
    chart->setGroup(m_group);
    return chart;
}

int ProbeChart::fullHeight(int width) const
{
    const int names = static_cast<int>(m_data.lines.size()) * QFontMetrics(theme().font).height();
    return headingBottom(width) + std::max(theme().em() * 18, names + theme().em() * 6);
}

void ProbeChart::setGroup(int group)
{
    m_group = std::max(group, 0);
    scheduleRebuild();
}

void ProbeChart::rebuild()
{
    const LinkProbe* probe = m_probes.shown().get();
    const QStringList groups = probe ? probeGroups(*probe, m_view) : QStringList();
    if (m_group >= groups.size())
        m_group = 0;
    m_groups->clear();
    m_groups->addItems(groups);
    m_groups->setCurrentIndex(m_group);
    m_bar->setVisible(groups.size() > 1);
    m_data = probeLines(probe, m_view, m_group);
    m_current = {};
    setHeading(m_data.title, m_data.subtitle, m_data.isEmpty());
}

void ProbeChart::arrange(const QSize& size)
{
    const int em = theme().em();
    const bool empty = m_data.isEmpty();
    for (QCPAxis* axis : {plot()->xAxis, plot()->yAxis}) {
        axis->setTickLabels(!empty);
        axis->grid()->setVisible(!empty);
    }
    m_nameHeights.clear();
    if (empty)
        return;
    const int top = headingBottom(size.width()) + em * 3 / 2;
    const int bottom = captionTop(size) - em * 4;
    m_yTicks = valueTicks(m_data.yLow, m_data.yHigh, std::max((bottom - top) / (em * 2), 2), m_view);
    const QFontMetrics metrics(theme().font);
    int left = 0;
    for (const QString& tick : m_yTicks.labels)
        left = std::max(left, metrics.horizontalAdvance(tick));
    int right = 0;
    for (const ProbeLine& line : m_data.lines)
        right = std::max(right, metrics.horizontalAdvance(line.name));
    right = std::min(right, size.width() * 3 / 10);
    plot()->axisRect()->setMargins(
        QMargins(pad() + left + 10, top, pad() + right + em * 3 / 2, std::max(0, size.height() - bottom)));
    const int width = size.width() - pad() * 2 - left - right - em * 2;
    m_xTicks = sizeTicks(m_data.xLow, m_data.xHigh, std::max(width / (em * 5), 2));
    plot()->xAxis->setRange(m_data.xLow, m_data.xHigh);
    plot()->yAxis->setRange(m_data.yLow, m_data.yHigh);
    plot()->xAxis->ticker().staticCast<QCPAxisTickerText>()->setTicks(m_xTicks.positions, m_xTicks.labels.toVector());
    plot()->yAxis->ticker().staticCast<QCPAxisTickerText>()->setTicks(m_yTicks.positions, m_yTicks.labels.toVector());
    // The plot lays out when it draws next; the names stand in pixels of it now.
    plot()->axisRect()->setOuterRect(QRect(QPoint(0, 0), size));
    placeNames();
}

void ProbeChart::placeNames()
{
    const double height = QFontMetrics(theme().font).height();
    const QRect area = plot()->axisRect()->rect();
    for (const ProbeLine& line : m_data.lines)
        m_nameHeights.push_back(pixelOf(line.dots.back()).y());
    std::vector<double*> order;
    for (double& y : m_nameHeights)
        order.push_back(&y);
    std::ranges::stable_sort(order, {}, [](const double* y) { return *y; });
    // Down from the top as far as they must, then up again where the last ones left the plot.
    for (std::size_t i = 1; i < order.size(); ++i)
        *order[i] = std::max(*order[i], *order[i - 1] + height);
    double lowest = area.bottom() + height / 2;
    for (std::size_t i = order.size(); i-- > 0;) {
        *order[i] = std::min(*order[i], lowest);
        lowest = *order[i] - height;
    }
}

const ProbeDot& ProbeChart::at(Place place) const
{
    return m_data.lines[static_cast<std::size_t>(place.line)].dots[static_cast<std::size_t>(place.dot)];
}

QPointF ProbeChart::pixelOf(const ProbeDot& dot) const
{
    return {plot()->xAxis->coordToPixel(dot.bytes), plot()->yAxis->coordToPixel(dot.value)};
}

QColor ProbeChart::shadeOf(const ProbeLine& line) const
{
    // Neutral: the colours belong to the phases.
    return line.dash == 0 ? theme().ink : theme().secondaryText;
}

void ProbeChart::paintMark(QPainter& painter, const QPointF& at, int mark, double size) const
{
    const double r = size / 2;
    if (mark % 4 == 0)
        painter.drawEllipse(at, r, r);
    else if (mark % 4 == 1)
        painter.drawRect(QRectF(at.x() - r * 0.9, at.y() - r * 0.9, r * 1.8, r * 1.8));
    else if (mark % 4 == 2)
        painter.drawPolygon(
            QPolygonF({at + QPointF(0, -r * 1.2), at + QPointF(r * 1.1, r * 0.8), at + QPointF(-r * 1.1, r * 0.8)}));
    else
        painter.drawPolygon(QPolygonF({at + QPointF(0, -r * 1.25), at + QPointF(r * 1.25, 0), at + QPointF(0, r * 1.25),
            at + QPointF(-r * 1.25, 0)}));
}

void ProbeChart::paintLine(QPainter& painter, const ProbeLine& line, double width) const
{
    static constexpr Qt::PenStyle dashes[] = {Qt::SolidLine, Qt::DashLine, Qt::DotLine};
    const QColor shade = shadeOf(line);
    QPolygonF path;
    for (const ProbeDot& dot : line.dots)
        path << pixelOf(dot);
    painter.setPen(QPen(shade, width, dashes[line.dash % 3], Qt::FlatCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(path);
    const double size = std::max(5.0, theme().em() * 0.5);
    for (const ProbeDot& dot : line.dots) {
        const QPointF at = pixelOf(dot);
        painter.setPen(QPen(shade, std::max(1.0, theme().em() * 0.08)));
        if (dot.low && dot.high) {
            const double low = plot()->yAxis->coordToPixel(*dot.low);
            const double high = plot()->yAxis->coordToPixel(*dot.high);
            painter.drawLine(QPointF(at.x(), low), QPointF(at.x(), high));
            if (low - high > size)
                for (const double y : {low, high})
                    painter.drawLine(QPointF(at.x() - size / 2, y), QPointF(at.x() + size / 2, y));
        }
        painter.setBrush(line.dash == 0 ? shade : theme().background);
        paintMark(painter, at, line.mark, size);
    }
}

void ProbeChart::paintLabels(QPainter& painter) const
{
    if (m_data.isEmpty())
        return;
    const int em = theme().em();
    const QRect area = plot()->axisRect()->rect();
    const QFontMetrics metrics(theme().font);
    const int line = metrics.height();
    painter.setFont(theme().font);
    painter.setPen(theme().secondaryText);
    painter.drawText(QRect(area.left(), area.bottom() + em * 2, area.width() + em, line),
        Qt::AlignLeft | Qt::TextSingleLine,
        m_view == ProbeView::links ? tr("bytes a copy; solid lines lead to a GPU, dashed ones from it")
                                   : tr("bytes; solid: allocate, dashed: first touch, dotted: release"));
    const double x = area.right() + em;
    const int room = plot()->viewport().right() - pad() - static_cast<int>(x);
    for (std::size_t i = 0; i < m_nameHeights.size(); ++i) {
        const ProbeLine& one = m_data.lines[i];
        const double y = m_nameHeights[i];
        painter.setPen(QPen(theme().grid, 1));
        painter.drawLine(pixelOf(one.dots.back()) + QPointF(em * 0.4, 0), QPointF(x - em * 0.25, y));
        painter.setPen(shadeOf(one));
        painter.drawText(QRectF(x, y - line / 2.0, room + 2, line), Qt::AlignLeft | Qt::AlignVCenter,
            metrics.elidedText(one.name, Qt::ElideRight, room + 1));
    }
}

void ProbeChart::paintCurrent(QPainter& painter) const
{
    if (m_current.line < 0)
        return;
    paintLine(painter, m_data.lines[static_cast<std::size_t>(m_current.line)], std::max(2.5, theme().em() * 0.22));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme().ink, std::max(1.5, theme().em() * 0.12)));
    painter.drawEllipse(pixelOf(at(m_current)), theme().em() * 0.55, theme().em() * 0.55);
}

ProbeChart::Place ProbeChart::placeAt(const QPoint& position) const
{
    Place best;
    double nearest = std::pow(theme().em(), 2);
    for (std::size_t i = 0; i < m_data.lines.size(); ++i)
        for (std::size_t j = 0; j < m_data.lines[i].dots.size(); ++j) {
            const QPointF away = pixelOf(m_data.lines[i].dots[j]) - position;
            const double distance = QPointF::dotProduct(away, away);
            if (distance < nearest) {
                nearest = distance;
                best = {static_cast<int>(i), static_cast<int>(j)};
            }
        }
    return best;
}

QString ProbeChart::headingOf(Place place) const
{
    return m_data.lines[static_cast<std::size_t>(place.line)].name + QStringLiteral(", ") + sizeText(at(place).bytes);
}

QString ProbeChart::toolTipAt(const QPoint& position) const
{
    const Place place = placeAt(position);
    return place.line < 0 ? QString() : asToolTip(headingOf(place), factsOf(at(place), m_view));
}

void ProbeChart::hover(Place place)
{
    if (place == m_current)
        return;
    m_current = place;
    const QString line = place.line < 0 ? QString() : asLine(headingOf(place), factsOf(at(place), m_view));
    emit described(line);
    if (!line.isEmpty())
        setAccessibleDescription(line);
    plot()->layer(QStringLiteral("overlay"))->replot();
}

void ProbeChart::step(int dots, int lines)
{
    if (m_data.isEmpty())
        return;
    Place place = m_current.line < 0 ? Place{0, 0} : m_current;
    if (m_current.line >= 0) {
        place.line = std::clamp(place.line + lines, 0, static_cast<int>(m_data.lines.size()) - 1);
        const auto count = static_cast<int>(m_data.lines[static_cast<std::size_t>(place.line)].dots.size());
        place.dot = std::clamp(place.dot + dots, 0, count - 1);
    }
    hover(place);
}

void ProbeChart::keyPressEvent(QKeyEvent* event)
{
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
    default:
        Chart::keyPressEvent(event);
    }
}

bool ProbeChart::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == plot()) {
        if (event->type() == QEvent::MouseMove) {
            hover(placeAt(static_cast<QMouseEvent*>(event)->pos()));
        } else if (event->type() == QEvent::Leave) {
            hover({});
        } else if (event->type() == QEvent::ToolTip) {
            const auto* help = static_cast<QHelpEvent*>(event);
            QToolTip::showText(help->globalPos(), toolTipAt(help->pos()), plot());
            return true;
        }
    }
    return Chart::eventFilter(watched, event);
}

} // namespace phasebench
