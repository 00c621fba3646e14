// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/phase.h"

#include <array>

namespace phasebench {

namespace {
using namespace std::string_view_literals;

constexpr std::array phases = {
    "specification"sv, "planning"sv, "autotuning"sv, "copy_in"sv, "execution"sv, "copy_out"sv, "resource_management"sv};
static_assert(phases.size() == phaseCount);
} // namespace

template <> std::span<const std::string_view> namesOf<Phase>()
{
    return phases;
}

} // namespace phasebench
