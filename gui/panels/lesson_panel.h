// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/lesson_session.h"

#include <QScrollArea>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace phasebench {

class PredictionEdit;
class Segmented;

/// The steps of the open lesson, one under the other: what one must know, the question, the predictions, the run, and
/// what it shows.
class LessonPanel : public QScrollArea {
    Q_OBJECT
public:
    explicit LessonPanel(LessonSession& session, QWidget* parent = nullptr);

signals:
    void leaveRequested(); ///< to the experiment's settings
    void nextRequested(std::size_t index); ///< of the lesson's `next`

private:
    void build();
    void refresh();
    void buildReveal();
    QLabel* addText(const QString& text, const char* role);

    LessonSession& m_session;
    QWidget* m_content = nullptr;
    QVBoxLayout* m_column = nullptr;
    Segmented* m_source = nullptr;
    QLabel* m_sourceNote = nullptr;
    QPushButton* m_given = nullptr;
    QWidget* m_questions = nullptr;
    std::vector<PredictionEdit*> m_predictions;
    QPushButton* m_run = nullptr;
    QLabel* m_state = nullptr;
    QWidget* m_reveal = nullptr;
};

} // namespace phasebench
