// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/planning_cut_off.h"

#include "engine/text/numbers.h"

#include <algorithm>

namespace phasebench {

std::optional<double> planningCutOffAfter(const Run& run)
{
    if (run.conditions.planning_cut_off_after)
        return run.conditions.planning_cut_off_after;
    // Files of before the condition say it in the log only; the time allowed was the series'.
    const bool isLogged = std::ranges::any_of(
        run.log, [](const LogLine& line) { return line.text.starts_with("planning was cut off after "); });
    return isLogged ? std::optional(run.experiment.measure.timeout) : std::nullopt;
}

std::string planningCutOff(const Run& run)
{
    const auto seconds = planningCutOffAfter(run);
    return seconds ? "cut off after " + formatTime(*seconds * 1e6) : std::string();
}

} // namespace phasebench
