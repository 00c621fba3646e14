// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/amortisation_data.h"
#include "gui/charts/amortisation_layout.h"
#include "gui/charts/chart.h"
#include "gui/models/selection.h"

class QButtonGroup;

namespace phasebench {

class ChartTableModel;

/// From how many calls on a dearer start pays: time against the number of calls for each shown run, what was measured
/// as dots, the rest computed from the phases and dashed, and the break-even points with their uncertainty. The number
/// of calls is the phase chart's slider; here it is set with a click or the arrow keys.
class AmortisationChart : public Chart {
    Q_OBJECT
public:
    AmortisationChart(const RunList& runs, Selection& selection, QWidget* parent = nullptr);
    ~AmortisationChart() override;

    QAbstractItemModel* table() const override;
    QString fileName() const override;
    std::unique_ptr<Chart> cloneForExport() const override;
    QString caption() const override { return m_data.caption; }
    int fullHeight(int width) const override;

    const AmortisationData& lines() const { return m_data; }
    const AmortisationLayout& places() const { return m_layout; }
    void setPerCall(bool perCall);
    QWidget* controls() const { return m_controls; } ///< its row of buttons, which may be put elsewhere

protected:
    void rebuild() override;
    void arrange(const QSize& size) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addSketches();
    void hover(const QPoint& position);
    int lineAt(const QPoint& position) const; ///< -1: none near
    void chooseCalls(double units);
    void stepLine(int by);
    QString textAt(int line, double units, bool rich) const;

    const RunList& m_runs;
    Selection& m_selection;
    ChartTableModel* m_table = nullptr;
    QButtonGroup* m_mode = nullptr;
    QWidget* m_controls = nullptr;
    bool m_perCall = false;
    AmortisationData m_data;
    AmortisationLayout m_layout;
    int m_hovered = -1; ///< line
};

} // namespace phasebench
