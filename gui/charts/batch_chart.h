// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/batch_data.h"
#include "gui/charts/chart.h"
#include "gui/models/selection.h"

namespace phasebench {

class ChartTableModel;

/// Dimension, sequence and overlapped side by side: time, parallelism, arithmetic intensity and memory, each with a bar
/// from zero, and what follows in words.
class BatchChart : public Chart {
    Q_OBJECT
public:
    BatchChart(const RunList& runs, Selection& selection, QWidget* parent = nullptr);
    ~BatchChart() override;

    QAbstractItemModel* table() const override;
    QString fileName() const override;
    std::unique_ptr<Chart> cloneForExport() const override;
    QString caption() const override { return m_data.caption; }
    int fullHeight(int width) const override;
    int leastHeight(int width) const override;

    const BatchData& batch() const { return m_data; }
    QRect cellRect(int row, int column) const; ///< pixels

protected:
    void rebuild() override;
    void arrange(const QSize& size) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void paint(QPainter& painter) const;
    void paintCell(QPainter& painter, const QRect& rect, const BatchData::Cell& cell, double most) const;
    int columnAt(const QPoint& position) const;
    QString textAt(const QPoint& position) const;
    int rowHeight() const;
    int leastPitch() const; ///< of rows, in a low window
    int headHeight() const;
    int sentencesHeight(int width) const;

    const RunList& m_runs;
    Selection& m_selection;
    ChartTableModel* m_table = nullptr;
    BatchData m_data;
    QRect m_area; ///< names, columns and rows
    int m_nameWidth = 0;
    int m_pitch = 1; ///< from row to row
};

} // namespace phasebench
