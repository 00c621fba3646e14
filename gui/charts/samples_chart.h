// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/chart.h"
#include "gui/charts/samples_data.h"
#include "gui/models/run_list.h"
#include "gui/models/selection.h"

class QCPGraph;
class QComboBox;

namespace phasebench {

class ChartTableModel;

/// Every sample of the selected run's selected series in the order taken, with the median and its 95 % interval. The
/// series is chosen above it, or by selecting a phase anywhere.
class SamplesChart : public Chart {
    Q_OBJECT
public:
    SamplesChart(const RunList& runs, Selection& selection, QWidget* parent = nullptr);
    ~SamplesChart() override;

    QAbstractItemModel* table() const override;
    QString fileName() const override;
    std::unique_ptr<Chart> cloneForExport() const override;
    QString caption() const override;
    int fullHeight(int width) const override;

    const SamplesData& samples() const { return m_data; }
    QStringList tickLabels() const { return m_ticks.labels; }

protected:
    void rebuild() override;
    void arrange(const QSize& size) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addSketches();
    void fillSeriesBox();
    void paintMedian(QPainter& painter) const;
    void paintCurrent(QPainter& painter) const;
    int sampleAt(const QPoint& position) const; ///< index into the data; -1: none near
    void setCurrent(int index);
    QString lineAt(int index) const;

    const RunList& m_runs;
    Selection& m_selection;
    ChartTableModel* m_table = nullptr;
    QComboBox* m_seriesBox = nullptr;
    QCPGraph* m_graph = nullptr; ///< owned by the plot
    SamplesData m_data;
    Ticks m_ticks;
    int m_current = -1;
};

} // namespace phasebench
