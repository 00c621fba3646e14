// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/amortisation_data.h"
#include "gui/charts/line_chart.h"

class QButtonGroup;

namespace phasebench {

/// From how many calls on a dearer start pays: time against the number of calls for each shown run, what was measured
/// as marks, the rest computed from the phases and dashed, and the break-even points with their uncertainty. The number
/// of calls is the phase chart's slider; here it is set with a click or the arrow keys.
class AmortisationChart : public LineChart {
    Q_OBJECT
public:
    explicit AmortisationChart(const ChartSource& source, QWidget* parent = nullptr);

    QString fileName() const override { return QStringLiteral("amortisation"); }
    void setPerCall(bool perCall);

protected:
    LineData makeLines() override;
    Facts factsOf(const ChartLine& line, const LinePoint& point) const override;
    ChartTable makeTable() const override { return amortisationTable(runs()); }
    std::unique_ptr<Chart> fresh(const ChartSource& source) const override;
    std::optional<double> cursor() const override { return selection().calls(); }
    /// Anywhere on a line: what was not measured is computed.
    std::optional<ChartHit> hitAt(const QPoint& position) const override;
    std::optional<ChartHit> selectedHit() const override;
    ChartText textOf(const ChartHit& hit) const override;
    void select(const ChartHit& hit) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    std::optional<ChartHit> hitOn(int line, double calls) const;
    void chooseCalls(double calls);
    void stepLine(int by);

    QButtonGroup* m_mode;
    bool m_perCall = false;
    QString m_noun; ///< "calls", or what one element of a batch is
};

} // namespace phasebench
