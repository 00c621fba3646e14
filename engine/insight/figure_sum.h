// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/run.h"

namespace phasebench {

/// Adds a figure so many times, or takes it away where `times` is negative. A figure that was measured once counts as
/// exact; the sum has the fewest samples of its parts, so that 1 says that a part of it was measured once. A sum
/// without an interval stays without one.
void addTimes(Figure& sum, const Figure& figure, double times);

} // namespace phasebench
