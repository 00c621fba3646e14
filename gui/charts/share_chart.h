// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/chart.h"
#include "gui/charts/share_data.h"
#include "gui/models/selection.h"

#include <QRect>

namespace phasebench {

class ChartTableModel;

/// What a call consists of, size by size: one column of phases a measured size, one panel a line of the sweep, and the
/// line at one half. The sizes stand side by side, not on a scale, so that every column is as wide as the others.
class ShareChart : public Chart {
    Q_OBJECT
public:
    ShareChart(const RunList& runs, Selection& selection, QWidget* parent = nullptr);
    ~ShareChart() override;

    QAbstractItemModel* table() const override;
    QString fileName() const override { return QStringLiteral("sweep-shares"); }
    std::unique_ptr<Chart> cloneForExport() const override;
    QString caption() const override { return m_data.caption; }
    int fullHeight(int width) const override;

    const ShareData& data() const { return m_data; }

protected:
    void rebuild() override;
    void arrange(const QSize& size) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct PanelPlace {
        QRect area; ///< of the columns
        int stride = 1; ///< columns are wider than a pixel: of very many only every so many-th is drawn
        double pitch = 1; ///< pixels from column to column
        int width = 1; ///< of a column
    };
    /// A column of a panel, by index; -1: none.
    struct Place {
        int panel = -1;
        int column = -1;
    };
    struct LegendEntry {
        QRect swatch;
        QRect text;
        QString name;
    };

    int gridColumns() const;
    int columnsFor(int height) const; ///< of panels, in so many pixels
    int layoutLegend(int width); ///< returns its height
    QRectF rectOf(Place place) const;
    void paintPanels(QPainter& painter) const;
    void paintPanel(QPainter& painter, const SharePanel& panel, const PanelPlace& place) const;
    void paintSizes(QPainter& painter, const SharePanel& panel, const PanelPlace& place) const;
    void paintCurrent(QPainter& painter) const;
    Place placeAt(const QPoint& position) const;
    Place selectedPlace() const;
    void select(Place place);
    void step(int columns, int panels);
    QString headingOf(Place place) const;
    const ShareColumn& at(Place place) const;

    const RunList& m_runs;
    Selection& m_selection;
    SweepSource m_source;
    ChartTableModel* m_table = nullptr;
    ShareData m_data;
    std::vector<PanelPlace> m_panels;
    std::vector<LegendEntry> m_legend;
};

} // namespace phasebench
