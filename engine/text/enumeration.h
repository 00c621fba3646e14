// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace phasebench {

/// One spelling for each value: `nameOf(x)` writes it, `fromName<E>(text)` reads it, `namesOf<E>()` lists them in
/// order.
template <typename E> std::span<const std::string_view> namesOf();

template <typename E> std::string_view nameOf(E value)
{
    return namesOf<E>()[static_cast<std::size_t>(value)];
}

template <typename E> std::optional<E> fromName(std::string_view text)
{
    const auto names = namesOf<E>();
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == text)
            return static_cast<E>(i);
    return std::nullopt;
}

} // namespace phasebench
