// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/grouped_digits.h"

namespace phasebench {

std::string groupedDigits(std::int64_t count)
{
    std::string text = std::to_string(count);
    const std::size_t first = count < 0 ? 1 : 0;
    // Four digits read well without a gap.
    if (text.size() - first < 5)
        return text;
    for (std::size_t at = text.size() - 3; at > first; at -= 3) {
        text.insert(at, "\u202f");
        if (at < first + 4)
            break;
    }
    return text;
}

} // namespace phasebench
