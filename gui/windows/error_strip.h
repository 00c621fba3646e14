// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/problem/fault.h"

#include <QFrame>

class QLabel;

namespace phasebench {

/// A sentence about what went wrong, above the work and not in front of it; with "Make it so" where one change helps.
class ErrorStrip : public QFrame {
    Q_OBJECT
public:
    explicit ErrorStrip(QWidget* parent = nullptr);

    void show(const QString& sentence);
    void show(const Fault& fault);
    /// What went well, in the same place and without the mark of an error.
    void tell(const QString& sentence);
    void dismiss();
    QString text() const; ///< empty while nothing is shown

signals:
    void fixRequested(const std::vector<phasebench::SuggestedFix>& fixes);

private:
    void put(const Fault& fault, const char* role);

    QLabel* m_label;
    std::vector<SuggestedFix> m_fixes;
};

} // namespace phasebench
