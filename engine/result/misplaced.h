// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace phasebench {

/// The key in Run::conditions by which a trace tells that an operand was not where it claimed to be: the whole run has
/// failed then.
inline constexpr const char* misplacedCondition = "misplaced";

} // namespace phasebench
