// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/run_phases.h"

#include <algorithm>

namespace phasebench {

PhaseFigures& phaseOf(Run& run, Phase phase, std::int64_t count)
{
    const auto position = std::find_if(
        run.phases.begin(), run.phases.end(), [phase](const PhaseFigures& known) { return known.phase >= phase; });
    if (position != run.phases.end() && position->phase == phase)
        return *position;
    PhaseFigures figures;
    figures.phase = phase;
    figures.count = count;
    return *run.phases.insert(position, figures);
}

} // namespace phasebench
