// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/lesson_session.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QRadioButton;
class QSpinBox;

namespace phasebench {

class GuessAxis;

/// One question of a lesson: what is predicted is typed, dragged or chosen, one's own and the class's; after the reveal
/// it stands against what was measured.
class PredictionEdit : public QWidget {
    Q_OBJECT
public:
    PredictionEdit(LessonSession& session, std::size_t index, QWidget* parent = nullptr);

    void refresh();

private:
    void buildChoice(QWidget* box);
    void buildValue(QWidget* box);
    void readText();
    void readChoice();
    const Prediction& prediction() const;
    bool isRevealed() const { return m_session.step() == LessonSession::Step::reveal; }

    LessonSession& m_session;
    std::size_t m_index;
    GuessAxis* m_axis = nullptr;
    QLineEdit* m_text = nullptr;
    QLabel* m_fault = nullptr;
    QLabel* m_verdict = nullptr;
    std::vector<QRadioButton*> m_options;
    std::vector<QSpinBox*> m_votes;
    QWidget* m_entry = nullptr;
    double m_scale = 1; ///< microseconds of the unit in which a time is typed
};

} // namespace phasebench
