// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/amortisation_chart.h"

#include "gui/charts/calls_slider.h"
#include "gui/charts/segment_row.h"
#include "gui/models/number_text.h"

#include <QButtonGroup>
#include <QKeyEvent>
#include <QMouseEvent>
#include <cmath>

namespace phasebench {
namespace {

/// Two digits: what a hand can mean.
double rounded(double calls)
{
    const double step = std::max(1.0, std::pow(10.0, std::floor(std::log10(calls)) - 1));
    return std::round(calls / step) * step;
}

} // namespace

AmortisationChart::AmortisationChart(const ChartSource& source, QWidget* parent)
    : LineChart(source, parent)
    , m_mode(new QButtonGroup(this))
{
    setControls(segmentRow(*m_mode, {tr("Total time"), tr("Time of a call")}, QStringLiteral("amortisation"), pad()));
    connect(m_mode, &QButtonGroup::idClicked, this, [this](int id) { setPerCall(id == 1); });
    connect(&source.selection, &Selection::callsChanged, this, [this] { replotSoon(); });
    scheduleRebuild();
}

std::unique_ptr<Chart> AmortisationChart::fresh(const ChartSource& source) const
{
    auto chart = std::make_unique<AmortisationChart>(source);
    chart->setPerCall(m_perCall);
    return chart;
}

void AmortisationChart::setPerCall(bool perCall)
{
    m_perCall = perCall;
    m_mode->button(perCall ? 1 : 0)->setChecked(true);
    scheduleRebuild();
}

LineData AmortisationChart::makeLines()
{
    AmortisationData made = amortisationData(shownRunsUpTo(runs(), selection().run()), m_perCall);
    m_noun = made.noun;
    return std::move(made.lines);
}

std::optional<ChartHit> AmortisationChart::hitOn(int line, double calls) const
{
    const ChartLine& one = data().lines[static_cast<std::size_t>(line)];
    // A measured point within reach of the hand tells its own figure.
    const QPointF there = pixelOf(calls, data().y.low);
    for (std::size_t i = 0; i < one.points.size(); ++i)
        if (const LinePoint& point = one.points[i];
            point.measured && std::abs(pixelOf(point.x, point.y).x() - there.x()) <= theme().em() / 2.0)
            return ChartHit{QRectF(pixelOf(point.x, point.y), QSizeF()), line, static_cast<int>(i)};
    const auto time = one.at(calls);
    return time ? std::optional(ChartHit{QRectF(pixelOf(calls, *time), QSizeF()), line, -1}) : std::nullopt;
}

std::optional<ChartHit> AmortisationChart::hitAt(const QPoint& position) const
{
    const double calls = xAt(position.x());
    std::optional<ChartHit> nearest;
    double least = theme().em() * 1.2;
    const bool inPlot = plotRect().adjusted(-2, -2, 2, 2).contains(position);
    for (int line = 0; line < static_cast<int>(data().lines.size()); ++line) {
        const auto label = std::ranges::find(endLabels(), line, &Label::line);
        if (label != endLabels().end() && label->rect.contains(position))
            return hitOn(line, calls);
        const auto hit = inPlot ? hitOn(line, calls) : std::nullopt;
        if (hit && std::abs(hit->rect.top() - position.y()) < least) {
            least = std::abs(hit->rect.top() - position.y());
            nearest = hit;
        }
    }
    return nearest;
}

std::optional<ChartHit> AmortisationChart::selectedHit() const
{
    for (int line = 0; line < static_cast<int>(data().lines.size()); ++line)
        if (selection().run() >= 0
            && std::ranges::find(
                   data().lines[static_cast<std::size_t>(line)].points, selection().run(), &LinePoint::run)
                != data().lines[static_cast<std::size_t>(line)].points.end())
            return hitOn(line, selection().calls().value_or(1));
    return std::nullopt;
}

ChartText AmortisationChart::textOf(const ChartHit& hit) const
{
    const ChartLine& line = lineOf(hit);
    if (hit.item >= 0)
        return {line.name, factsOf(line, line.points[static_cast<std::size_t>(hit.item)])};
    const double calls = xAt(static_cast<int>(hit.rect.left()));
    LinePoint computed;
    computed.x = calls;
    computed.y = line.at(calls).value_or(0);
    computed.measured = false;
    return {line.name, factsOf(line, computed)};
}

Facts AmortisationChart::factsOf(const ChartLine& line, const LinePoint& point) const
{
    Facts facts{{tr("%1 %2").arg(numbers::count(std::llround(point.x)), m_noun), numbers::time(point.y)}};
    if (point.low && point.high)
        facts.emplace_back(
            tr("95 % interval"), numbers::time(*point.low) + QStringLiteral("–") + numbers::time(*point.high));
    facts.emplace_back(tr("one of them"), numbers::time(m_perCall ? point.y : point.y / point.x));
    facts.insert(facts.end(), line.facts.begin(), line.facts.end());
    facts.emplace_back(tr("this point is"), point.measured ? tr("measured") : tr("computed from the phases"));
    return facts;
}

void AmortisationChart::select(const ChartHit& hit)
{
    const ChartLine& line = lineOf(hit);
    selection().setRun(line.points.back().run);
}

void AmortisationChart::chooseCalls(double calls)
{
    selection().setCalls(std::clamp(calls, 1.0, CallsSlider::most));
    const auto hit = selectedHit();
    if (hit || !data().isEmpty())
        describe(hit ? hit : hitOn(0, *selection().calls()));
}

void AmortisationChart::stepLine(int by)
{
    if (data().isEmpty())
        return;
    const auto now = selectedHit();
    const int last = static_cast<int>(data().lines.size()) - 1;
    choose(hitOn(now ? std::clamp(now->group + by, 0, last) : 0, selection().calls().value_or(1)));
}

void AmortisationChart::keyPressEvent(QKeyEvent* event)
{
    const double calls = selection().calls().value_or(1);
    switch (event->key()) {
    case Qt::Key_Right:
        return chooseCalls(selection().calls() ? nextRound(calls) : 1);
    case Qt::Key_Left:
        return chooseCalls(previousRound(calls));
    case Qt::Key_PageUp:
        return chooseCalls(calls * 10);
    case Qt::Key_PageDown:
        return chooseCalls(calls / 10);
    case Qt::Key_Home:
        return chooseCalls(1);
    case Qt::Key_End:
        return chooseCalls(CallsSlider::most);
    case Qt::Key_Down:
        return stepLine(1);
    case Qt::Key_Up:
        return stepLine(-1);
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        return selection().setCalls(std::nullopt);
    default:
        Chart::keyPressEvent(event);
    }
}

bool AmortisationChart::eventFilter(QObject* watched, QEvent* event)
{
    const bool done = Chart::eventFilter(watched, event);
    // A press chooses the number of calls under it, and dragging goes on with that.
    if (watched == plotWidget() && (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseMove)) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        if ((mouse->buttons() & Qt::LeftButton) && !data().isEmpty() && plotRect().contains(mouse->pos()))
            chooseCalls(rounded(xAt(mouse->pos().x())));
    }
    return done;
}

} // namespace phasebench
