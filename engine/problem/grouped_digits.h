// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace phasebench {

/// "9999", "1 000 000": groups of three digits parted by narrow spaces that do not break (U+202F).
std::string groupedDigits(std::int64_t count);

} // namespace phasebench
