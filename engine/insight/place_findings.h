// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/insight/findings.h"
#include "engine/result/link_probe.h"
#include "engine/result/run.h"

#include <optional>
#include <span>

namespace phasebench {

/// How near the longest copy of a run comes to what its link can do. Empty where the probe is of another computer, or
/// the copy and the probe contradict each other.
std::optional<Finding> linkShareFinding(const Run& run, const LinkProbe& probe);

/// What completed runs say of where operands live: how near copies come to what their link can do, which place is the
/// fastest, the cross-check of what copying costs, and after how many calls faster memory pays. `probe` may be null:
/// then what needs it is left out.
/// `onLines`: which runs are points of a sweep's lines, whose places the sweep compares; empty: none.
std::vector<Finding> placeFindings(
    std::span<const Run> runs, const LinkProbe* probe, const std::vector<bool>& onLines = {});

} // namespace phasebench
