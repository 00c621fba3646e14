// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/amortisation_chart.h"

#include "gui/charts/amortisation_painter.h"
#include "gui/charts/calls_slider.h"
#include "gui/charts/painted_layer.h"
#include "gui/charts/segment_row.h"
#include "gui/models/chart_table_model.h"
#include "gui/models/number_text.h"

#include <QBoxLayout>
#include <QHelpEvent>
#include <QToolTip>
#include <cmath>

namespace phasebench {

AmortisationChart::AmortisationChart(const RunList& runs, Selection& selection, QWidget* parent)
    : Chart(parent)
    , m_runs(runs)
    , m_selection(selection)
    , m_table(new ChartTableModel(
          runs, [this] { return amortisationTable(m_runs); }, this))
    , m_mode(new QButtonGroup(this))
{
    box()->setDirection(QBoxLayout::TopToBottom);
    m_controls = segmentRow(*m_mode, {tr("Total time"), tr("Time of a call")}, QStringLiteral("amortisation"), pad());
    box()->insertWidget(0, m_controls);
    plot()->xAxis->setVisible(false);
    plot()->yAxis->setVisible(false);
    addSketches();
    connect(m_mode, &QButtonGroup::idClicked, this, [this](int id) { setPerCall(id == 1); });
    connect(&runs, &RunList::updated, this, &AmortisationChart::scheduleRebuild);
    connect(&selection, &Selection::runChanged, this, [this] {
        if (m_runs.size() > static_cast<int>(mostBars))
            scheduleRebuild();
        replotSoon();
    });
    connect(&selection, &Selection::callsChanged, this, [this] { replotSoon(); });
    scheduleRebuild();
}

AmortisationChart::~AmortisationChart() = default;

void AmortisationChart::addSketches()
{
    new PaintedLayer(plot(), QStringLiteral("grid"),
        [this](QPainter& painter) { AmortisationPainter(m_data, m_layout, theme()).paintGrid(painter); });
    new PaintedLayer(plot(), QStringLiteral("axes"), [this](QPainter& painter) {
        const AmortisationPainter lines(m_data, m_layout, theme());
        const AmortisationData::Line* chosen = m_data.lineOf(m_selection.run());
        const int selected = chosen ? static_cast<int>(chosen - m_data.lines.data()) : -1;
        lines.paintLines(painter, m_hovered >= 0 ? m_hovered : selected);
        if (m_selection.calls())
            lines.paintCalls(painter, *m_selection.calls());
    });
}

QAbstractItemModel* AmortisationChart::table() const
{
    return m_table;
}

QString AmortisationChart::fileName() const
{
    return QStringLiteral("amortisation");
}

std::unique_ptr<Chart> AmortisationChart::cloneForExport() const
{
    auto* nothing = new Selection(m_runs);
    nothing->setCalls(m_selection.calls());
    auto chart = std::make_unique<AmortisationChart>(m_runs, *nothing);
    chart->setPerCall(m_perCall);
    nothing->setParent(chart.get());
    return chart;
}

int AmortisationChart::fullHeight(int width) const
{
    return headingBottom(width) + theme().em() * 26;
}

void AmortisationChart::setPerCall(bool perCall)
{
    m_perCall = perCall;
    m_mode->button(perCall ? 1 : 0)->setChecked(true);
    scheduleRebuild();
}

void AmortisationChart::rebuild()
{
    m_data = amortisationData(shownRunsUpTo(m_runs, m_selection.run()), m_perCall);
    m_hovered = -1;
    setHeading(m_data.title, m_data.subtitle, m_data.isEmpty());
}

void AmortisationChart::arrange(const QSize& size)
{
    m_layout = layoutAmortisation(m_data, theme(),
        {size.width(), headingBottom(size.width()) + theme().em(), captionTop(size) - theme().em() / 2, pad()});
}

int AmortisationChart::lineAt(const QPoint& position) const
{
    if (!m_layout.plot.adjusted(-2, -2, 2, 2).contains(position)) {
        for (const auto& label : m_layout.lineLabels)
            if (label.rect.contains(position))
                return label.index;
        return -1;
    }
    const double units = m_layout.unitsAt(position.x());
    int nearest = -1;
    double least = theme().em() * 1.2;
    for (std::size_t i = 0; i < m_data.lines.size(); ++i) {
        const auto time = timeAt(m_data.lines[i], units);
        if (!time)
            continue;
        const double distance = std::abs(m_layout.yOf(*time) - position.y());
        if (distance < least) {
            least = distance;
            nearest = static_cast<int>(i);
        }
    }
    return nearest;
}

QString AmortisationChart::textAt(int index, double units, bool rich) const
{
    if (index < 0)
        return {};
    const auto& line = m_data.lines[static_cast<std::size_t>(index)];
    // A measured point within reach of the hand tells its own figure.
    const AmortisationData::Point* measured = nullptr;
    for (const auto& point : line.measured)
        if (std::abs(m_layout.xOf(point.units) - m_layout.xOf(units)) <= theme().em() / 2.0)
            measured = &point;
    const double at = measured ? measured->units : units;
    const auto time = measured ? std::optional(measured->time) : timeAt(line, at);
    if (!time)
        return {};
    Facts facts;
    facts.emplace_back(tr("%1 %2").arg(numbers::count(std::llround(at)), m_data.noun), numbers::time(*time));
    if (measured && measured->low && measured->high)
        facts.emplace_back(
            tr("95 % interval"), numbers::time(*measured->low) + QStringLiteral("–") + numbers::time(*measured->high));
    facts.emplace_back(tr("one of them"), numbers::time(m_data.perUnit ? *time : *time / at));
    facts.insert(facts.end(), line.facts.begin(), line.facts.end());
    facts.emplace_back(tr("this point is"), measured ? tr("measured") : tr("computed from the phases"));
    return rich ? asToolTip(line.label, facts) : asLine(line.label, facts);
}

void AmortisationChart::hover(const QPoint& position)
{
    const int line = lineAt(position);
    emit described(textAt(line, m_layout.unitsAt(position.x()), false));
    if (line == m_hovered)
        return;
    m_hovered = line;
    replotSoon();
}

void AmortisationChart::chooseCalls(double units)
{
    const double calls = std::clamp(units, 1.0, CallsSlider::most);
    m_selection.setCalls(calls);
    const AmortisationData::Line* line = m_data.lineOf(m_selection.run());
    if (!line && !m_data.lines.empty())
        line = &m_data.lines.front();
    if (!line)
        return;
    const QString text = textAt(static_cast<int>(line - m_data.lines.data()), calls, false);
    emit described(text);
    setAccessibleDescription(text);
}

void AmortisationChart::stepLine(int by)
{
    if (m_data.lines.empty())
        return;
    const AmortisationData::Line* now = m_data.lineOf(m_selection.run());
    const int last = static_cast<int>(m_data.lines.size()) - 1;
    const int next = now ? std::clamp(static_cast<int>(now - m_data.lines.data()) + by, 0, last) : 0;
    m_selection.setRun(m_data.lines[static_cast<std::size_t>(next)].run);
    const QString text = textAt(next, m_selection.calls().value_or(1), false);
    emit described(text);
    setAccessibleDescription(text);
}

void AmortisationChart::keyPressEvent(QKeyEvent* event)
{
    const double calls = m_selection.calls().value_or(1);
    switch (event->key()) {
    case Qt::Key_Right:
        chooseCalls(m_selection.calls() ? nextRound(calls) : 1);
        break;
    case Qt::Key_Left:
        chooseCalls(previousRound(calls));
        break;
    case Qt::Key_PageUp:
        chooseCalls(calls * 10);
        break;
    case Qt::Key_PageDown:
        chooseCalls(calls / 10);
        break;
    case Qt::Key_Home:
        chooseCalls(1);
        break;
    case Qt::Key_End:
        chooseCalls(CallsSlider::most);
        break;
    case Qt::Key_Down:
        stepLine(1);
        break;
    case Qt::Key_Up:
        stepLine(-1);
        break;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        m_selection.setCalls(std::nullopt);
        break;
    default:
        Chart::keyPressEvent(event);
    }
}

bool AmortisationChart::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == plot()) {
        const auto roundUnits = [this](int x) {
            const double units = m_layout.unitsAt(x);
            const double step = std::max(1.0, std::pow(10.0, std::floor(std::log10(units)) - 1));
            return std::round(units / step) * step;
        };
        if (event->type() == QEvent::MouseMove) {
            const auto* move = static_cast<QMouseEvent*>(event);
            if (move->buttons() & Qt::LeftButton)
                chooseCalls(roundUnits(move->pos().x()));
            else
                hover(move->pos());
        } else if (event->type() == QEvent::Leave) {
            hover({-1, -1});
        } else if (event->type() == QEvent::MouseButtonPress) {
            const auto* press = static_cast<QMouseEvent*>(event);
            if (press->button() == Qt::LeftButton && !m_data.isEmpty()) {
                if (const int line = lineAt(press->pos()); line >= 0)
                    m_selection.setRun(m_data.lines[static_cast<std::size_t>(line)].run);
                if (m_layout.plot.contains(press->pos()))
                    chooseCalls(roundUnits(press->pos().x()));
            }
        } else if (event->type() == QEvent::ToolTip) {
            const auto* help = static_cast<QHelpEvent*>(event);
            QToolTip::showText(
                help->globalPos(), textAt(lineAt(help->pos()), m_layout.unitsAt(help->pos().x()), true), plot());
            return true;
        }
    }
    return Chart::eventFilter(watched, event);
}

} // namespace phasebench
