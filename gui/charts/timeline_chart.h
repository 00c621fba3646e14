// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/chart.h"
#include "gui/charts/timeline_layout.h"

class QAction;

namespace phasebench {

/// What happened when in one traced sequence of the selected run: the host's phases above, kernels and copies below, on
/// one axis. The wheel and a pinch zoom, dragging pans; a click on a phase shows its kernels and the other way round.
class TimelineChart : public Chart {
    Q_OBJECT
public:
    explicit TimelineChart(const ChartSource& source, QWidget* parent = nullptr);

    QString fileName() const override;
    int fullHeight(int width) const override;

    const TimelineData& timeline() const { return m_data; }
    const TimelineLayout& places() const { return m_layout; }
    double viewFrom() const { return m_from; } ///< microseconds
    double viewTo() const { return m_to; }
    /// What is highlighted; empty: everything alike.
    std::optional<TimelineMark> mark() const;

public slots:
    void showAll();
    void zoom(double factor); ///< about the middle; above 1 shows less time
    /// The run's timeline as a file that Perfetto opens; asks where to.
    void exportTrace();

protected:
    void rebuild() override;
    void arrange(const QSize& size) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    ChartTable makeTable() const override { return timelineTable(runs(), selection().run()); }
    std::unique_ptr<Chart> fresh(const ChartSource& source) const override;
    std::optional<ChartHit> hitAt(const QPoint& position) const override;
    ChartText textOf(const ChartHit& hit) const override;
    void select(const ChartHit& hit) override;
    void paintMark(QPainter& painter, const ChartHit& hit, bool hovered) const override;
    void followSelection() override { scheduleRebuild(); }

private:
    void addSketches();
    void setView(double from, double to);
    void zoomAbout(double x, double factor);
    void pan(double pixels);
    void letGo(); ///< nothing is chosen any more
    void step(int by);
    const TimelineEvent& eventOf(const ChartHit& hit) const;
    void bringIntoView(const TimelineEvent& event);
    bool onPress(const QMouseEvent& event);
    void onWheel(const QWheelEvent& event);
    bool onPinch(QEvent& event);

    QAction* m_trace = nullptr;
    TimelineData m_data;
    TimelineLayout m_layout;
    double m_from = 0;
    double m_to = 0;
    std::optional<TimelineMark> m_chosenMark; ///< of the clicked event; its phase is the selection's
    std::optional<QPoint> m_grip; ///< where a drag is, while the button is down
    bool m_dragged = false;
    bool m_selecting = false;
};

} // namespace phasebench
