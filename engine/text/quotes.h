// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace phasebench {

/// The word in quotes, as sentences show keys and as JSON writes words that need no escapes.
inline std::string inQuotes(std::string_view word)
{
    std::string text = "\"";
    text.append(word).append("\"");
    return text;
}

} // namespace phasebench
