// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/machine.h"
#include "engine/result/process_limits.h"

#include <string>

namespace phasebench::cli {

/// What the computer is and can do, and for what it cannot: why not; and what this process may take of it. Several
/// lines for a terminal.
std::string machineText(const Machine& machine, const ProcessLimits& limits);

} // namespace phasebench::cli
