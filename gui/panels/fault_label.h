// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/problem/fault.h"

#include <QLabel>

namespace phasebench {

class ExperimentModel;

/// The sentence under a field that is wrong, with "Make it so" where one change helps. Hidden while nothing is wrong.
class FaultLabel : public QLabel {
    Q_OBJECT
public:
    /// Shows the first fault at one of the keys, or below it.
    FaultLabel(ExperimentModel& model, std::vector<std::string> keys, QWidget* parent = nullptr);

    bool hasFault() const { return m_hasFault; }
    const std::vector<std::string>& keys() const { return m_keys; }

private:
    void refresh();

    ExperimentModel& m_model;
    std::vector<std::string> m_keys;
    bool m_hasFault = false;
    std::vector<SuggestedFix> m_fixes;
};

/// The fault as rich text; the link "fix" stands at its end when there is a fix.
QString faultText(const Fault& fault);

} // namespace phasebench
