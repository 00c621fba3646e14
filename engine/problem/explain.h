// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/experiment.h"

#include <cstdint>
#include <string>

namespace phasebench {

/// One or two sentences that say what a resolved experiment is about to do, such as "You are about to multiply
/// 8000 × 4000 by 4000 × 2000 on GPU 0; A, B and D live in pageable host memory, so 160 MB go up and 64 MB come back."
std::string explain(const Experiment& resolved);

/// "160 MB", "1.05 GB", "744 bytes": decimal units, three digits.
std::string bytesInWords(std::int64_t bytes);

} // namespace phasebench
