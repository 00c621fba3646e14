// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/link_probe.h"
#include "engine/result/run.h"

#include <string>
#include <vector>

namespace phasebench {

/// What copying costs, found in two ways, as text for a terminal: one part for each run with copies that has a partner
/// among `runs` (the last one) with its operands where it executes. Empty where none has; ends with a line feed
/// otherwise. `probe` may be null.
std::string crossChecksText(const std::vector<Run>& runs, const LinkProbe* probe);

} // namespace phasebench
