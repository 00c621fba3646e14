// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

namespace phasebench {

/// From now on every Qt warning fails the running test, with its text.
void installWarningsAsFailures();

/// While one lives, warnings are collected instead.
class ExpectWarnings {
public:
    ExpectWarnings();
    ~ExpectWarnings();
    ExpectWarnings(const ExpectWarnings&) = delete;
    ExpectWarnings& operator=(const ExpectWarnings&) = delete;

    const std::vector<QString>& texts() const { return m_texts; }

private:
    friend struct WarningSink;
    std::vector<QString> m_texts;
};

} // namespace phasebench
