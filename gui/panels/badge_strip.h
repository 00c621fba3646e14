// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/run_list.h"

#include <QLabel>

namespace phasebench {

/// One line above the results as soon as any of them was not measured here: the badge, and what it means.
class BadgeStrip : public QLabel {
    Q_OBJECT
public:
    explicit BadgeStrip(const RunList& runs, QWidget* parent = nullptr);

private:
    void refresh();

    const RunList& m_runs;
    int m_recorded = 0; ///< of the shown runs
};

} // namespace phasebench
