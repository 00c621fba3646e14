// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/amortisation_data.h"
#include "gui/charts/chart_theme.h"

#include <QRect>

namespace phasebench {

/// Where the amortisation chart's parts are, in pixels. Pure.
struct AmortisationLayout {
    struct Label {
        int index = 0; ///< of the line or the band
        QRect rect;
        QString text; ///< elided
    };
    struct Tick {
        double value = 0;
        QString text;
    };

    QRect plot;
    double right = 1e6; ///< units at the plot's right edge; 1 at its left
    double low = 1; ///< microseconds at its bottom
    double high = 10; ///< at its top
    std::vector<Tick> xTicks;
    std::vector<Tick> yTicks;
    std::vector<Label> lineLabels; ///< at the right, apart from each other
    std::vector<Label> bandLabels; ///< above the plot
    QRect sentences; ///< below the axis

    double xOf(double units) const;
    double yOf(double time) const;
    double unitsAt(double x) const;
};

struct AmortisationRoom {
    int width = 0;
    int top = 0; ///< below the heading
    int bottom = 0; ///< above the caption
    int pad = 0;
};

AmortisationLayout layoutAmortisation(
    const AmortisationData& data, const ChartTheme& theme, const AmortisationRoom& room);

} // namespace phasebench
