// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/chart.h"
#include "gui/charts/nice_axis.h"
#include "gui/charts/probe_lines.h"

class QComboBox;

namespace phasebench {

class ChartTableModel;
class Probes;

/// A link probe as lines over size, both axes logarithmic: a line a link (or a step of getting memory), with marks,
/// intervals and names at the lines' ends.
class ProbeChart : public Chart {
    Q_OBJECT
public:
    ProbeChart(const Probes& probes, ProbeView view, QWidget* parent = nullptr);
    ~ProbeChart() override;

    QAbstractItemModel* table() const override;
    QString fileName() const override;
    std::unique_ptr<Chart> cloneForExport() const override;
    QString caption() const override { return m_data.caption; }
    int fullHeight(int width) const override;

    const ProbeLines& data() const { return m_data; }
    QStringList sizeLabels() const { return m_xTicks.labels; }
    QStringList valueLabels() const { return m_yTicks.labels; }
    void setGroup(int group); ///< see probeGroups()

protected:
    void rebuild() override;
    void arrange(const QSize& size) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// A dot of a line, by index; -1: none.
    struct Place {
        int line = -1;
        int dot = -1;
        bool operator==(const Place&) const = default;
    };

    const ProbeDot& at(Place place) const;
    QPointF pixelOf(const ProbeDot& dot) const;
    QColor shadeOf(const ProbeLine& line) const;
    void placeNames();
    void paintLine(QPainter& painter, const ProbeLine& line, double width) const;
    void paintMark(QPainter& painter, const QPointF& at, int mark, double size) const;
    void paintLabels(QPainter& painter) const;
    void paintCurrent(QPainter& painter) const;
    Place placeAt(const QPoint& position) const;
    void hover(Place place);
    void step(int dots, int lines);
    QString headingOf(Place place) const;
    QString toolTipAt(const QPoint& position) const;

    const Probes& m_probes;
    ProbeView m_view;
    int m_group = 0;
    ChartTableModel* m_table = nullptr;
    QWidget* m_bar = nullptr;
    QComboBox* m_groups = nullptr;
    ProbeLines m_data;
    Ticks m_xTicks;
    Ticks m_yTicks;
    std::vector<double> m_nameHeights; ///< pixels: the middle of each line's name
    Place m_current;
};

} // namespace phasebench
