// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/run.h"

namespace phasebench {

/// What rare long calls can make of a median where one sample is the mean of many calls, against one where it is one
/// call: a share of it.
inline constexpr double otherwiseSampledMargin = 0.07;

/// Is a sample of the one's call the mean of many, and of the other's one call?
bool areSampledOtherwise(const Run& a, const Run& b);

/// Whether a shorter time of a call of `fast` may be taken for a property of what it measured. Of two runs that differ
/// in nothing but where their operands live, the one that copies more has the same work and more to do: what it was
/// measured faster by is a difference between processes, unless each of several processes measured it so. And of two
/// that were sampled otherwise none is faster by less than otherwiseSampledMargin.
bool mayBeFaster(const Run& fast, const Run& slow);

} // namespace phasebench
