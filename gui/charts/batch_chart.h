// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/batch_data.h"
#include "gui/charts/chart.h"

namespace phasebench {

/// Dimension, sequence and overlapped side by side: time, parallelism, arithmetic intensity and memory, each with a bar
/// from zero, and what follows in words.
class BatchChart : public Chart {
    Q_OBJECT
public:
    explicit BatchChart(const ChartSource& source, QWidget* parent = nullptr);

    QString fileName() const override { return QStringLiteral("batch"); }
    int fullHeight(int width) const override;
    int leastHeight(int width) const override;

    const BatchData& batch() const { return m_data; }
    QRect cellRect(int row, int column) const; ///< pixels

protected:
    void rebuild() override;
    void arrange(const QSize& size) override;
    ChartTable makeTable() const override { return batchTable(runs()); }
    std::unique_ptr<Chart> fresh(const ChartSource& source) const override
    {
        return std::make_unique<BatchChart>(source);
    }
    std::optional<ChartHit> selectedHit() const override;
    ChartText textOf(const ChartHit& hit) const override;
    void select(const ChartHit& hit) override;
    void paintMark(QPainter&, const ChartHit&, bool) const override { } ///< the selected column is shaded

private:
    void paint(QPainter& painter) const;
    void paintCell(QPainter& painter, const QRect& rect, const BatchData::Cell& cell, double most) const;
    int rowHeight() const;
    int leastPitch() const; ///< of rows, in a low window
    int headHeight() const;
    int sentencesHeight(int width) const;

    BatchData m_data;
    QRect m_area; ///< names, columns and rows
    int m_nameWidth = 0;
    int m_pitch = 1; ///< from row to row
};

} // namespace phasebench
