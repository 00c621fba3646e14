// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/sweep_data.h"

namespace phasebench {

/// One part of a column; its height is a share of the whole.
struct SharePart {
    std::optional<Phase> phase; ///< empty: not attributed
    double share = 0;
};

struct ShareColumn {
    int row = -1; ///< in the run list
    double x = 0;
    std::vector<SharePart> parts; ///< from the bottom: execution first, so that its top against the 50 % line tells
};

struct SharePanel {
    QString name; ///< the line's
    QString verdict; ///< where execution becomes half of the call; empty where nothing can be said
    std::vector<ShareColumn> columns; ///< by size
};

/// The phases' shares of a call over size as values: one panel a line.
struct ShareData {
    QString title;
    QString subtitle;
    QString caption;
    QString axis;
    std::vector<SharePanel> panels;
    std::vector<std::optional<Phase>> legend; ///< in the order of the parts

    bool isEmpty() const { return panels.empty(); }
};

ShareData shareData(const SweepSource& source);

/// What takes how much at one size, for tooltips.
Facts shareFacts(const ShareColumn& column, const Run& run);

} // namespace phasebench
