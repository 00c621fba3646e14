// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/fft/types.h"

#include <array>

namespace phasebench {

namespace {
using namespace std::string_view_literals;

constexpr std::array transforms = {"c2c"sv, "r2c"sv, "c2r"sv};
constexpr std::array directions = {"forward"sv, "inverse"sv};
} // namespace

template <> std::span<const std::string_view> namesOf<Transform>()
{
    return transforms;
}
template <> std::span<const std::string_view> namesOf<Direction>()
{
    return directions;
}

} // namespace phasebench
