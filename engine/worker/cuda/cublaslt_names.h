// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The ids in a cuBLASLt algorithm's configuration as words, generated from the cublasLt.h that the worker was built
/// with.
namespace phasebench {

enum class CublasLtId {
    tile, ///< rows x columns of the result's tile, such as "128x64"
    stages, ///< depth of a k-block and their number, such as "64x3"
    cluster, ///< thread-block cluster, such as "2x1x1", or "auto"
    inner_shape, ///< such as "MMA16816"
    reduction, ///< none inplace compute_type output_type
};

/// Empty for an id that a newer library made.
std::optional<std::string> nameOf(CublasLtId kind, std::uint32_t id);
std::optional<std::uint32_t> idOf(CublasLtId kind, std::string_view name);

} // namespace phasebench
