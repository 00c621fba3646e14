// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/fft/problem.h"
#include "engine/problem/object_reader.h"

#include <nlohmann/json_fwd.hpp>

namespace phasebench {

/// Reads the keys of "problem" but its kind; adds a fault for each thing that is wrong.
void readProblem(ObjectReader& reader, Fft& fft);

/// The key to change where the operands have more bytes than can be counted.
std::string_view sizeKey(const Fft& fft);

nlohmann::json toJson(const Fft& fft);

} // namespace phasebench
