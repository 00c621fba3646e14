// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/chart.h"
#include "gui/charts/first_use_bars.h"
#include "gui/models/selection.h"

namespace phasebench {

class ChartTableModel;

/// What the first use costs at each level of coldness, as bars of phases.
class FirstUseChart : public Chart {
    Q_OBJECT
public:
    FirstUseChart(const RunList& runs, Selection& selection, QWidget* parent = nullptr);
    ~FirstUseChart() override;

    QAbstractItemModel* table() const override;
    QString fileName() const override;
    std::unique_ptr<Chart> cloneForExport() const override;
    QString caption() const override { return m_bars.caption; }
    int fullHeight(int width) const override;
    int leastHeight(int width) const override;

    const FirstUseBars& bars() const { return m_bars; }

protected:
    void rebuild() override;
    void arrange(const QSize& size) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Place {
        int panel = -1;
        int row = -1;
        int segment = -1;
        bool operator==(const Place&) const = default;
    };

    void paint(QPainter& painter) const;
    Place placeAt(const QPoint& position) const;
    void choose(Place place);
    QString textAt(Place place, bool rich) const;
    BarRoom roomFor(const QSize& size) const;

    const RunList& m_runs;
    Selection& m_selection;
    ChartTableModel* m_table = nullptr;
    FirstUseBars m_bars;
    std::vector<BarLayout::LegendEntry> m_legend;
    Place m_current; ///< of the keyboard
};

} // namespace phasebench
