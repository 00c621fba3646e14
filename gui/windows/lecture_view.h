// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/chart_theme.h"

#include <QTimer>
#include <QWidget>
#include <memory>
#include <vector>

class QLabel;
class QVBoxLayout;

namespace phasebench {

class Chart;

/// One chart at a time for a lecture hall: large type, thick lines, the sentences that belong to it one after the
/// other. Space goes on, Backspace goes back, L changes the theme, Escape leaves.
class LectureView : public QWidget {
    Q_OBJECT
public:
    /// A chart, and under it a sentence; no sentence: the chart alone.
    struct Step {
        const Chart* chart;
        QString sentence;
    };

    /// The charts must not go before this.
    LectureView(std::vector<Step> steps, QWidget* parent = nullptr);
    ~LectureView() override;

    int step() const { return m_step; }
    int steps() const { return static_cast<int>(m_steps.size()); }
    const Chart* shown() const { return m_shown.get(); } ///< the copy that is drawn
    QString sentence() const;
    bool keysAreShown() const;

    enum class Look { asTheWindow, light, dark };
    void setLook(Look look);
    Look look() const { return m_look; }

public slots:
    void next();
    void previous();

signals:
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void goTo(int step);
    void showChart();
    void applyLook();
    void showKeys();
    ChartTheme theme() const;
    int pixels() const; ///< of the type: 20 points and more at 1280 x 720, more on larger screens

    std::vector<Step> m_steps;
    int m_step = 0;
    Look m_look = Look::asTheWindow;
    std::unique_ptr<Chart> m_shown;
    const Chart* m_source = nullptr; ///< whose copy m_shown is
    QVBoxLayout* m_layout;
    QLabel* m_sentence;
    QLabel* m_place; ///< "2 of 7"
    QLabel* m_keys;
    QTimer m_hideKeys;
};

} // namespace phasebench
