// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/run.h"
#include "engine/worker/channel.h"

namespace phasebench {

/// Tells a recorded run's samples in the order in which they were taken, spread over `seconds`: the call first, then
/// the phases side by side, as they were measured. "Enough" tells the rest at once: a recording cannot be shortened.
/// False: it was cancelled.
bool tellSamples(const Run& run, double seconds, Channel& channel);

} // namespace phasebench
