// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/run.h"

namespace phasebench {

/// Adds to a run what one process more measured of it: `process` is a run of its own, neither needs to be summarised.
/// Samples are appended, so that they stay in the order taken; what is no series stays as the first process told it.
/// Precondition: both are completed.
void addProcess(Run& run, Run&& process);

} // namespace phasebench
