// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/samples_chart.h"

#include "gui/charts/painted_layer.h"
#include "gui/charts/shown_runs.h"
#include "gui/models/chart_table_model.h"
#include "gui/models/number_text.h"
#include "gui/models/words.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QHelpEvent>
#include <QLabel>
#include <QToolTip>
#include <cmath>

namespace phasebench {

SamplesChart::SamplesChart(const RunList& runs, Selection& selection, QWidget* parent)
    : Chart(parent)
    , m_runs(runs)
    , m_selection(selection)
    , m_table(new ChartTableModel(
          runs, [this] { return samplesTable(m_runs, m_selection.run(), m_selection.series()); }, this))
    , m_seriesBox(new QComboBox)
    , m_graph(plot()->addGraph())
{
    auto* label = new QLabel(tr("&Series"));
    label->setBuddy(m_seriesBox);
    m_seriesBox->setAccessibleName(tr("Series"));
    m_seriesBox->setObjectName(QStringLiteral("samplesSeries"));
    m_seriesBox->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(pad(), pad() / 2, pad(), 0);
    row->addWidget(label);
    row->addWidget(m_seriesBox);
    row->addStretch();
    box()->setDirection(QBoxLayout::TopToBottom);
    box()->insertWidget(0, bar);

    m_graph->setLineStyle(QCPGraph::lsNone);
    m_graph->setSelectable(QCP::stNone);
    plot()->xAxis->grid()->setVisible(false);
    plot()->yAxis->setTicker(QSharedPointer<QCPAxisTickerText>(new QCPAxisTickerText));
    plot()->yAxis->setTickLabelPadding(8);
    plot()->xAxis->setTicker(QSharedPointer<QCPAxisTickerText>(new QCPAxisTickerText));
    plot()->xAxis->setTickLabelPadding(6);
    addSketches();

    connect(&selection, &Selection::runChanged, m_table, &ChartTableModel::startAnew);
    connect(&selection, &Selection::seriesChanged, m_table, &ChartTableModel::startAnew);
    connect(m_seriesBox, &QComboBox::activated, this,
        [this](int index) { m_selection.setSeries(m_seriesBox->itemData(index).toString()); });
    connect(&runs, &RunList::updated, this, &SamplesChart::scheduleRebuild);
    connect(&selection, &Selection::runChanged, this, [this] {
        m_current = -1;
        scheduleRebuild();
    });
    connect(&selection, &Selection::seriesChanged, this, [this] {
        m_current = -1;
        scheduleRebuild();
    });
    connect(&selection, &Selection::phaseChanged, this, [this] {
        const auto phase = m_selection.phase();
        m_selection.setSeries(phase ? QString::fromStdString(seriesName(PhaseSeries{*phase, SeriesClock::host}))
                                    : QStringLiteral("call"));
    });
    scheduleRebuild();
}

SamplesChart::~SamplesChart() = default;

void SamplesChart::addSketches()
{
    new PaintedLayer(plot(), QStringLiteral("grid"), [this](QPainter& painter) {
        if (m_data.isEmpty() || !m_data.figure->low || !m_data.figure->high)
            return;
        const QRect area = plot()->axisRect()->rect();
        const double top = plot()->yAxis->coordToPixel(*m_data.figure->high);
        const double bottom = plot()->yAxis->coordToPixel(*m_data.figure->low);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme().dark ? QColor(0x3a, 0x40, 0x4a) : QColor(0xdf, 0xe3, 0xe8));
        painter.drawRect(QRectF(area.left(), top, area.width(), std::max(bottom - top, 1.0)));
    });
    new PaintedLayer(plot(), QStringLiteral("axes"), [this](QPainter& painter) { paintMedian(painter); });
    new PaintedLayer(plot(), QStringLiteral("overlay"), [this](QPainter& painter) { paintCurrent(painter); });
}

QAbstractItemModel* SamplesChart::table() const
{
    return m_table;
}

QString SamplesChart::fileName() const
{
    QString series = m_selection.series();
    return QStringLiteral("samples-%1-%2")
        .arg(m_selection.run() + 1)
        .arg(series.replace(QLatin1Char('.'), QLatin1Char('-')));
}

std::unique_ptr<Chart> SamplesChart::cloneForExport() const
{
    auto* same = new Selection(m_runs);
    same->setRun(m_selection.run());
    same->setSeries(m_selection.series());
    auto chart = std::make_unique<SamplesChart>(m_runs, *same);
    same->setParent(chart.get());
    return chart;
}

QString SamplesChart::caption() const
{
    const int row = m_selection.run();
    return row < 0 ? QString() : captionOf({{row, m_runs.at(row), {}, false}});
}

int SamplesChart::fullHeight(int width) const
{
    return headingBottom(width) + theme().em() * 14;
}

