// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/samples_chart.h"

#include "gui/charts/painted_layer.h"
#include "gui/charts/shown_runs.h"
#include "gui/models/chart_table_model.h"
#include "gui/models/number_text.h"
#include "gui/models/words.h"

#include <QComboBox>
#include <QKeyEvent>
#include <algorithm>
#include <cmath>

namespace phasebench {

SamplesChart::SamplesChart(const ChartSource& source, QWidget* parent)
    : Chart(source, parent)
    , m_seriesBox(new QComboBox)
    , m_graph(plot()->addGraph())
{
    m_seriesBox->setAccessibleName(tr("Series"));
    m_seriesBox->setObjectName(QStringLiteral("samplesSeries"));
    m_seriesBox->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    setControls(labelledChoice(tr("&Series"), *m_seriesBox));

    m_graph->setLineStyle(QCPGraph::lsNone);
    m_graph->setSelectable(QCP::stNone);
    plot()->xAxis->grid()->setVisible(false);
    plot()->yAxis->setTicker(QSharedPointer<QCPAxisTickerText>(new QCPAxisTickerText));
    plot()->yAxis->setTickLabelPadding(8);
    plot()->xAxis->setTicker(QSharedPointer<QCPAxisTickerText>(new QCPAxisTickerText));
    plot()->xAxis->setTickLabelPadding(6);
    addSketches();

    connect(&source.selection, &Selection::runChanged, &tableModel(), &ChartTableModel::startAnew);
    connect(&source.selection, &Selection::seriesChanged, &tableModel(), &ChartTableModel::startAnew);
    connect(m_seriesBox, &QComboBox::activated, this,
        [this](int index) { selection().setSeries(m_seriesBox->itemData(index).toString()); });
    connect(&source.selection, &Selection::seriesChanged, this, &SamplesChart::followSelection);
    connect(&source.selection, &Selection::phaseChanged, this, [this] {
        const auto phase = selection().phase();
        selection().setSeries(phase ? QString::fromStdString(seriesName(PhaseSeries{*phase, SeriesClock::host}))
                                    : QStringLiteral("call"));
    });
    scheduleRebuild();
}

void SamplesChart::addSketches()
{
    new PaintedLayer(plot(), QStringLiteral("grid"), [this](QPainter& painter) {
        if (m_data.isEmpty() || !m_data.figure->low || !m_data.figure->high)
            return;
        const QRect area = plot()->axisRect()->rect();
        const double top = plot()->yAxis->coordToPixel(*m_data.figure->high);
        const double bottom = plot()->yAxis->coordToPixel(*m_data.figure->low);
        painter.setPen(Qt::NoPen);
        painter.setBrush(mixed(theme().background, theme().text, 0.14));
        painter.drawRect(QRectF(area.left(), top, area.width(), std::max(bottom - top, 1.0)));
    });
    new PaintedLayer(plot(), QStringLiteral("axes"), [this](QPainter& painter) { paintMedian(painter); });
}

QString SamplesChart::fileName() const
{
    QString series = selection().series();
    return QStringLiteral("samples-%1-%2")
        .arg(selection().run() + 1)
        .arg(series.replace(QLatin1Char('.'), QLatin1Char('-')));
}

int SamplesChart::fullHeight(int width) const
{
    return headingBottom(width) + theme().em() * 14;
}

void SamplesChart::fillSeriesBox()
{
    const int row = selection().run();
    const QStringList names = row < 0 ? QStringList() : seriesOf(*runs().at(row));
    QStringList present;
    for (int i = 0; i < m_seriesBox->count(); ++i)
        present << m_seriesBox->itemData(i).toString();
    if (names != present) {
        m_seriesBox->clear();
        for (const QString& name : names)
            m_seriesBox->addItem(words::series(name), name);
    }
    m_seriesBox->setCurrentIndex(m_seriesBox->findData(selection().series()));
    m_seriesBox->setEnabled(m_seriesBox->count() > 0);
}

void SamplesChart::rebuild()
{
    fillSeriesBox();
    const int row = selection().run();
    const QString label = row < 0 ? QString() : runs().label(row);
    m_data = samplesData(row < 0 ? nullptr : runs().at(row), label, selection().series());
    if (m_current >= m_data.times.size())
        m_current = -1;
    setHeading(m_data.title, m_data.subtitle, m_data.isEmpty(),
        row < 0 ? QString() : captionOf({{row, runs().at(row), {}, false}}));
    m_graph->setData(m_data.numbers, m_data.times, true);
    const QColor color = m_data.phase ? theme().fill(m_data.phase).color : theme().secondaryText;
    // Many dots are drawn smaller, so that they stay apart.
    const double size = theme().em() * (m_data.times.size() > 2000 ? 0.2 : m_data.times.size() > 300 ? 0.3 : 0.45);
    m_graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, color, color, std::max(size, 2.0)));
}

