// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/insight/findings.h"
#include "engine/result/link_probe.h"
#include "engine/result/run.h"

namespace phasebench {

/// What completed runs say of where operands live: how near copies come to what their link can do, which place is the
/// fastest, the cross-check of what copying costs, and after how many calls faster memory pays. `probe` may be null:
/// then what needs it is left out.
std::vector<Finding> placeFindings(std::span<const Run> runs, const LinkProbe* probe);

} // namespace phasebench
