// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/chart.h"
#include "gui/charts/share_data.h"

#include <QRect>

namespace phasebench {

/// What a call consists of, size by size: one column of phases a measured size, one panel a line of the sweep, and the
/// line at one half. The sizes stand side by side, not on a scale, so that every column is as wide as the others.
class ShareChart : public Chart {
    Q_OBJECT
public:
    explicit ShareChart(const ChartSource& source, QWidget* parent = nullptr);

    QString fileName() const override { return QStringLiteral("sweep-shares"); }
    int fullHeight(int width) const override;

    const ShareData& data() const { return m_data; }

protected:
    void rebuild() override;
    void arrange(const QSize& size) override;
    ChartTable makeTable() const override { return sweepTable(runs(), m_sweep); }
    std::unique_ptr<Chart> fresh(const ChartSource& source) const override
    {
        return std::make_unique<ShareChart>(source);
    }
    std::optional<ChartHit> selectedHit() const override;
    ChartText textOf(const ChartHit& hit) const override;
    void select(const ChartHit& hit) override { selection().setRun(at(hit).row); }

private:
    struct PanelPlace {
        QRect area; ///< of the columns
        int stride = 1; ///< columns are wider than a pixel: of very many only every so many-th is drawn
        double pitch = 1; ///< pixels from column to column
        int width = 1; ///< of a column
    };
    struct LegendEntry {
        QRect swatch;
        QRect text;
        QString name;
    };

    int gridColumns() const;
    int columnsFor(int height) const; ///< of panels, in so many pixels
    int layoutLegend(int width); ///< returns its height
    QRectF rectOf(std::size_t panel, int column) const;
    void placeHits();
    void paintPanels(QPainter& painter) const;
    void paintPanel(QPainter& painter, const SharePanel& panel, const PanelPlace& place) const;
    void paintSizes(QPainter& painter, const SharePanel& panel, const PanelPlace& place) const;
    const ShareColumn& at(const ChartHit& hit) const;

    mutable SweepSource m_sweep; ///< keeps up with the runs when it is read
    ShareData m_data;
    std::vector<PanelPlace> m_panels;
    std::vector<LegendEntry> m_legend;
};

} // namespace phasebench
