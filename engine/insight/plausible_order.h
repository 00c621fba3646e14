// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/run.h"

namespace phasebench {

/// Whether a shorter time of a call of `fast` may be taken for a property of what it measured. Of two runs that differ
/// in nothing but where their operands live, the one that copies more has the same work and more to do: what it was
/// measured faster by is a difference between processes, unless each of several processes measured it so.
bool mayBeFaster(const Run& fast, const Run& slow);

} // namespace phasebench
