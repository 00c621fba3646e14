// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/sweep_subjects.h"

#include <QFrame>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QToolButton;

namespace phasebench {

/// One axis of a sweep: what varies, and through which values. A number runs from one value to another by a factor or
/// through a list, a choice through those that are ticked; any other key is given by its name.
class AxisEdit : public QFrame {
    Q_OBJECT
public:
    AxisEdit(std::vector<SweepSubject> subjects, const nlohmann::json& axis, QWidget* parent = nullptr);

    nlohmann::json axis() const;
    void setFault(const QString& sentence); ///< under the axis; empty: nothing is wrong

signals:
    void changed();
    void removeRequested();

private:
    QWidget* numberPage();
    QWidget* choicePage();
    QWidget* otherPage();
    const SweepSubject* subject() const; ///< null: another key
    void display(const nlohmann::json& axis);
    void subjectChosen();
    void fillChoices(const nlohmann::json& values);

    std::vector<SweepSubject> m_subjects;
    QComboBox* m_subject;
    QStackedWidget* m_pages;
    QComboBox* m_mode = nullptr;
    QWidget* m_range = nullptr;
    QLineEdit* m_from = nullptr;
    QLineEdit* m_to = nullptr;
    QLineEdit* m_factor = nullptr;
    QLineEdit* m_list = nullptr;
    QWidget* m_choices = nullptr;
    std::vector<QCheckBox*> m_boxes;
    QLineEdit* m_keys = nullptr;
    QLineEdit* m_values = nullptr;
    QLabel* m_fault;
};

} // namespace phasebench
