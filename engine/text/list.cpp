// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/text/list.h"

namespace phasebench {

namespace {

template <typename Word> std::string listedWords(std::span<const Word> words, std::string_view last)
{
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0 && i + 1 == words.size())
            text.append(" ").append(last).append(" ");
        else if (i > 0)
            text.append(", ");
        text.append(words[i]);
    }
    return text;
}

} // namespace

std::string listed(std::span<const std::string_view> words, std::string_view last)
{
    return listedWords(words, last);
}

std::string listed(std::span<const std::string> words, std::string_view last)
{
    return listedWords(words, last);
}

} // namespace phasebench
