// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/matmul/problem.h"

#include <string>

namespace phasebench {

/// One line for titles and charts, without the batch: "matmul 8000 x 2000 x 4000 float32".
std::string titleOf(const Matmul& matmul);

/// What is done, after "You are about to": "multiply 8000 × 4000 by 4000 × 2000".
std::string actionOf(const Matmul& matmul);

/// By which convention flopOf() counts; empty where it counts operations.
std::string_view flopConvention(const Matmul& matmul);

} // namespace phasebench
