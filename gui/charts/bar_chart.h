// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/bar_layout.h"
#include "gui/charts/chart.h"

#include <vector>

class QScrollBar;

namespace phasebench {

class BarSeries;

/// A chart of horizontal bars from zero: labels at the left, figures at the bars' ends, the legend below. With more
/// rows than fit it scrolls; exported, it shows them all.
class BarChart : public Chart {
    Q_OBJECT
public:
    ~BarChart() override;

    const BarData& bars() const { return m_data; }
    const BarLayout& places() const { return m_layout; }
    QStringList legendNames() const;
    QString legendAt(const QPoint& position) const; ///< the name there; empty: none
    QStringList tickLabels() const { return m_layout.ticks.labels; }
    double axisEnd() const { return m_layout.axisEnd; } ///< microseconds; the axis starts at zero
    /// The plotted lengths of one phase, row by row; 0 where a row lacks it.
    std::vector<double> plotted(std::optional<Phase> phase) const;

    int fullHeight(int width) const override;

protected:
    BarChart(const ChartSource& source, QWidget* parent);

    virtual BarData data() const = 0;

    void rebuild() override;
    void arrange(const QSize& size) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    std::optional<ChartHit> selectedHit() const override;
    ChartText textOf(const ChartHit& hit) const override;
    void select(const ChartHit& hit) override;
    void hover(const std::optional<ChartHit>& hit) override;
    std::optional<ChartHit> stepped(int items, int groups) const override;
    void paintMark(QPainter&, const ChartHit&, bool) const override { } ///< by run and phase, in all bar charts at once
    void followSelection() override;

private:
    void addSketches();
    void fillSeries();
    BarRoom roomFor(const QSize& size) const;
    void placeHits();
    void scrollTo(int run);
    const BarRow& rowOf(const ChartHit& hit) const { return m_data.rows[static_cast<std::size_t>(hit.group)]; }
    /// Item 0 is the whole bar, 1 its first part.
    const BarSegment& partOf(const ChartHit& hit) const
    {
        return rowOf(hit).segments[static_cast<std::size_t>(hit.item) - 1];
    }

    BarData m_data;
    BarLayout m_layout;
    std::vector<BarSeries*> m_series; ///< in the order of m_data.legend(); owned by the plot
    QScrollBar* m_scroll = nullptr;
};

} // namespace phasebench
