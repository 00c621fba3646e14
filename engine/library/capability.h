// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/library/library.h"

namespace phasebench {

/// The library that computes a resolved experiment: the one asked for, else the first that can. Where none can it is
/// the first for this kind of problem and this execution space, which has a reason.
const Library& libraryOf(const Experiment& resolved);

/// All that can compute it, in the registry's order, whichever is asked for.
std::vector<const Library*> librariesFor(const Experiment& resolved);

/// Why this program cannot measure a valid experiment on any computer: what the libraries do not compute, and what is
/// not offered yet. Each fault says what is possible, with the fix where one change helps. Empty: it can, if the
/// computer has what it asks for. What is asked for must be resolved (see resolve()).
Faults whyImpossible(const Experiment& resolved);

/// Why a library cannot compute a problem, wherever its operands are; empty: it can.
std::optional<Fault> whyNot(const Library& library, const Problem& problem);

/// "matrix products, not FFTs".
std::string whatItComputes(const Library& library);

} // namespace phasebench
