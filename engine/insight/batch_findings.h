// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/insight/findings.h"

namespace phasebench {

/// What two runs say that differ in how the batch is computed, the later against the earlier: time, parallelism,
/// arithmetic intensity and memory, and when a sequence is the better path.
std::optional<Finding> batchFinding(const Run& before, const Run& after);

} // namespace phasebench
