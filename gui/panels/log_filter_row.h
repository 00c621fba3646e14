// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/log_sections.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace phasebench {

/// Which phase of a log, and which text.
class LogFilterRow : public QWidget {
    Q_OBJECT
public:
    explicit LogFilterRow(QWidget* parent = nullptr);

    LogFilter filter() const;

signals:
    void changed();

private:
    QComboBox* m_phase;
    QLineEdit* m_text;
};

} // namespace phasebench
