// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/chart.h"
#include "gui/charts/samples_data.h"

class QCPGraph;
class QComboBox;

namespace phasebench {

/// Every sample of the selected run's selected series in the order taken, with the median and its 95 % interval. The
/// series is chosen above it, or by selecting a phase anywhere.
class SamplesChart : public Chart {
    Q_OBJECT
public:
    explicit SamplesChart(const ChartSource& source, QWidget* parent = nullptr);

    QString fileName() const override;
    int fullHeight(int width) const override;

    const SamplesData& samples() const { return m_data; }
    QStringList tickLabels() const { return m_ticks.labels; }

protected:
    void rebuild() override;
    void arrange(const QSize& size) override;
    void keyPressEvent(QKeyEvent* event) override;
    ChartTable makeTable() const override { return samplesTable(runs(), selection().run(), selection().series()); }
    std::unique_ptr<Chart> fresh(const ChartSource& source) const override
    {
        return std::make_unique<SamplesChart>(source);
    }
    std::optional<ChartHit> hitAt(const QPoint& position) const override;
    std::optional<ChartHit> selectedHit() const override;
    ChartText textOf(const ChartHit& hit) const override;
    void select(const ChartHit& hit) override { m_current = hit.item; }
    std::optional<ChartHit> stepped(int items, int groups) const override;
    void followSelection() override;

private:
    void addSketches();
    void fillSeriesBox();
    void paintMedian(QPainter& painter) const;
    ChartHit hitOf(int sample) const;

    QComboBox* m_seriesBox = nullptr;
    QCPGraph* m_graph = nullptr; ///< owned by the plot
    SamplesData m_data;
    Ticks m_ticks;
    int m_current = -1; ///< sample that the keys or a click chose
};

} // namespace phasebench
