// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/data_type.h"

#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>

namespace phasebench {

/// An option of a command line that means nothing: one sentence.
struct CommandMistake {
    std::string key;
    std::string sentence;
};

/// How a problem of a kind is written on a command line: its name, its sizes and its type, then what only the kind has:
/// "matmul:MxNxK", "fft:512x512:f32:r2c".
struct CommandForm {
    std::string_view sizes; ///< "MxNxK"
    std::string_view example; ///< "4096x4096x4096:bf16"
    std::size_t leastSizes = 1;
    std::size_t mostSizes = 1;
    std::size_t further = 0; ///< parts behind the type, at most
};

/// What a command line says of a problem, as it stands there.
struct CommandProblem {
    nlohmann::json sizes; ///< whole numbers
    std::string typeWord; ///< as written; empty where it is left out
    DataType type = DataType::float32;
    std::span<const std::string> further;
};

} // namespace phasebench