void SamplesChart::fillSeriesBox()
{
    const int row = m_selection.run();
    const QStringList names = row < 0 ? QStringList() : seriesOf(*m_runs.at(row));
    QStringList present;
    for (int i = 0; i < m_seriesBox->count(); ++i)
        present << m_seriesBox->itemData(i).toString();
    if (names != present) {
        m_seriesBox->clear();
        for (const QString& name : names)
            m_seriesBox->addItem(words::series(name), name);
    }
    m_seriesBox->setCurrentIndex(m_seriesBox->findData(m_selection.series()));
    m_seriesBox->setEnabled(m_seriesBox->count() > 0);
}

void SamplesChart::rebuild()
{
    fillSeriesBox();
    const int row = m_selection.run();
    const QString label = row < 0 ? QString() : m_runs.label(row);
    m_data = samplesData(row < 0 ? nullptr : m_runs.at(row), label, m_selection.series());
    if (m_current >= m_data.times.size())
        m_current = -1;
    setHeading(m_data.title, m_data.subtitle, m_data.isEmpty());
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

void SamplesChart::paintCurrent(QPainter& painter) const
{
    if (m_current < 0)
        return;
    const QPointF at(
        plot()->xAxis->coordToPixel(m_data.numbers[m_current]), plot()->yAxis->coordToPixel(m_data.times[m_current]));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme().ink, std::max(1.5, theme().em() * 0.12)));
    painter.drawEllipse(at, theme().em() * 0.45, theme().em() * 0.45);
}

int SamplesChart::sampleAt(const QPoint& position) const
{
    if (m_data.isEmpty() || !plot()->axisRect()->rect().contains(position))
        return -1;
    const double number = plot()->xAxis->pixelToCoord(position.x());
    const auto near = std::lower_bound(m_data.numbers.begin(), m_data.numbers.end(), number);
    // Of the samples within a finger's breadth, the nearest.
    const double reach = theme().em();
    int best = -1;
    double bestDistance = reach * reach;
    const auto consider = [&](int index) {
        const double dx = plot()->xAxis->coordToPixel(m_data.numbers[index]) - position.x();
        const double dy = plot()->yAxis->coordToPixel(m_data.times[index]) - position.y();
        if (dx * dx + dy * dy < bestDistance) {
            bestDistance = dx * dx + dy * dy;
            best = index;
        }
        return std::abs(dx) < reach;
    };
    const int start = static_cast<int>(near - m_data.numbers.begin());
    for (int i = start; i < m_data.numbers.size() && consider(i); ++i) { }
    for (int i = start - 1; i >= 0 && consider(i); --i) { }
    return best;
}

QString SamplesChart::lineAt(int index) const
{
    if (index < 0)
        return {};
    const double time = m_data.times[index];
    const double off = time / m_data.figure->median - 1;
    return tr("Sample %1: %2, %3 %4 the median")
        .arg(numbers::count(static_cast<std::int64_t>(m_data.numbers[index])), figureText(time, m_data.unit),
            numbers::percent(std::abs(off)), off < 0 ? tr("below") : tr("above"));
}

void SamplesChart::setCurrent(int index)
{
    if (index == m_current)
        return;
    m_current = index;
    emit described(lineAt(index));
    if (index >= 0)
        setAccessibleDescription(lineAt(index));
    plot()->layer(QStringLiteral("overlay"))->replot();
}

void SamplesChart::keyPressEvent(QKeyEvent* event)
{
    const int last = static_cast<int>(m_data.times.size()) - 1;
    const auto step = [&](int by) {
        if (last >= 0)
            setCurrent(m_current < 0 ? (by > 0 ? 0 : last) : std::clamp(m_current + by, 0, last));
    };
    switch (event->key()) {
    case Qt::Key_Right:
        step(1);
        break;
    case Qt::Key_Left:
        step(-1);
        break;
    case Qt::Key_PageDown:
        step(std::max(last / 10, 1));
        break;
    case Qt::Key_PageUp:
        step(-std::max(last / 10, 1));
        break;
    case Qt::Key_Home:
        step(-last - 1);
        break;
    case Qt::Key_End:
        step(last + 1);
        break;
    default:
        Chart::keyPressEvent(event);
    }
}

bool SamplesChart::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == plot()) {
        if (event->type() == QEvent::MouseMove) {
            setCurrent(sampleAt(static_cast<QMouseEvent*>(event)->pos()));
        } else if (event->type() == QEvent::Leave) {
            setCurrent(-1);
        } else if (event->type() == QEvent::ToolTip) {
            const auto* help = static_cast<QHelpEvent*>(event);
            QToolTip::showText(help->globalPos(), lineAt(sampleAt(help->pos())), plot());
            return true;
        }
    }
    return Chart::eventFilter(watched, event);
}

} // namespace phasebench
