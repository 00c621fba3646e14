// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/chart.h"
#include "gui/charts/timeline_layout.h"
#include "gui/models/selection.h"

class QAction;

namespace phasebench {

class ChartTableModel;

/// What happened when in one traced sequence of the selected run: the host's phases above, kernels and copies below, on
/// one axis. The wheel and a pinch zoom, dragging pans; a click on a phase shows its kernels and the other way round.
class TimelineChart : public Chart {
    Q_OBJECT
public:
    TimelineChart(const RunList& runs, Selection& selection, QWidget* parent = nullptr);
    ~TimelineChart() override;

    QAbstractItemModel* table() const override;
    QString fileName() const override;
    std::unique_ptr<Chart> cloneForExport() const override;
    QString caption() const override { return m_data.caption; }
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

private:
    struct Place {
        int row = -1;
        int position = -1; ///< in the row
        bool operator==(const Place&) const = default;
    };

    void addSketches();
    void setView(double from, double to);
    void zoomAbout(double x, double factor);
    void pan(double pixels);
    Place placeAt(const QPoint& position) const;
    void hover(Place place);
    void select(Place place);
    void step(int by);
    void bringIntoView(const TimelineEvent& event);
    QString textAt(Place place, bool rich) const;
    bool onPress(const QMouseEvent& event);
    void onWheel(const QWheelEvent& event);
    bool onPinch(QEvent& event);

    const RunList& m_runs;
    Selection& m_selection;
    ChartTableModel* m_table = nullptr;
    QAction* m_trace = nullptr;
    TimelineData m_data;
    TimelineLayout m_layout;
    double m_from = 0;
    double m_to = 0;
    Place m_hovered;
    Place m_chosen; ///< the clicked event; its phase is the selection's
    std::optional<TimelineMark> m_chosenMark;
    std::optional<QPoint> m_grip; ///< where a drag is, while the button is down
    bool m_dragged = false;
    bool m_selecting = false;
};

} // namespace phasebench
