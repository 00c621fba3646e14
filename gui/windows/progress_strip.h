// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/runner/engine.h"

#include <QFrame>

class QAction;
class QLabel;
class QProgressBar;

namespace phasebench {

/// What is being measured now, how long it will probably take, and the two ways to end it. Shown while it runs.
class ProgressStrip : public QFrame {
    Q_OBJECT
public:
    ProgressStrip(QAction* enough, QAction* cancel, QWidget* parent = nullptr);

    void begin();
    void setPosition(const phasebench::Position& position);
    void setProgress(const QString& text, double remaining);
    void setCancelling();
    void end();

private:
    int valueAt(double done) const;

    QLabel* m_text;
    QLabel* m_remaining;
    QProgressBar* m_bar;
    Position m_position;
    double m_longest = 0; ///< the most seconds that this point was ever said to need: the bar never runs backwards
};

} // namespace phasebench
