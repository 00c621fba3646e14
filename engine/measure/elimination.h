// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/text/enumeration.h"

#include <string>

namespace phasebench {

/// What took a candidate out of a race: the rule of a round, or what happened when it was to run.
enum class Elimination {
    unknown, ///< only the sentence is known: of a file of an older or newer version
    quick_round, ///< far slower than the best in its first round
    second_look, ///< the budget allows only the best ones a second look
    second_round, ///< slower than the best in the second round
    interval, ///< halving: its interval lies above the leader's
    halving, ///< slower than those that the round keeps: the better half, or as many as the finals take
    finals, ///< slower than those for whom the finals have a place
    stopped, ///< not timed: the person had seen enough
    budget, ///< not timed: the budget was used up
    refused, ///< the library or a limit does not allow it
    wrong_result,
    failed, ///< its run reported an error
    lost_context, ///< its run cost the worker the GPU's context
    hangs, ///< its run did not end
    worker_died, ///< the worker ended without a word while it ran
};
template <> std::span<const std::string_view> namesOf<Elimination>();

/// Why a candidate is out.
struct Eliminated {
    Elimination why = Elimination::unknown;
    std::string sentence; ///< as results files and tables show it

    bool operator==(const Eliminated&) const = default;
};

/// `detail`: for `refused` and `wrong_result` the sentence itself; for `failed`, `lost_context` and `worker_died` what
/// the library or the runner said; for `hangs` for how long there was no end ("2 seconds"). The rules of the rounds
/// have none.
Eliminated eliminatedBy(Elimination why, const std::string& detail = {});

} // namespace phasebench
