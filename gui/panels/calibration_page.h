// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/result/calibration.h"

#include <QWidget>
#include <memory>

class QLabel;
class QPushButton;
class QStandardItemModel;

namespace phasebench {

/// How far apart identical runs fall on this computer, and the button that measures it.
class CalibrationPage : public QWidget {
    Q_OBJECT
public:
    explicit CalibrationPage(QWidget* parent = nullptr);

    void setCalibration(const std::shared_ptr<const Calibration>& calibration); ///< null: there is none
    void setRunning(bool running); ///< while something is measured, nothing else can be

signals:
    void requested();

private:
    QLabel* m_text;
    QStandardItemModel* m_model;
    QPushButton* m_button;
};

} // namespace phasebench
