// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/chart.h"
#include "gui/charts/sweep_data.h"
#include "gui/models/selection.h"

class QComboBox;

namespace phasebench {

class ChartTableModel;

/// The runs of a sweep as lines over a size, both axes logarithmic: marks with intervals, names at the lines' ends, and
/// the range in which two lines cross. Points appear as they are measured.
class SweepChart : public Chart {
    Q_OBJECT
public:
    SweepChart(const RunList& runs, Selection& selection, QWidget* parent = nullptr);
    ~SweepChart() override;

    QAbstractItemModel* table() const override;
    QString fileName() const override;
    std::unique_ptr<Chart> cloneForExport() const override;
    QString caption() const override { return m_data.caption; }
    int fullHeight(int width) const override;

    const SweepData& data() const { return m_data; }
    QWidget* controls() const { return m_controls; } ///< its row of choices, which may be put elsewhere
    QStringList sizeLabels() const { return m_xTicks.labels; }
    QStringList valueLabels() const { return m_yTicks.labels; }
    void setMeasure(SweepMeasure measure);

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
    struct EndLabel {
        QString text;
        double anchor = 0; ///< pixels: where its line ends
        double y = 0; ///< pixels: its middle
    };

    const SweepDot& at(Place place) const;
    QPointF pixelOf(const SweepDot& dot) const;
    QColor shadeOf(const SweepTrace& line) const;
    void placeEndLabels();
    void paintCrossings(QPainter& painter) const;
    void paintLine(QPainter& painter, const SweepTrace& line, double width) const;
    void paintDots(QPainter& painter, const SweepTrace& line) const;
    void paintMark(QPainter& painter, const QPointF& at, int mark, double size) const;
    void paintLabels(QPainter& painter) const;
    void paintCurrent(QPainter& painter) const;
    bool isCrowded(const SweepTrace& line) const; ///< too many dots to be told apart

    Place placeAt(const QPoint& position) const;
    Place selectedPlace() const;
    void hover(Place place);
    void select(Place place);
    void step(int dots, int lines);
    QString headingOf(Place place) const;
    QString toolTipAt(const QPoint& position) const;

    const RunList& m_runs;
    Selection& m_selection;
    SweepSource m_source;
    ChartTableModel* m_table = nullptr;
    QComboBox* m_box = nullptr;
    QWidget* m_controls = nullptr;
    SweepMeasure m_measure = SweepMeasure::time;
    SweepData m_data;
    Ticks m_xTicks;
    Ticks m_yTicks;
    std::vector<EndLabel> m_ends;
    Place m_hovered;
    int m_crossingRows = 0; ///< crossings that are marked, each with a row above the plot
};

} // namespace phasebench
