// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/first_use_chart.h"

#include "gui/charts/bar_painter.h"
#include "gui/charts/hatch.h"
#include "gui/charts/painted_layer.h"
#include "gui/models/chart_table_model.h"

#include <QHelpEvent>
#include <QToolTip>

namespace phasebench {

FirstUseChart::FirstUseChart(const RunList& runs, Selection& selection, QWidget* parent)
    : Chart(parent)
    , m_runs(runs)
    , m_selection(selection)
    , m_table(new ChartTableModel(
          runs, [this] { return firstUseTable(m_runs); }, this))
{
    plot()->xAxis->setVisible(false);
    plot()->yAxis->setVisible(false);
    new PaintedLayer(plot(), QStringLiteral("axes"), [this](QPainter& painter) { paint(painter); });
    connect(&runs, &RunList::updated, this, &FirstUseChart::scheduleRebuild);
    connect(&selection, &Selection::runChanged, this, [this] {
        if (m_runs.size() > static_cast<int>(mostBars))
            scheduleRebuild();
        replotSoon();
    });
    connect(&selection, &Selection::phaseChanged, this, [this] { replotSoon(); });
    scheduleRebuild();
}

FirstUseChart::~FirstUseChart() = default;

QAbstractItemModel* FirstUseChart::table() const
{
    return m_table;
}

QString FirstUseChart::fileName() const
{
    return QStringLiteral("first-use");
}

std::unique_ptr<Chart> FirstUseChart::cloneForExport() const
{
    auto* nothing = new Selection(m_runs);
    auto chart = std::make_unique<FirstUseChart>(m_runs, *nothing);
    nothing->setParent(chart.get());
    return chart;
}

int FirstUseChart::fullHeight(int width) const
{
    return headingBottom(width) + theme().em() + heightOfPanels(m_bars.panels, theme(), roomFor({width, 1000}));
}

int FirstUseChart::leastHeight(int width) const
{
    return m_bars.panels.empty() ? 0 : fullHeight(width);
}

BarRoom FirstUseChart::roomFor(const QSize& size) const
{
    return {size.width(), headingBottom(size.width()) + theme().em(), captionTop(size), pad(), 0, true};
}

void FirstUseChart::rebuild()
{
    m_bars = firstUseBars(shownRunsUpTo(m_runs, m_selection.run()));
    m_current = {};
    setHeading(m_bars.title, m_bars.subtitle, m_bars.panels.empty());
}

void FirstUseChart::arrange(const QSize& size)
{
    m_legend = layoutPanels(m_bars.panels, theme(), roomFor(size));
}

void FirstUseChart::paint(QPainter& painter) const
{
    for (const BarPanel& panel : m_bars.panels) {
        const BarPainter around(panel.data, panel.layout, theme());
        paintPanel(painter, panel, theme());
        around.paintRows(painter, -1);
        if (m_selection.phase() && m_selection.run() >= 0)
            around.paintMark(painter, m_selection.run(), m_selection.phase(), false);
    }
    painter.setFont(theme().font);
    for (const BarLayout::LegendEntry& entry : m_legend) {
        paintFill(painter, entry.swatch, theme().fill(entry.phase), theme().em());
        painter.setPen(theme().text);
        painter.drawText(entry.text, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, entry.shownName());
    }
}

FirstUseChart::Place FirstUseChart::placeAt(const QPoint& position) const
{
    for (std::size_t p = 0; p < m_bars.panels.size(); ++p) {
        const BarPanel& panel = m_bars.panels[p];
        for (const BarLayout::Row& place : panel.layout.rows) {
            if (!place.strip.contains(position))
                continue;
            const BarRow& row = panel.data.rows[static_cast<std::size_t>(place.row)];
            double from = 0;
            for (std::size_t i = 0; i < row.segments.size(); ++i) {
                const double to = from + row.segments[i].value;
                if (position.x() >= panel.layout.xOf(from) && position.x() < panel.layout.xOf(to))
                    return {static_cast<int>(p), place.row, static_cast<int>(i)};
                from = to;
            }
            return {static_cast<int>(p), place.row, -1};
        }
    }
    return {};
}

QString FirstUseChart::textAt(Place place, bool rich) const
{
    if (place.panel < 0)
        return {};
    const BarRow& row
        = m_bars.panels[static_cast<std::size_t>(place.panel)].data.rows[static_cast<std::size_t>(place.row)];
    if (place.segment < 0)
        return rich ? asToolTip(row.label, row.facts) : asLine(row.label, row.facts);
    const BarSegment& segment = row.segments[static_cast<std::size_t>(place.segment)];
    const QString heading = row.label + QStringLiteral(" · ") + segment.name;
    return rich ? asToolTip(heading, segment.facts) : asLine(heading, segment.facts);
}

void FirstUseChart::choose(Place place)
{
    if (place.panel < 0)
        return;
    m_current = place;
    const BarRow& row
        = m_bars.panels[static_cast<std::size_t>(place.panel)].data.rows[static_cast<std::size_t>(place.row)];
    m_selection.setPhase(
        place.segment < 0 ? std::nullopt : row.segments[static_cast<std::size_t>(place.segment)].phase);
    m_selection.setRun(row.run);
    const QString text = textAt(place, false);
    emit described(text);
    setAccessibleDescription(text);
}

void FirstUseChart::keyPressEvent(QKeyEvent* event)
{
    std::vector<Place> rows;
    for (std::size_t p = 0; p < m_bars.panels.size(); ++p)
        for (std::size_t row = 0; row < m_bars.panels[p].data.rows.size(); ++row)
            rows.push_back({static_cast<int>(p), static_cast<int>(row), -1});
    if (rows.empty()) {
        Chart::keyPressEvent(event);
        return;
    }
    const auto now = std::find_if(rows.begin(), rows.end(),
        [this](const Place& place) { return place.panel == m_current.panel && place.row == m_current.row; });
    const int at = now == rows.end() ? -1 : static_cast<int>(now - rows.begin());
    const int last = static_cast<int>(rows.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Down:
        choose(rows[static_cast<std::size_t>(std::min(at + 1, last))]);
        break;
    case Qt::Key_Up:
        choose(rows[static_cast<std::size_t>(at < 0 ? last : std::max(at - 1, 0))]);
        break;
    case Qt::Key_Right:
    case Qt::Key_Left: {
        Place place = at < 0 ? rows.front() : m_current;
        const auto& row
            = m_bars.panels[static_cast<std::size_t>(place.panel)].data.rows[static_cast<std::size_t>(place.row)];
        place.segment = std::clamp(
            place.segment + (event->key() == Qt::Key_Right ? 1 : -1), -1, static_cast<int>(row.segments.size()) - 1);
        choose(place);
        break;
    }
    default:
        Chart::keyPressEvent(event);
    }
}

bool FirstUseChart::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == plot()) {
        if (event->type() == QEvent::MouseMove) {
            emit described(textAt(placeAt(static_cast<QMouseEvent*>(event)->pos()), false));
        } else if (event->type() == QEvent::Leave) {
            emit described({});
        } else if (event->type() == QEvent::MouseButtonPress) {
            const auto* press = static_cast<QMouseEvent*>(event);
            if (press->button() == Qt::LeftButton)
                choose(placeAt(press->pos()));
        } else if (event->type() == QEvent::ToolTip) {
            const auto* help = static_cast<QHelpEvent*>(event);
            QToolTip::showText(help->globalPos(), textAt(placeAt(help->pos()), true), plot());
            return true;
        }
    }
    return Chart::eventFilter(watched, event);
}

} // namespace phasebench
