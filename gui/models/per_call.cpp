// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/per_call.h"

#include <algorithm>
#include <cmath>

namespace phasebench {

std::optional<double> perCall(const Run& run, const PhaseFigures& phase)
{
    if (!phase.host || !std::isfinite(phase.host->median))
        return std::nullopt;
    if (run.call) {
        const auto& excluded = run.call->excludes;
        if (std::find(excluded.begin(), excluded.end(), phase.phase) != excluded.end())
            return std::nullopt;
    }
    const auto calls = static_cast<double>(std::max<std::int64_t>(run.experiment.call.count, 1));
    return phase.host->median * static_cast<double>(phase.count) / calls;
}

} // namespace phasebench
