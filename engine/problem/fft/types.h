// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/data_type.h"

namespace phasebench {

enum class Transform { c2c, r2c, c2r };
enum class Direction { forward, inverse };

template <> std::span<const std::string_view> namesOf<Transform>();
template <> std::span<const std::string_view> namesOf<Direction>();

} // namespace phasebench
