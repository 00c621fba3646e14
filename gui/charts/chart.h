// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/chart_theme.h"

#include <QElapsedTimer>
#include <QWidget>
#include <memory>
#include <optional>

class QAbstractItemModel;
class QBoxLayout;
class QCustomPlot;
class QPainter;
class QTimer;

namespace phasebench {

/// What every chart is: a plot with a title and a subtitle of its own, a table with the exact figures, copy and
/// export from its context menu, keyboard stepping, tooltips, and a description in words for screen readers. Updates
/// are gathered: at most 20 a second, none while the chart is hidden.
class Chart : public QWidget {
    Q_OBJECT
public:
    ~Chart() override;

    QString title() const { return m_title; }
    QString subtitle() const { return m_subtitle; }
    bool isEmpty() const { return m_empty; } ///< there is nothing to draw; the subtitle says why
    const ChartTheme& theme() const { return m_theme; }

    /// The exact figures of this chart. Never null; owned by the chart.
    virtual QAbstractItemModel* table() const = 0;
    /// A name for a file, such as "phases"; without an ending.
    virtual QString fileName() const = 0;
    /// The same chart without selection or hover, for export. It must not outlive the run list.
    virtual std::unique_ptr<Chart> cloneForExport() const = 0;
    /// The machines, libraries and dates of what is drawn, for the line under an exported chart.
    virtual QString caption() const = 0;
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
    explicit Chart(QWidget* parent);

    /// The data changed: rebuild() follows.
    void scheduleRebuild();
    /// Takes the data from the models and calls setHeading(); arrange() follows.
    virtual void rebuild() = 0;
    /// Places everything for a plot of this size in pixels.
    virtual void arrange(const QSize& size) = 0;
    virtual void themeChanged() { }

    void setHeading(const QString& title, const QString& subtitle, bool empty);
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
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    friend class ChartRenderer;

    void applyTheme(const ChartTheme& theme);
    void followPalette();
    void followScreen();
    void place(const QSize& size);
    QString shownTitle(int width) const;
    QString shownSubtitle(int width) const;
    void paintHeading(QPainter& painter) const;
    QFont captionFont() const;
    void copy();
    void exportSelf();

    QBoxLayout* m_box = nullptr;
    QCustomPlot* m_plot = nullptr;
    QTimer* m_timer = nullptr;
    QElapsedTimer m_lastUpdate;
    ChartTheme m_theme;
    QString m_title;
    QString m_subtitle;
    QString m_caption;
    bool m_empty = true;
    bool m_themeIsSet = false;
    bool m_pending = false;
    bool m_forExport = false;
    std::optional<int> m_linesWhenLow; ///< of the subtitle: the plot needs the height more than the heading
};

} // namespace phasebench
