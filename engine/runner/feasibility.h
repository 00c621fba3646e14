// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/experiment_json.h"
#include "engine/problem/fault.h"
#include "engine/result/machine.h"

namespace phasebench {

/// What the defaults of an experiment need to know of the machine. GPUs that nothing can compute on do not count.
Computer computerOf(const Machine& machine);

/// Why this program cannot measure a resolved experiment on this machine: what no library does (whyImpossible()), a GPU
/// that is not there, more threads than the hardware has, memory that is not there. Said before anything is allocated;
/// with the fixes where one change helps. Empty: it can.
Faults whyImpossibleHere(const Experiment& resolved, const Machine& machine);

} // namespace phasebench
