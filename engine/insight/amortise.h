// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/insight/break_even.h"
#include "engine/insight/shares.h"

#include <span>

namespace phasebench {

/// What one call costs when a number of calls share a plan.
struct AmortisedCall {
    double calls = 1;
    Figure call; ///< microseconds; the interval as far as its parts have one, what was measured once counting as exact
    bool measured = false; ///< this number is what the run measured; else it is computed from the phases
    std::vector<PhaseShare>
        phases; ///< as in CallShares; what is paid once, measured apart or not, is spread over `calls`
    double notAttributed = 0; ///< microseconds a call
};

/// Of a stateful run: what is paid once (specification, planning, autotuning, resource management) over `calls`, and
/// what each call pays. A stateless run plans in every call, so its cost is as measured whatever the number. Empty
/// without a call, or where the phases took so much more than the call that nothing would be left of it.
std::optional<AmortisedCall> amortised(const Run& run, double calls);

/// How many calls share a plan in what was measured; empty for a stateless run.
std::optional<std::int64_t> callsPerPlan(const Experiment& experiment);

/// Whole calls, rounded up, and from 1000 on to three digits.
double wholeCalls(double calls);

/// "7470 (7160 to 7800)": whole calls, rounded up, and from 1000 on to three digits, as more would claim more than was
/// measured; one number where the whole interval rounds to it.
std::string callsText(const BreakEven& at);

/// The same as "from 3 calls (2 to 4) on", "from the first on"; `noun` in the plural: calls, products, transforms.
std::string fromCallsOn(const BreakEven& at, std::string_view noun);

/// What makes the difference between two runs of one problem, as the subject of "… pays from 3 calls on": "Planning
/// once", "Autotuning", "The planner's effort "patient"", "The batch in one call"; empty where they differ in other
/// things.
std::string whatPays(const Run& from, const Run& to);

} // namespace phasebench
