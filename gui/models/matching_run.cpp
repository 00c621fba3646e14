// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/matching_run.h"

#include "gui/models/selection.h"

namespace phasebench {

bool isRunOf(const Experiment& resolved, const Run& run)
{
    Experiment same = run.experiment;
    same.title = resolved.title;
    same.measure = resolved.measure;
    return same == resolved;
}

RunPtr matchingRun(const Experiment& resolved, const RunList& runs, const Selection& selection)
{
    const auto fits = [&](int row) {
        return row >= 0 && row < runs.size() && !runs.isLive(row) && runs.at(row)->call
            && isRunOf(resolved, *runs.at(row));
    };
    if (fits(selection.run()))
        return runs.at(selection.run());
    for (int row = runs.size() - 1; row >= 0; --row)
        if (fits(row))
            return runs.at(row);
    return nullptr;
}

} // namespace phasebench
