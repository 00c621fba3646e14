// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/text/enumeration.h"

namespace phasebench {

/// The phases of a call, in the order in which they happen.
enum class Phase { specification, planning, autotuning, copy_in, execution, copy_out, resource_management };
inline constexpr int phaseCount = 7;

template <> std::span<const std::string_view> namesOf<Phase>();

} // namespace phasebench
