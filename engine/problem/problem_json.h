// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/object_reader.h"
#include "engine/problem/problem.h"

#include <nlohmann/json_fwd.hpp>

/// The key "problem" of an experiment.
namespace phasebench {

/// Empty when the problem could not be read so far that its operands are known; a fault says why.
std::optional<Problem> readProblem(ObjectReader& document);

nlohmann::json toJson(const Problem& problem);

/// All operands of a problem together have at most this many bytes, so that a second copy of each can still be counted.
inline constexpr std::int64_t maximumProblemBytes = std::int64_t{1} << 61;

/// Adds a fault when the operands' bytes cannot be counted.
void checkSize(const Problem& problem, Faults& faults);

} // namespace phasebench
