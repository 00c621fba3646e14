// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/insight/findings.h"

namespace phasebench {

/// What two completed runs say that differ in one thing (where, in which form, by which planner effort, cold or hot);
/// empty where they differ in more or in nothing, or where nothing can be claimed. `after` is the one that was measured
/// later and is spoken of.
std::optional<Finding> findingOf(const Run& before, const Run& after);

} // namespace phasebench