void SamplesChart::arrange(const QSize& size)
{
    const int em = theme().em();
    const bool empty = m_data.isEmpty();
    plot()->xAxis->setTickLabels(!empty);
    plot()->yAxis->setTickLabels(!empty);
    plot()->yAxis->grid()->setVisible(!empty);
    const int top = headingBottom(size.width()) + em * 3 / 2;
    const int bottom = captionTop(size) - em * 4;
    m_ticks = timeTicks(m_data.low, m_data.high, m_data.unit, std::max((bottom - top) / (em * 4), 1));

    const QFontMetrics metrics(theme().font);
    int left = 0;
    for (const QString& label : m_ticks.labels)
        left = std::max(left, metrics.horizontalAdvance(label));
    int right = 0;
    if (m_data.figure && !empty) {
        right = QFontMetrics(theme().boldFont).horizontalAdvance(medianText(*m_data.figure, m_data.unit));
        right = std::max(right, metrics.horizontalAdvance(tr("median")));
        right = std::max(right, metrics.horizontalAdvance(intervalText(*m_data.figure, m_data.unit)));
    }
    plot()->axisRect()->setMargins(
        QMargins(pad() + left + 10, top, pad() + right + em, std::max(0, size.height() - bottom)));

    const double count = m_data.numbers.isEmpty() ? 1 : m_data.numbers.last();
    const double margin = std::max(0.5, 0.012 * count);
    plot()->xAxis->setRange(1 - margin, count + margin);
    plot()->yAxis->setRange(m_data.low, m_data.high);
    plot()->yAxis->ticker().staticCast<QCPAxisTickerText>()->setTicks(m_ticks.positions, m_ticks.labels.toVector());
    const Ticks counts = countTicks(count, std::max(size.width() / (em * 8), 2));
    plot()->xAxis->ticker().staticCast<QCPAxisTickerText>()->setTicks(counts.positions, counts.labels.toVector());
}

void SamplesChart::paintMedian(QPainter& painter) const
{
    if (m_data.isEmpty())
        return;
    const int em = theme().em();
    const QRect area = plot()->axisRect()->rect();
    const double y = std::round(plot()->yAxis->coordToPixel(m_data.figure->median)) + 0.5;
    painter.setPen(QPen(theme().ink, std::max(1.0, em * 0.1)));
    painter.drawLine(QPointF(area.left(), y), QPointF(area.right() + em * 0.4, y));

    const QFontMetrics metrics(theme().font);
    const int line = metrics.height();
    const int x = area.right() + em * 3 / 4;
    const int width = plot()->viewport().right() - x;
    // The three lines stay inside the plot, also where the median is at its edge.
    const int least = area.top() - line / 2;
    const int first
        = std::clamp(static_cast<int>(y) - line * 3 / 2, least, std::max(least, area.bottom() - line * 5 / 2));
    const auto put = [&](int index, const QFont& font, const QColor& color, const QString& text) {
        painter.setFont(font);
        painter.setPen(color);
        painter.drawText(
            QRect(x, first + index * line, width, line), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
    };
    put(0, theme().font, theme().secondaryText, tr("median"));
    put(1, theme().boldFont, theme().text, medianText(*m_data.figure, m_data.unit));
    put(2, theme().font, theme().secondaryText, intervalText(*m_data.figure, m_data.unit));

    painter.setPen(theme().secondaryText);
    painter.drawText(QRect(area.left(), area.bottom() + em * 2, area.width(), line), Qt::AlignLeft | Qt::TextSingleLine,
        tr("sample, in the order taken; the band is the 95 % interval of the median"));
}

void SamplesChart::followSelection()
{
    m_current = -1;
    scheduleRebuild();
}

ChartHit SamplesChart::hitOf(int sample) const
{
    const QPointF at(
        plot()->xAxis->coordToPixel(m_data.numbers[sample]), plot()->yAxis->coordToPixel(m_data.times[sample]));
    return {QRectF(at, QSizeF()), 0, sample};
}

std::optional<ChartHit> SamplesChart::hitAt(const QPoint& position) const
{
    if (m_data.isEmpty() || !plot()->axisRect()->rect().contains(position))
        return std::nullopt;
    const double number = plot()->xAxis->pixelToCoord(position.x());
    const auto near = std::lower_bound(m_data.numbers.begin(), m_data.numbers.end(), number);
    // Of the samples within a finger's breadth, the nearest.
    const double reach = theme().em();
    std::optional<ChartHit> best;
    double bestDistance = reach * reach;
    const auto consider = [&](int sample) {
        const ChartHit hit = hitOf(sample);
        const QPointF away = hit.rect.topLeft() - position;
        if (const double distance = QPointF::dotProduct(away, away); distance < bestDistance) {
            bestDistance = distance;
            best = hit;
        }
        return std::abs(away.x()) < reach;
    };
    const int start = static_cast<int>(near - m_data.numbers.begin());
    for (int i = start; i < m_data.numbers.size() && consider(i); ++i) { }
    for (int i = start - 1; i >= 0 && consider(i); --i) { }
    return best;
}

std::optional<ChartHit> SamplesChart::selectedHit() const
{
    return m_current < 0 || m_current >= m_data.times.size() ? std::nullopt : std::optional(hitOf(m_current));
}

ChartText SamplesChart::textOf(const ChartHit& hit) const
{
    const double time = m_data.times[hit.item];
    const double off = time / m_data.figure->median - 1;
    return {tr("Sample %1: %2, %3 %4 the median")
                .arg(numbers::count(static_cast<std::int64_t>(m_data.numbers[hit.item])), figureText(time, m_data.unit),
                    numbers::percent(std::abs(off)), off < 0 ? tr("below") : tr("above")),
        {}};
}

std::optional<ChartHit> SamplesChart::stepped(int items, int) const
{
    const int last = static_cast<int>(m_data.times.size()) - 1;
    if (last < 0)
        return std::nullopt;
    return hitOf(m_current < 0 ? (items < 0 ? last : 0) : std::clamp(m_current + items, 0, last));
}

void SamplesChart::keyPressEvent(QKeyEvent* event)
{
    const int tenth = std::max(static_cast<int>(m_data.times.size()) / 10, 1);
    if (event->key() == Qt::Key_PageDown || event->key() == Qt::Key_PageUp)
        choose(stepped(event->key() == Qt::Key_PageDown ? tenth : -tenth, 0));
    else
        Chart::keyPressEvent(event);
}

} // namespace phasebench
