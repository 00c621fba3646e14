// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/figure_text.h"

#include "engine/text/numbers.h"

namespace phasebench {

std::string formatFigure(const Figure& figure)
{
    if (figure.samples == 0)
        return "not measured";
    if (!figure.low || !figure.high)
        return formatTime(figure.median) + " (measured once)";
    const TimeUnit unit = timeUnitFor(figure.median);
    return formatTime(figure.median) + " (" + formatNumber(*figure.low / unit.microseconds) + " to "
        + formatNumber(*figure.high / unit.microseconds) + ", " + formatCount(figure.samples) + " samples)";
}

} // namespace phasebench
