// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/link_probe.h"

#include <string>

namespace phasebench {

/// A probe as two tables for a terminal: rates of each way over size, and what having memory takes over size; then what
/// this computer lacks. The intervals are in its JSON.
std::string toText(const LinkProbe& probe);

} // namespace phasebench
