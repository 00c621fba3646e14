// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/bar_layout.h"
#include "gui/charts/chart.h"
#include "gui/models/run_list.h"
#include "gui/models/selection.h"

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

    QString caption() const override { return m_data.caption; }
    int fullHeight(int width) const override;

protected:
    BarChart(const RunList& runs, Selection& selection, QWidget* parent);

    virtual BarData data() const = 0;
    const RunList& runs() const { return m_runs; }
    Selection& selection() const { return m_selection; }

    void rebuild() override;
    void arrange(const QSize& size) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    /// A row and a part of its bar, by index; -1: none.
    struct Place {
        int row = -1;
        int segment = -1;
    };

    void addSketches();
    void fillSeries();
    BarRoom roomFor(const QSize& size) const;
    Place placeAt(const QPoint& position) const;
    Place selectedPlace() const;
    void hover(Place place);
    void select(Place place);
    void stepRow(int by);
    void stepSegment(int by);
    void scrollTo(int row);
    QString toolTipAt(Place place) const;
    QString lineAt(Place place) const;

    const RunList& m_runs;
    Selection& m_selection;
    BarData m_data;
    BarLayout m_layout;
    std::vector<BarSeries*> m_series; ///< in the order of m_data.legend(); owned by the plot
    QScrollBar* m_scroll = nullptr;
};

} // namespace phasebench
