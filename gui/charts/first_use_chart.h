// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/chart.h"
#include "gui/charts/first_use_bars.h"

namespace phasebench {

/// What the first use costs at each level of coldness, as bars of phases.
class FirstUseChart : public Chart {
    Q_OBJECT
public:
    explicit FirstUseChart(const ChartSource& source, QWidget* parent = nullptr);

    QString fileName() const override { return QStringLiteral("first-use"); }
    int fullHeight(int width) const override;
    int leastHeight(int width) const override;

    const FirstUseBars& bars() const { return m_bars; }

protected:
    void rebuild() override;
    void arrange(const QSize& size) override;
    ChartTable makeTable() const override { return firstUseTable(runs()); }
    std::unique_ptr<Chart> fresh(const ChartSource& source) const override
    {
        return std::make_unique<FirstUseChart>(source);
    }
    ChartText textOf(const ChartHit& hit) const override;
    void select(const ChartHit& hit) override;
    std::optional<ChartHit> stepped(int items, int groups) const override;
    void paintMark(QPainter&, const ChartHit&, bool) const override { } ///< by run and phase

private:
    void placeHits();
    const BarRow& rowOf(const ChartHit& hit) const; ///< the rows of all panels, counted through
    void paint(QPainter& painter) const;
    BarRoom roomFor(const QSize& size) const;

    FirstUseBars m_bars;
    std::vector<BarLayout::LegendEntry> m_legend;
};

} // namespace phasebench
