// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/chart_theme.h"

namespace phasebench {

/// The map's colours: neutral ones of the palette for places and operands, phase colours for copies and execution.
struct MapLook {
    ChartTheme theme;
    QColor paper;
    QColor region; ///< behind a memory space
    QColor target; ///< behind one that a tile is dragged over
    QColor line;
    QColor strong; ///< round the execution space and results
    QColor text;
    QColor quiet;
    QColor faint;
    QColor tile; ///< an input; results are as the paper

    static MapLook of(const QPalette& palette, const QFont& font);
    QColor fill(Phase phase) const { return theme.fill(phase).color; }
    /// The phase's colour with the contrast that words need.
    QColor words(Phase phase) const;
};

} // namespace phasebench
