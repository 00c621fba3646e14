// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/bar_data.h"
#include "gui/charts/chart.h"
#include "gui/models/run_list.h"
#include "gui/models/selection.h"

class QCPBars;
class QScrollBar;

namespace phasebench {

/// A chart of horizontal bars from zero: labels at the left, figures at the bars' ends, the legend below. With more
/// rows than fit, it scrolls.
class BarChart : public Chart {
    Q_OBJECT
public:
    ~BarChart() override;

    const BarData& bars() const { return m_data; }
    QStringList legendNames() const;
    QStringList tickLabels() const;
    double axisEnd() const; ///< microseconds; the axis starts at zero
    /// The plotted lengths of one phase, in the order of the rows; 0 where a row lacks it.
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
    void themeChanged() override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    class Decoration;
    struct Place {
        int row = -1;
        int segment = -1;
    };

    Place placeAt(const QPoint& position) const;
    void hover(const QPoint& position, const QPoint& global);
    void select(Place place);
    void step(int rows, int segments);
    void scrollTo(int row);
    QString describe(Place place) const;

    const RunList& m_runs;
    Selection& m_selection;
    BarData m_data;
    std::vector<QCPBars*> m_series; ///< in the order of m_data.legend(); owned by the plot
    Decoration* m_decoration = nullptr; ///< owned by the plot
    QScrollBar* m_scroll = nullptr;
};

} // namespace phasebench
