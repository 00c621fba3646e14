// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/bar_data.h"

#include <algorithm>
#include <set>

namespace phasebench {

double BarRow::length() const
{
    double sum = 0;
    for (const BarSegment& segment : segments)
        sum += segment.value;
    return sum;
}

double BarRow::end() const
{
    return std::max({length(), median.value_or(0), high.value_or(0)});
}

std::vector<std::optional<Phase>> BarData::legend() const
{
    std::set<Phase> present;
    bool unattributed = false;
    for (const BarRow& row : rows) {
        for (const BarSegment& segment : row.segments) {
            if (segment.phase)
                present.insert(*segment.phase);
            else
                unattributed = true;
        }
    }
    std::vector<std::optional<Phase>> legend(present.begin(), present.end());
    if (unattributed)
        legend.push_back(std::nullopt);
    return legend;
}

double BarData::end() const
{
    double end = 0;
    for (const BarRow& row : rows)
        end = std::max(end, row.end());
    return end;
}

void BarData::badgeEachRow(bool each)
{
    for (BarRow& row : rows)
        row.recorded = row.recorded && each;
}

} // namespace phasebench
