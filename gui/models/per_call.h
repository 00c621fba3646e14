// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/result/run.h"

#include <optional>

namespace phasebench {

/// What a phase costs each call: its host median times its occurrences in a sequence, over the calls of a sequence.
/// Empty without a host figure, and for a phase that the call leaves out.
std::optional<double> perCall(const Run& run, const PhaseFigures& phase);

} // namespace phasebench
