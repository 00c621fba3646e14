// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/replay_fault.h"

#include "gui/session/experiment_edit.h"
#include "gui/session/experiment_model.h"

#include <algorithm>

namespace phasebench {

namespace {

/// Of a sweep, so many are looked up among the recordings.
constexpr std::size_t pointsLookedUp = 500;

bool isSwept(const ExperimentFile& file, const std::string& key)
{
    return std::ranges::any_of(
        file.axes(), [&](const SweepAxis& axis) { return std::ranges::find(axis.keys, key) != axis.keys.end(); });
}

/// One point with these changes, resolved on the computer of the recordings.
Experiment pointOf(const ExperimentFile& file, std::size_t point, const std::vector<SuggestedFix>& changes,
    const Recordings& recordings, Faults& faults)
{
    Experiment experiment = experimentFromJson(withFixes(file.document(point), changes), faults);
    resolve(experiment, recordings.computer());
    return experiment;
}

/// Was one of the points recorded with these changes? A fault in one ends the looking.
bool isRecorded(
    const ExperimentFile& file, const std::vector<SuggestedFix>& changes, const Recordings& recordings, Faults& faults)
{
    for (std::size_t point = 0; point < std::min(file.points(), pointsLookedUp); ++point) {
        const Experiment experiment = pointOf(file, point, changes, recordings, faults);
        if (!faults.empty())
            return false;
        if (!recordings.answers(experiment).empty())
            return true;
    }
    return false;
}

} // namespace

std::optional<Fault> whyNotReplayed(
    const ExperimentFile& file, const Recordings* recordings, bool replayed, const std::string& keep)
{
    if (!recordings)
        return Fault{"execution.space", "The recordings are being read.", {}};
    const bool isGiven = replayed || isSwept(file, "execution.space");
    const std::vector<SuggestedFix> where
        = isGiven ? std::vector<SuggestedFix>() : std::vector<SuggestedFix>{{"execution.space", "\"gpu:0\""}};
    Faults faults;
    if (isRecorded(file, where, *recordings, faults))
        return std::nullopt;
    if (!faults.empty())
        return faults.front();
    // The nearest is looked for once: it is dear, and the first point's is offered.
    auto fault = recordings->whyNot(pointOf(file, 0, where, *recordings, faults), keep);
    if (!fault || fault->fixes.empty())
        return fault;
    if (file.points() > 1) {
        std::vector<SuggestedFix> changes = where;
        changes.insert(changes.end(), fault->fixes.begin(), fault->fixes.end());
        const bool helps = std::ranges::none_of(fault->fixes, [&](const SuggestedFix& fix) {
            return isSwept(file, fix.key);
        }) && isRecorded(file, changes, *recordings, faults);
        if (!helps) {
            fault->fixes.clear();
            return fault;
        }
    }
    // The nearest one may have been computed elsewhere: the last word counts.
    if (!isGiven)
        fault->fixes.insert(
            fault->fixes.begin(), {{"execution.space", "\"gpu:0\""}, {ExperimentModel::replayKey, "true"}});
    return fault;
}

} // namespace phasebench
