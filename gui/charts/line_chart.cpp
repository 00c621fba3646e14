// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/line_chart.h"

#include "gui/charts/elide.h"
#include "gui/charts/painted_layer.h"
#include "gui/charts/tickers.h"
#include "gui/models/number_text.h"
#include "gui/models/rich_text.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace phasebench {
namespace {

const QString intervalLayer = QStringLiteral("intervals");

QPen penOf(const QColor& color, double width, Qt::PenStyle dash)
{
    QPen pen(color, width, dash, Qt::FlatCap, Qt::RoundJoin);
    if (dash == Qt::CustomDashLine)
        pen.setDashPattern({4, 2.6});
    return pen;
}

Qt::PenStyle dashOf(int dash)
{
    static constexpr Qt::PenStyle styles[] = {Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};
    return styles[dash % 4];
}

QCPScatterStyle scatterOf(int mark, const QColor& color, const QColor& inside, double size)
{
    static constexpr QCPScatterStyle::ScatterShape shapes[] = {
        QCPScatterStyle::ssCircle, QCPScatterStyle::ssSquare, QCPScatterStyle::ssTriangle, QCPScatterStyle::ssDiamond};
    return {shapes[mark % 4], QPen(color, std::max(1.2, size * 0.18)), QBrush(inside), size};
}

void setUp(QCPAxis& axis, const LineAxis& data)
{
    axis.setScaleType(data.logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    axis.setTicker(tickerOf(data));
    axis.setTickLabelPadding(8);
    axis.grid()->setSubGridVisible(false);
}

QStringList labelsOf(const QCPAxis& axis)
{
    QVector<double> ticks;
    QVector<QString> labels;
    axis.ticker()->generate(axis.range(), QLocale::c(), QLatin1Char('g'), 6, ticks, nullptr, &labels);
    return labels.toList();
}

int widest(const QFontMetrics& metrics, const QStringList& texts)
{
    int width = 0;
    for (const QString& text : texts)
        width = std::max(width, metrics.horizontalAdvance(text));
    return width;
}

} // namespace

QStringList LineChart::xLabels() const
{
    return m_data.isEmpty() ? QStringList() : labelsOf(*plot()->xAxis);
}

QStringList LineChart::yLabels() const
{
    return m_data.isEmpty() ? QStringList() : labelsOf(*plot()->yAxis);
}

int LineChart::sentencesHeight(int width) const
{
    if (m_data.sentences.isEmpty())
        return 0;
    return QFontMetrics(theme().font)
        .boundingRect(QRect(0, 0, std::max(width - 2 * pad(), 1), 1 << 20), Qt::AlignLeft | Qt::TextWordWrap,
            m_data.sentences.join(QLatin1Char(' ')))
        .height();
}

int LineChart::fullHeight(int width) const
{
    const int line = QFontMetrics(theme().font).height();
    const int names = static_cast<int>(m_data.lines.size()) * line + theme().em() * 6;
    const int crossings = static_cast<int>(m_data.crossings.size()) * (line + theme().em() / 4);
    return headingBottom(width) + std::max(theme().em() * 18 + crossings, names) + sentencesHeight(width);
}

QRect LineChart::plotRect() const
{
    return plot()->axisRect()->rect();
}

QPointF LineChart::pixelOf(double x, double y) const
{
    return {plot()->xAxis->coordToPixel(x), plot()->yAxis->coordToPixel(y)};
}

double LineChart::xAt(int pixel) const
{
    return std::clamp(plot()->xAxis->pixelToCoord(pixel), m_data.x.low, m_data.x.high);
}

void LineChart::addSketches()
{
    m_hasSketches = true;
    plot()->addLayer(intervalLayer, plot()->layer(QStringLiteral("main")), QCustomPlot::limBelow);
    new PaintedLayer(plot(), QStringLiteral("background"), [this](QPainter& painter) { paintCrossings(painter); });
    new PaintedLayer(plot(), QStringLiteral("axes"), [this](QPainter& painter) {
        paintLabels(painter);
        paintCursor(painter);
    });
}

void LineChart::rebuild()
{
    if (!m_hasSketches)
        addSketches();
    m_data = makeLines();
    setHeading(m_data.title, m_data.subtitle, m_data.isEmpty(), m_data.caption);
    setZoomable(*plot()->xAxis, m_data.x.low, m_data.x.high);
    fillPlot();
}

void LineChart::addPath(const ChartLine& line, const QColor& color)
{
    // Where both ends were measured the line is solid, or has the line's own dash; elsewhere it was computed.
    const auto isMeasured = [&](std::size_t from) {
        return line.points[from].measured && line.points[from + 1].measured;
    };
    for (std::size_t from = 0; from + 1 < line.points.size();) {
        std::size_t to = from + 1;
        while (to + 1 < line.points.size() && isMeasured(to) == isMeasured(from))
            ++to;
        QVector<double> x;
        QVector<double> y;
        for (std::size_t i = from; i <= to; ++i) {
            x.append(line.points[i].x);
            y.append(line.points[i].y);
        }
        QCPGraph* const graph = plot()->addGraph();
        graph->setData(x, y, true);
        graph->setSelectable(QCP::stNone);
        const Qt::PenStyle dash = !isMeasured(from) ? Qt::CustomDashLine
            : line.points.size() > 600              ? Qt::SolidLine
                                                    : dashOf(line.dash);
        graph->setPen(penOf(color, std::max(1.4, theme().em() * 0.13), dash));
        if (line.shape == ChartLine::Shape::steps)
            graph->setLineStyle(QCPGraph::lsStepLeft);
        from = to;
    }
}

void LineChart::addBand(const ChartLine& line, const QColor& color)
{
    QCPGraph* const upper = plot()->addGraph();
    QCPGraph* const lower = plot()->addGraph();
    for (const LinePoint& point : line.points) {
        upper->addData(point.x, point.high.value_or(point.y));
        lower->addData(point.x, std::max(point.low.value_or(point.y), m_data.y.low));
    }
    for (QCPGraph* const edge : {upper, lower}) {
        edge->setPen(Qt::NoPen);
        edge->setSelectable(QCP::stNone);
        edge->setLayer(intervalLayer);
    }
    upper->setBrush(mixed(theme().background, color, 0.16));
    upper->setChannelFillGraph(lower);
}

void LineChart::addMarks(int index, const ChartLine& line, const QColor& color)
{
    const bool many = line.shape == ChartLine::Shape::dots && line.points.size() > 300;
    const double size = std::max(many ? 3.0 : 5.0, theme().em() * (many ? 0.3 : 0.55));
    for (const bool tied : {false, true}) {
        QVector<double> x;
        QVector<double> y;
        QVector<double> below;
        QVector<double> above;
        for (const LinePoint& point : line.points)
            if (point.measured && point.tied == tied) {
                x.append(point.x);
                y.append(point.y);
                below.append(point.y - point.low.value_or(point.y));
                above.append(point.high.value_or(point.y) - point.y);
            }
        if (x.isEmpty())
            continue;
        Marks marks{index, plot()->addGraph(), nullptr};
        marks.points->setData(x, y, true);
        marks.points->setLineStyle(QCPGraph::lsNone);
        marks.points->setSelectable(QCP::stNone);
        marks.points->setScatterStyle(scatterOf(line.mark, color, tied ? theme().background : color, size));
        if (!m_data.bands) {
            marks.intervals = new QCPErrorBars(plot()->xAxis, plot()->yAxis);
            marks.intervals->setDataPlottable(marks.points);
            marks.intervals->setData(below, above);
            marks.intervals->setPen(QPen(mixed(theme().background, color, 0.7), std::max(1.0, theme().em() * 0.09)));
            marks.intervals->setWhiskerWidth(size);
            marks.intervals->setSymbolGap(0);
            marks.intervals->setSelectable(QCP::stNone);
            marks.intervals->setLayer(intervalLayer); // uncertainty lies under the lines
        }
        m_marks.push_back(marks);
    }
}

void LineChart::fillPlot()
{
    plot()->clearPlottables();
    m_marks.clear();
    setUp(*plot()->xAxis, m_data.x);
    setUp(*plot()->yAxis, m_data.y);
    for (std::size_t i = 0; i < m_data.lines.size(); ++i) {
        const QColor color = theme().lineColor(static_cast<int>(i));
        if (m_data.bands)
            addBand(m_data.lines[i], color);
        if (m_data.lines[i].shape != ChartLine::Shape::dots)
            addPath(m_data.lines[i], color);
        if (m_data.lines[i].shape != ChartLine::Shape::steps)
            addMarks(static_cast<int>(i), m_data.lines[i], color);
    }
}

void LineChart::arrange(const QSize& size)
{
    const int em = theme().em();
    for (QCPAxis* axis : {plot()->xAxis, plot()->yAxis}) {
        axis->setTickLabels(!m_data.isEmpty());
        axis->grid()->setVisible(!m_data.isEmpty());
    }
    m_ends.clear();
    setHits({});
    if (m_data.isEmpty())
        return;
    const QFontMetrics metrics(theme().font);
    const int line = metrics.height();
    const int heading = headingBottom(size.width());
    // In a low window the lines need the height more than the words, which then keep one line.
    int sentences = sentencesHeight(size.width());
    if (captionTop(size) - sentences - heading < em * 14)
        sentences = std::min(sentences, line);
    m_sentences = QRect(pad(), captionTop(size) - sentences - em, std::max(size.width() - 2 * pad(), 1), sentences);
    const int bottom = (sentences > 0 ? m_sentences.top() : captionTop(size)) - em * 7 / 2 - line / 2;
    m_crossingRows = std::clamp((bottom - heading) / (em * 6) - 1, 0, static_cast<int>(m_data.crossings.size()));
    const int top = heading + em * 3 / 2 + m_crossingRows * (line + em / 4);

    plot()->yAxis->setRange(m_data.y.low, m_data.y.high);
    plot()->yAxis->ticker()->setTickCount(std::max((bottom - top) / (em * 2), 2));
    const int left = pad() + widest(metrics, labelsOf(*plot()->yAxis)) + 10;
    QStringList names;
    for (const ChartLine& one : m_data.lines)
        names << one.name;
    int right = m_data.lines.size() < 2 ? 0 : widest(metrics, names) + em * 2;
    right = std::min(right, size.width() * 3 / 10);
    plot()->axisRect()->setMargins(QMargins(left, top, pad() + right, std::max(0, size.height() - bottom)));
    // The plot lays out when it draws next; labels and hits stand in pixels of it now.
    plot()->axisRect()->setOuterRect(QRect(QPoint(0, 0), size));
    plot()->xAxis->ticker()->setTickCount(std::max(plotRect().width() / (em * 5), 2));
    for (const Marks& marks : m_marks) {
        const auto count = static_cast<double>(m_data.lines[static_cast<std::size_t>(marks.line)].points.size());
        const bool isAll = m_data.lines[static_cast<std::size_t>(marks.line)].shape == ChartLine::Shape::dots;
        const bool apart = isAll || m_data.bands || count * em * 0.6 <= plotRect().width();
        marks.points->setVisible(apart);
        if (marks.intervals)
            marks.intervals->setVisible(apart);
    }
    placeEndLabels(plotRect().right() + em * 2, size.width() - pad() / 2);
    placeHits();
}

void LineChart::placeEndLabels(int left, int right)
{
    if (m_data.lines.size() < 2)
        return;
    const QFontMetrics metrics(theme().font);
    const int height = metrics.height();
    QStringList names;
    for (const ChartLine& line : m_data.lines)
        names << line.name;
    const int room = std::max(right - left, 1);
    const Qt::TextElideMode elide = elideApart(metrics, names, room);
    // Those of the last lines give way where there is no height for all.
    const auto fit = static_cast<std::size_t>(std::max(1, (plotRect().height() + height) / height));
    for (std::size_t i = 0; i < std::min(m_data.lines.size(), fit); ++i) {
        const LinePoint& last = m_data.lines[i].points.back();
        const int y = static_cast<int>(pixelOf(last.x, last.y).y());
        m_ends.push_back({static_cast<int>(i), QRect(left, y - height / 2, room, height),
            metrics.elidedText(m_data.lines[i].name, elide, room)});
    }
    std::vector<Label*> order;
    for (Label& label : m_ends)
        order.push_back(&label);
    std::ranges::stable_sort(order, {}, [](const Label* label) { return label->rect.top(); });
    // Down from the top as far as they must, then up again where the last ones left the plot.
    int free = plotRect().top() - height / 2;
    for (Label* const label : order) {
        label->rect.moveTop(std::max(label->rect.top(), free));
        free = label->rect.bottom() + 1;
    }
    int floor = plotRect().bottom() + height / 2;
    for (std::size_t i = order.size(); i-- > 0;) {
        order[i]->rect.moveBottom(std::min(order[i]->rect.bottom(), floor));
        floor = order[i]->rect.top() - 1;
    }
}

void LineChart::placeHits()
{
    std::vector<ChartHit> list;
    const QRect area = plotRect().adjusted(-2, -2, 2, 2);
    for (std::size_t i = 0; i < m_data.lines.size(); ++i) {
        const std::vector<LinePoint>& points = m_data.lines[i].points;
        for (std::size_t j = 0; j < points.size(); ++j)
            if (const QPointF at = pixelOf(points[j].x, points[j].y); points[j].measured && area.contains(at.toPoint()))
                list.push_back({QRectF(at, QSizeF()), static_cast<int>(i), static_cast<int>(j), points[j].x});
    }
    setHits(std::move(list));
}

std::optional<ChartHit> LineChart::selectedHit() const
{
    for (const ChartHit& hit : hits())
        if (const int run = lineOf(hit).points[static_cast<std::size_t>(hit.item)].run;
            run >= 0 && run == selection().run())
            return hit;
    return Chart::selectedHit();
}

ChartText LineChart::textOf(const ChartHit& hit) const
{
    const ChartLine& line = lineOf(hit);
    const LinePoint& point = line.points[static_cast<std::size_t>(hit.item)];
    const QString size = m_data.x.title + QStringLiteral(" = ") + m_data.x.label(point.x);
    return {line.name.isEmpty() ? size : line.name + QStringLiteral(" · ") + size, factsOf(line, point)};
}

QString LineChart::toolTipBeside(const QPoint& position) const
{
    for (const LineCrossing& crossing : m_data.crossings)
        if (position.x() >= plot()->xAxis->coordToPixel(crossing.low)
            && position.x() <= plot()->xAxis->coordToPixel(crossing.high) && position.y() <= plotRect().bottom())
            return QStringLiteral("<p>%1</p>").arg(richText(crossing.sentence));
    return {};
}

void LineChart::select(const ChartHit& hit)
{
    if (hit.item < 0)
        return;
    if (const int run = lineOf(hit).points[static_cast<std::size_t>(hit.item)].run; run >= 0)
        selection().setRun(run);
}

void LineChart::paintMark(QPainter& painter, const ChartHit& hit, bool hovered) const
{
    constexpr std::size_t mostPoints = 2000;
    const ChartLine& line = lineOf(hit);
    if (hovered && line.points.size() < mostPoints && line.shape == ChartLine::Shape::path) {
        QPolygonF path;
        for (const LinePoint& point : line.points)
            path << pixelOf(point.x, point.y);
        painter.save();
        painter.setClipRect(plotRect());
        painter.setPen(penOf(theme().lineColor(hit.group), std::max(2.5, theme().em() * 0.24), Qt::SolidLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(path);
        painter.restore();
    }
    Chart::paintMark(painter, hit, hovered);
}

void LineChart::paintCrossings(QPainter& painter) const
{
    if (m_data.isEmpty())
        return;
    const QRect area = plotRect();
    const int em = theme().em();
    const QFontMetrics metrics(theme().font);
    const int line = metrics.height();
    struct Place {
        double from;
        double to;
        double top;
        const LineCrossing* crossing;
    };
    std::vector<Place> places;
    for (int i = 0; i < m_crossingRows; ++i) {
        const LineCrossing& crossing = m_data.crossings[static_cast<std::size_t>(i)];
        double from = std::clamp(plot()->xAxis->coordToPixel(crossing.low), area.left() - 1.0, area.right() + 1.0);
        double to = std::clamp(plot()->xAxis->coordToPixel(crossing.high), area.left() - 1.0, area.right() + 1.0);
        if (to - from < em * 0.3) { // so narrow a range would not be seen
            from = (from + to) / 2 - em * 0.15;
            to = from + em * 0.3;
        }
        places.push_back({from, to, area.top() - (m_crossingRows - i) * (line + em / 4.0), &crossing});
    }
    for (const Place& place : places)
        painter.fillRect(QRectF(place.from, area.top(), place.to - place.from, area.height()), theme().selected);
    for (const Place& place : places) {
        const double middle = place.top + line / 2.0;
        painter.setPen(QPen(theme().secondaryText, 1, Qt::DotLine));
        for (const double x : {place.from, place.to})
            painter.drawLine(QPointF(x, middle), QPointF(x, area.bottom()));
        painter.setPen(QPen(theme().secondaryText, std::max(1.0, em * 0.1)));
        painter.drawLine(QPointF(place.from, middle), QPointF(place.to, middle));
    }
    // The words beside their bracket, over the lines of the other ones.
    painter.setFont(theme().font);
    for (const Place& place : places) {
        const int edge = plot()->viewport().right() - pad();
        const int width = metrics.horizontalAdvance(place.crossing->label);
        const bool fitsRight = place.to + em + width < edge;
        const double left = fitsRight ? place.to + em * 0.6 : std::max<double>(pad(), place.from - em * 0.6 - width);
        const QRectF room(left, place.top, std::min<double>(width + 2, edge - left), line);
        painter.fillRect(room, theme().background);
        painter.setPen(theme().text);
        painter.drawText(room, Qt::AlignLeft | Qt::TextSingleLine,
            metrics.elidedText(place.crossing->label, Qt::ElideMiddle, static_cast<int>(room.width())));
    }
}

void LineChart::paintLabels(QPainter& painter) const
{
    if (m_data.isEmpty())
        return;
    const int em = theme().em();
    const QRect area = plotRect();
    const QFontMetrics metrics(theme().font);
    const int line = metrics.height();
    painter.setFont(theme().font);
    painter.setPen(theme().secondaryText);
    painter.drawText(QRect(pad(), area.bottom() + em + line, plot()->viewport().width() - 2 * pad(), line),
        Qt::AlignHCenter | Qt::TextSingleLine, m_data.x.title);
    painter.setPen(theme().text);
    const QString words = m_data.sentences.join(QLatin1Char(' '));
    if (m_sentences.height() < 2 * line)
        painter.drawText(m_sentences, Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine,
            metrics.elidedText(words, Qt::ElideRight, m_sentences.width()));
    else
        painter.drawText(m_sentences, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, words);
    auto& marks = static_cast<QCPPainter&>(painter);
    for (const Label& end : m_ends) {
        const ChartLine& one = m_data.lines[static_cast<std::size_t>(end.line)];
        const QColor color = theme().lineColor(end.line);
        const QPointF last = pixelOf(one.points.back().x, one.points.back().y);
        const QPointF mark(end.rect.left() - em * 0.7, end.rect.center().y() + 1);
        painter.setPen(QPen(mixed(theme().background, color, 0.5), 1));
        if (area.contains(last.toPoint()))
            painter.drawLine(last + QPointF(em * 0.4, 0), mark - QPointF(em * 0.35, 0));
        const QCPScatterStyle shape = scatterOf(one.mark, color, color, std::max(5.0, em * 0.55));
        shape.applyTo(&marks, QPen(color));
        shape.drawShape(&marks, mark);
        painter.setPen(theme().text);
        painter.drawText(end.rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, end.text);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme().ink, std::max(1.2, em * 0.1)));
    for (int i = 0; i < m_crossingRows; ++i) {
        const LineCrossing& crossing = m_data.crossings[static_cast<std::size_t>(i)];
        if (crossing.at && crossing.value)
            painter.drawEllipse(pixelOf(*crossing.at, *crossing.value), em * 0.6, em * 0.6);
    }
}

void LineChart::paintCursor(QPainter& painter) const
{
    const std::optional<double> x = cursor();
    if (m_data.isEmpty() || !x || !m_data.x.contains(*x))
        return;
    const int em = theme().em();
    const QRect area = plotRect();
    const double pixel = std::round(plot()->xAxis->coordToPixel(*x)) + 0.5;
    painter.setPen(QPen(theme().ink, 1, Qt::DotLine));
    painter.drawLine(QPointF(pixel, area.top()), QPointF(pixel, area.bottom()));
    for (std::size_t i = 0; i < m_data.lines.size(); ++i)
        if (const auto y = m_data.lines[i].at(*x)) {
            painter.setPen(QPen(theme().lineColor(static_cast<int>(i)), em * 0.14));
            painter.setBrush(theme().background);
            painter.drawEllipse(pixelOf(*x, *y), em * 0.3, em * 0.3);
        }
    const QString text = numbers::count(std::llround(*x));
    const QFontMetrics metrics(theme().boldFont);
    const int width = metrics.horizontalAdvance(text) + em / 2;
    // Beside the line's foot, where few lines run, and on the side that has room.
    const int left = static_cast<int>(pixel) + (pixel + width + em < area.right() ? em / 2 : -em / 2 - width);
    const QRect box(left, area.bottom() - metrics.height() - em / 4, width, metrics.height());
    painter.fillRect(box, theme().background);
    painter.setFont(theme().boldFont);
    painter.setPen(theme().text);
    painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace phasebench
