// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/run.h"

#include <string>

namespace phasebench {

/// In how many processes a run was measured: "within one process", "3 processes", or "2 of 3 processes" where some are
/// missing.
std::string processWords(const Run& run);

} // namespace phasebench
