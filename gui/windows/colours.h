// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

namespace phasebench {

/// The neutral colours of the window. Data has colours of its own (gui/charts/chart_theme.h); controls have none.
struct Colours {
    bool dark = false;
    QColor paper; ///< the centre, fields, cards
    QColor ground; ///< the start page, tiles
    QColor raised; ///< cards of findings
    QColor chosen; ///< a segment that is down, a selected row
    QColor hover;
    QColor line; ///< between areas, around cards
    QColor edge; ///< around fields and buttons
    QColor text;
    QColor quiet; ///< labels
    QColor faint; ///< headings, what cannot be chosen
    QColor strong; ///< the primary button, the tab in front
    QColor onStrong;

    static Colours light();
    static Colours darkOnes();

    QPalette palette() const;
};

} // namespace phasebench
