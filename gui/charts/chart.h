// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/chart_theme.h"

#include <QPointer>
#include <QWidget>
#include <memory>

class QAbstractItemModel;
class QCPPainter;
class QCustomPlot;
class QTimer;

namespace phasebench {

/// What every chart is: a plot with a title and a subtitle of its own, a table twin with the exact figures, copy and
/// export from its context menu, keyboard stepping, tooltips, and a description in words for screen readers. Updates
/// are gathered: at most 20 a second.
class Chart : public QWidget {
    Q_OBJECT
public:
    ~Chart() override;

    QString title() const { return m_title; }
    QString subtitle() const { return m_subtitle; }
    bool isEmpty() const { return m_empty; } ///< there is nothing to draw; the subtitle says why
    const ChartTheme& theme() const { return m_theme; }

    /// The exact figures of this chart. Never null.
    virtual QAbstractItemModel* table() const = 0;
    /// A name for a file, such as "phases"; without an ending.
    virtual QString fileName() const = 0;
    /// The same chart without selection or hover, for export.
    virtual std::unique_ptr<Chart> twin() const = 0;
    /// The machines, libraries and dates of what is drawn, for the line under an exported chart.
    virtual QString caption() const = 0;
    /// The least height at which nothing is cut off when everything is shown at this width.
    virtual int fullHeight(int width) const = 0;

    /// Follows the palette and the widget's font until a theme is set.
    void setTheme(const ChartTheme& theme);
    /// A line of small text under the chart; empty on screen.
    void setCaption(const QString& caption);
    /// Draws what is pending now: before an export, and in tests.
    void updateNow();

    QCustomPlot* plot() const { return m_plot; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// One line about what the pointer or the keyboard is at, for the status bar; empty when it left.
    void described(const QString& text);
    /// "Export…" was chosen in the context menu.
    void exportRequested();

protected:
    explicit Chart(QWidget* parent);

    /// The data changed: rebuild() follows, at most 20 times a second.
    void scheduleRebuild();
    /// Takes the data from the models and calls setHeading(); then arrange() follows.
    virtual void rebuild() = 0;
    /// Places everything for a plot of this size in pixels. Called before each drawing at a new size.
    virtual void arrange(const QSize& size) = 0;
    virtual void themeChanged() { }

    void setHeading(const QString& title, const QString& subtitle, bool empty);
    /// Draws title and subtitle from the top and the caption at the bottom: how much height each takes.
    int headingHeight(int width) const;
    int captionHeight(int width) const;
    const QString& captionText() const { return m_caption; }
    void replotSoon();

    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    friend class ChartRenderer;
    class Heading;

    void followPalette();
    void followScreen();

    QCustomPlot* m_plot = nullptr;
    Heading* m_heading = nullptr; ///< owned by the plot
    QTimer* m_timer = nullptr;
    ChartTheme m_theme;
    QString m_title;
    QString m_subtitle;
    QString m_caption;
    bool m_empty = true;
    bool m_ownTheme = false;
    bool m_pending = false;
};

} // namespace phasebench
