// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/run.h"

namespace phasebench {

inline constexpr Phase allPhases[] = {Phase::specification, Phase::planning, Phase::autotuning, Phase::copy_in,
    Phase::execution, Phase::copy_out, Phase::resource_management};

/// The figures of one phase of a run, put in at its place in the order of phases when they are not there yet.
PhaseFigures& phaseOf(Run& run, Phase phase, std::int64_t count);

} // namespace phasebench
