// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/chart.h"
#include "gui/charts/line_data.h"

class QCPErrorBars;
class QCPGraph;

namespace phasebench {

/// A row of a dot chart: a value with its interval.
struct DotRow {
    int run = -1; ///< row in the RunList; -1: of none
    QString label; ///< at the left
    double value = 0;
    std::optional<double> low;
    std::optional<double> high;
    bool open = false; ///< an open mark: nothing is decided
    QString note; ///< at the right
    Facts facts;
};

struct DotData {
    QString title;
    QString subtitle;
    QString caption;
    std::vector<DotRow> rows;
    LineAxis axis;
    std::optional<double> reference; ///< a line through all rows
};

/// Rows of values with their intervals on one axis, which need not start at zero: a label at the left, what follows at
/// the right.
class DotChart : public Chart {
    Q_OBJECT
public:
    const DotData& data() const { return m_data; }
    int fullHeight(int width) const override;
    int leastHeight(int width) const override;

protected:
    DotChart(const ChartSource& source, QWidget* parent);

    virtual DotData makeDots() = 0;

    void rebuild() override;
    void arrange(const QSize& size) override;
    std::optional<ChartHit> stepped(int items, int groups) const override;
    ChartText textOf(const ChartHit& hit) const override;
    void select(const ChartHit& hit) override;

private:
    int rowHeight() const;
    int below() const; ///< the rows: the axis and its title
    void paintTexts(QPainter& painter) const;

    DotData m_data;
    QCPGraph* m_decided; ///< all owned by the plot
    QCPGraph* m_open;
    QCPErrorBars* m_intervals;
    QCPGraph* m_values; ///< what the intervals belong to
    int m_labelWidth = 0;
    int m_noteWidth = 0;
};

} // namespace phasebench
