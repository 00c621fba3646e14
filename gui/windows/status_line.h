// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/result/machine.h"

#include <QFrame>

class QLabel;

namespace phasebench {

/// The line at the bottom: what this computer can do, what the pointer is at, and where the results are.
class StatusLine : public QFrame {
    Q_OBJECT
public:
    explicit StatusLine(QWidget* parent = nullptr);

    void setMachine(const Machine& machine);
    void setFile(const QString& text, const QString& toolTip);
    /// Takes the machine's place while it is not empty.
    void setDescription(const QString& text);

private:
    QLabel* m_cpu;
    QLabel* m_gpu;
    QLabel* m_description;
    QLabel* m_file;
};

} // namespace phasebench
