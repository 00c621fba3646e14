// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/chart_theme.h"
#include "gui/models/chart_table.h"
#include "gui/models/selection.h"

#include <QElapsedTimer>
#include <QRectF>
#include <QWidget>
#include <memory>
#include <optional>

class QAbstractItemModel;
class QBoxLayout;
class QComboBox;
class QCPAxis;
class QCustomPlot;
class QPainter;
class QTimer;

namespace phasebench {

class ChartTableModel;
class Probes;

/// What charts are drawn of, and what they share with the other views.
struct ChartSource {
    const RunList& runs;
    Selection& selection;
    const Probes* probes = nullptr; ///< null: there are none
};

/// Something in a chart that can be pointed at, stepped to and selected.
struct ChartHit {
    QRectF rect; ///< pixels; without a size it is a point, which is hit from within an em
    int group = 0; ///< its line, bar or stream: Up and Down lead to the next
    int item = 0; ///< in its group: Left and Right lead to the next
    double along = 0; ///< what the hits of two groups are compared by: of one line's to the other's at the same x

    bool isSame(const ChartHit& other) const { return group == other.group && item == other.item; }
};

/// What a chart says of a hit.
struct ChartText {
    QString heading;
    Facts facts;
};

/// What every chart is: a plot with a title and a subtitle of its own, a table with the exact figures, copy and
/// export from its context menu, hits that the pointer, the keys, tooltips and screen readers share, and marks of what
/// is hovered and selected. Updates are gathered: at most 20 a second, none while the chart is hidden.
class Chart : public QWidget {
    Q_OBJECT
public:
    ~Chart() override;

    QString title() const { return m_title; }
    QString subtitle() const { return m_subtitle; }
    bool isEmpty() const { return m_empty; } ///< there is nothing to draw; the subtitle says why
    const ChartTheme& theme() const { return m_theme; }

    /// The exact figures of this chart. Never null; owned by the chart.
    virtual QAbstractItemModel* table() const;
    /// A name for a file, such as "phases"; without an ending.
    virtual QString fileName() const = 0;
    /// The same chart without marks of selection or hover, for export. It must not outlive the run list.
    std::unique_ptr<Chart> cloneForExport() const;
    /// The machines, libraries and dates of what is drawn, for the line under an exported chart.
    const QString& caption() const { return m_origin; }
    /// The least height in pixels at which everything can be shown at this width.
    virtual int fullHeight(int width) const = 0;
    /// Where there is less height than this in the window, the chart is scrolled instead of squeezed; 0: it fits itself
    /// to any height, and shortens its heading for that.
    virtual int leastHeight(int /*width*/) const { return 0; }

    /// Until a theme is set the chart follows the palette and the widget's font.
    void setTheme(const ChartTheme& theme);
    /// A line of small text under the chart, for export; empty on screen.
    void setCaption(const QString& caption);
    /// Takes in what is pending now, not at the next update: before an export, and in tests.
    void updateNow();

    /// What can be pointed at now; empty where there is too much of it to be listed.
    const std::vector<ChartHit>& hits() const { return m_hits; }
    QWidget* controls() const { return m_controls; } ///< its row of choices, which may be put elsewhere; null: none

    QCustomPlot* plot() const { return m_plot; }
    QWidget* plotWidget() const; ///< the same, for those that do not know the library
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// One line about what the pointer or the keyboard is at, for the status bar; empty when it left.
    void described(const QString& text);
    /// "Export…" was chosen in the context menu. Where nobody listens, the chart asks for a file itself.
    void exportRequested();
    void rebuilt(); ///< what it draws may need another height
    /// Copying or exporting failed: one sentence.
    void failed(const QString& sentence);

protected:
    /// It is rebuilt when the runs change.
    Chart(const ChartSource& source, QWidget* parent);

    const RunList& runs() const { return m_source.runs; }
    Selection& selection() const { return m_source.selection; }
    const ChartSource& source() const { return m_source; }

    /// The data changed: rebuild() follows.
    void scheduleRebuild();
    /// The view's figures, made when they are asked for.
    virtual ChartTable makeTable() const { return {}; }
    ChartTableModel& tableModel() const { return *m_table; }
    /// A chart of the same kind for a twin, with the same choices made in it.
    virtual std::unique_ptr<Chart> fresh(const ChartSource& source) const = 0;
    bool isTwin() const { return m_isTwin; } ///< shows no selection
    /// Takes the data from the models and calls setHeading(); arrange() follows.
    virtual void rebuild() = 0;
    /// Places everything for a plot of this size in pixels.
    virtual void arrange(const QSize& size) = 0;
    virtual void themeChanged() { }

