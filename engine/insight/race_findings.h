// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/insight/break_even.h"
#include "engine/insight/findings.h"

namespace phasebench {

/// The library's own pick among a run's candidates and the winner; null where there is none.
const Candidate* libraryPickOf(const Run& run);
const Candidate* winnerOf(const Run& run);

/// From how many calls on the autotuning of a run pays: its seconds over what the winner's execution saves in each
/// call, with the interval that follows from the gain's. Empty without a winner, and where the gain may be none.
std::optional<BreakEven> payOffOf(const Run& run);

/// "pays from 7470 calls (7160 to 7800) on, by what each execution saves", of autotuning; empty where payOffOf() is.
std::string payOffWords(const Run& run);

/// What the race of one run says: how far the library's pick is from the best found, and from how many calls on the
/// search pays.
std::vector<Finding> raceFindings(const Run& run);

} // namespace phasebench
