// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/chart.h"
#include "gui/charts/line_data.h"

class QCPErrorBars;
class QCPGraph;

namespace phasebench {

/// Lines over a quantity, with marks where it was measured, intervals under the lines, names at their ends, the ranges
/// in which lines cross above the plot, and what follows in words below it.
class LineChart : public Chart {
    Q_OBJECT
public:
    const LineData& data() const { return m_data; }
    QStringList xLabels() const; ///< of the ticks
    QStringList yLabels() const;
    int fullHeight(int width) const override;

    struct Label {
        int line = 0;
        QRect rect;
        QString text; ///< elided
    };
    const std::vector<Label>& endLabels() const { return m_ends; }

protected:
    using Chart::Chart;

    virtual LineData makeLines() = 0;
    virtual Facts factsOf(const ChartLine& line, const LinePoint& point) const = 0;
    /// A number of x that all lines are looked at; empty: none.
    virtual std::optional<double> cursor() const { return std::nullopt; }

    void rebuild() override;
    void arrange(const QSize& size) override;
    std::optional<ChartHit> selectedHit() const override;
    ChartText textOf(const ChartHit& hit) const override;
    QString toolTipBeside(const QPoint& position) const override;
    void select(const ChartHit& hit) override;
    void paintMark(QPainter& painter, const ChartHit& hit, bool hovered) const override;

    QPointF pixelOf(double x, double y) const;
    double xAt(int pixel) const;
    QRect plotRect() const;
    const ChartLine& lineOf(const ChartHit& hit) const { return m_data.lines[static_cast<std::size_t>(hit.group)]; }

private:
    /// What of a line gives way where its points are too many to be told apart.
    struct Marks {
        int line = 0;
        QCPGraph* points = nullptr; ///< owned by the plot, as the bars are
        QCPErrorBars* intervals = nullptr;
    };

    void addSketches();
    void fillPlot();
    void addPath(const ChartLine& line, const QColor& color);
    void addBand(const ChartLine& line, const QColor& color);
    void addMarks(int index, const ChartLine& line, const QColor& color);
    void placeEndLabels(int left, int right);
    void placeHits();
    int sentencesHeight(int width) const;
    void paintCrossings(QPainter& painter) const;
    void paintLabels(QPainter& painter) const;
    void paintCursor(QPainter& painter) const;

    LineData m_data;
    std::vector<Marks> m_marks;
    std::vector<Label> m_ends;
    QRect m_sentences;
    int m_crossingRows = 0; ///< crossings that are marked, each with a row above the plot
    bool m_hasSketches = false;
};

} // namespace phasebench
