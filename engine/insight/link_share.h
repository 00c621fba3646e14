// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/link_probe.h"

#include <optional>

namespace phasebench {

/// How near a copy comes to what its link can do, by the probe of the same computer.
struct LinkShare {
    double best = 0; ///< bytes a second of the fastest way over this link for as many bytes: pinned memory, direct
    /// The copy's rate over that, of the copy as a whole (see TransferFigures::copyTime()); empty above 1.02, where the
    /// copy and the probe contradict each other.
    std::optional<double> share;
    std::optional<double> low; ///< of the copy's interval; empty where the share is
    std::optional<double> high;
    std::optional<double> own; ///< bytes a second that the probe reached in the copy's own way; empty: not probed
    MemorySpace from; ///< the fastest way's ends
    MemorySpace to;
};

/// Empty where the copy has no figure, or the probe knows no way between these two places.
std::optional<LinkShare> linkShare(const TransferFigures& transfer, const LinkProbe& probe);

} // namespace phasebench
