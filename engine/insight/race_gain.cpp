// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/race_gain.h"

#include "engine/insight/candidate_words.h"

namespace phasebench {

std::optional<RaceGain> gainOf(const Run& run)
{
    RaceGain gain;
    for (std::size_t i = 0; i < run.candidates.size(); ++i) {
        const Candidate& candidate = run.candidates[i];
        if (!candidate.figure || candidate.origin == "control" || candidate.figure->median <= 0)
            continue;
        if (gain.best < 0 && !candidate.eliminated)
            gain.best = static_cast<int>(i);
        if (gain.pick < 0 && isLibrarysPick(candidate))
            gain.pick = static_cast<int>(i);
    }
    if (gain.best < 0 || gain.pick < 0)
        return std::nullopt;
    const Candidate& best = run.candidates[static_cast<std::size_t>(gain.best)];
    const Candidate& pick = run.candidates[static_cast<std::size_t>(gain.pick)];
    gain.isTie = gain.best == gain.pick || (best.tie > 0 && best.tie == pick.tie);
    if (run.race && run.race->gain) {
        gain.gain = *run.race->gain;
        return gain;
    }
    gain.gain.ratio = pick.figure->median / best.figure->median;
    if (pick.figure->low && pick.figure->high && best.figure->low && best.figure->high && *best.figure->low > 0) {
        gain.gain.low = *pick.figure->low / *best.figure->high;
        gain.gain.high = *pick.figure->high / *best.figure->low;
    }
    return gain;
}

} // namespace phasebench