    void setHeading(const QString& title, const QString& subtitle, bool empty, const QString& caption = {});
    /// A row above the plot, or in the group's row.
    void setControls(QWidget* controls);

    /// From rebuild(): Ctrl and the wheel, + and - show less or more of this axis, 0 all of it: from `low` to `high`.
    void setZoomable(QCPAxis& axis, double low, double high);

    /// From arrange(): what can be pointed at.
    void setHits(std::vector<ChartHit> hits);
    virtual std::optional<ChartHit> hitAt(const QPoint& position) const;
    virtual std::optional<ChartHit> selectedHit() const { return m_chosen; }
    virtual ChartText textOf(const ChartHit& /*hit*/) const { return {}; }
    /// Rich text for what is no hit, such as an axis.
    virtual QString toolTipBeside(const QPoint& /*position*/) const { return {}; }
    virtual void select(const ChartHit& /*hit*/) { }
    virtual void hover(const std::optional<ChartHit>& /*hit*/) { }
    /// Where the keys lead from the selected hit; by default the nearest one in the next group.
    virtual std::optional<ChartHit> stepped(int items, int groups) const;
    virtual void paintMark(QPainter& painter, const ChartHit& hit, bool hovered) const;
    /// The selection's run is another.
    virtual void followSelection();
    void choose(const std::optional<ChartHit>& hit); ///< selects it and says what it is
    void forget(); ///< nothing is chosen or hovered any more
    void describe(const std::optional<ChartHit>& hit); ///< in the status bar and for screen readers
    /// A row with a name and its choice, for setControls().
    QWidget* labelledChoice(const QString& name, QComboBox& choice) const;
    const std::optional<ChartHit>& hovered() const { return m_hovered; }
    int pad() const; ///< pixels between the edge and what is drawn
    int headingBottom(int width) const; ///< pixels from the top that title and subtitle take
    /// The whole title and subtitle, where the pointer is on a heading that is not shown whole; else empty.
    QString headingToolTip(const QPoint& position) const;
    int captionTop(const QSize& size) const; ///< where the caption begins; the height where there is none
    bool isForExport() const { return m_forExport; } ///< drawn once into a file, so that nothing may be scrolled away
    QBoxLayout* box() const { return m_box; }
    void rearrange(); ///< arrange() at the present size, and draw soon
    void replotSoon();

    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    friend class ChartRenderer;

    void applyTheme(const ChartTheme& theme);
    void paintMarks(QPainter& painter) const;
    void hoverAt(const QPoint& position);
    QString toolTipAt(const QPoint& position) const;
    bool pointerEvent(QEvent& event);
    void zoom(double factor, double about); ///< above 1: less is shown; `about`: on the axis
    void showWhole();
    void followPalette();
    void followScreen();
    void place(const QSize& size);
    QString shownTitle(int width) const;
    QString shownSubtitle(int width) const;
    void paintHeading(QPainter& painter) const;
    QFont captionFont() const;
    void copy();
    void exportSelf();

    ChartSource m_source;
    std::unique_ptr<Selection> m_ownSelection; ///< of a twin
    ChartTableModel* m_table;
    std::vector<ChartHit> m_hits;
    std::optional<ChartHit> m_hovered;
    std::optional<ChartHit> m_chosen;
    /// What is shown of an axis, and what there is.
    struct View {
        double low = 0;
        double high = 0;
        bool operator==(const View&) const = default;
    };
    QCPAxis* m_zoomed = nullptr; ///< null: the chart shows everything
    View m_whole;
    std::optional<View> m_view; ///< empty: all of it
    QWidget* m_controls = nullptr;
    QBoxLayout* m_box = nullptr;
    QCustomPlot* m_plot = nullptr;
    QTimer* m_timer = nullptr;
    QElapsedTimer m_lastUpdate;
    ChartTheme m_theme;
    QString m_title;
    QString m_subtitle;
    QString m_origin; ///< of what is drawn
    QString m_caption; ///< as it is drawn
    bool m_isTwin = false;
    bool m_empty = true;
    bool m_themeIsSet = false;
    bool m_pending = false;
    bool m_forExport = false;
    std::optional<int> m_linesWhenLow; ///< of the subtitle: the plot needs the height more than the heading
};

} // namespace phasebench
