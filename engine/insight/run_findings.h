// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/insight/findings.h"

namespace phasebench {

/// What one completed run says by itself.
std::vector<Finding> findingsOf(const Run& run);

} // namespace phasebench
