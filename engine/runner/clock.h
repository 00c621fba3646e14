// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>

namespace phasebench {

/// The clock of supervision; no figure comes from it.
using Clock = std::chrono::steady_clock;

inline constexpr Clock::time_point never = Clock::time_point::max();

} // namespace phasebench
