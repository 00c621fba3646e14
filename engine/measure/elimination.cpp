// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/elimination.h"

namespace phasebench {

template <> std::span<const std::string_view> namesOf<Elimination>()
{
    static constexpr std::string_view names[]
        = {"unknown", "quick_round", "second_look", "second_round", "interval", "halving", "finals", "stopped",
            "budget", "refused", "wrong_result", "failed", "lost_context", "hangs", "worker_died"};
    return names;
}

Eliminated eliminatedBy(Elimination why, const std::string& detail)
{
    switch (why) {
    case Elimination::quick_round:
        return {why, "quick round: more than 1.5 times slower than the best"};
    case Elimination::second_look:
        return {why, "round 2: the budget allows only the best ones a second look"};
    case Elimination::second_round:
        return {why, "round 2: more than 1.15 times slower than the best"};
    case Elimination::interval:
        return {why, "halving: its interval lies above the leader's"};
    case Elimination::halving:
        return {why, "halving: slower than those that went on"};
    case Elimination::finals:
        return {why, "finals: not among the best five"};
    case Elimination::stopped:
        return {why, "not timed: it was enough"};
    case Elimination::budget:
        return {why, "not timed: the budget was used up"};
    case Elimination::failed:
        return {why, "it failed: " + detail};
    case Elimination::lost_context:
        return {why, "it lost the GPU's context: " + detail};
    case Elimination::hangs:
        return {why, "it hangs: no end after " + detail};
    case Elimination::worker_died:
        return {why, "its worker died: " + detail};
    case Elimination::unknown:
    case Elimination::refused:
    case Elimination::wrong_result:
        break;
    }
    return {why, detail};
}

} // namespace phasebench
