// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/worker/backend.h"
#include "engine/worker/cuda/cublaslt_description.h"

#include <cstdint>
#include <cublasLt.h>

namespace phasebench {

/// What one cuBLASLt algorithm is set to: enough to build it again in another process with the same library.
struct CublasLtConfiguration {
    std::int32_t algorithm = 0;
    std::uint32_t tile = CUBLASLT_MATMUL_TILE_UNDEFINED;
    std::uint32_t stages = CUBLASLT_MATMUL_STAGES_UNDEFINED;
    std::int32_t splitK = 1;
    std::uint32_t reduction = CUBLASLT_REDUCTION_SCHEME_NONE;
    std::uint32_t swizzle = 0;
    std::uint32_t custom = 0;
    std::uint16_t innerShape = CUBLASLT_MATMUL_INNER_SHAPE_UNDEFINED;
    std::uint16_t cluster = CUBLASLT_CLUSTER_SHAPE_AUTO;

    bool operator==(const CublasLtConfiguration&) const = default;
};

/// Reads an algorithm's settings. Throws BackendError.
CublasLtConfiguration decode(const cublasLtMatmulAlgo_t& algorithm);

/// The algorithm with these settings for the types of `description`; a Fault when the library has none.
Result<cublasLtMatmulAlgo_t> encode(
    cublasLtHandle_t handle, const CublasLtDescription& description, const CublasLtConfiguration& configuration);

/// {"algorithm": 66, "tile": "128x64", "stages": "64x3", "split_k": 1, "reduction": "none", "swizzle": 0, "custom": 0,
///  "inner_shape": "undefined", "cluster": "2x1x1"}; an id without a name in the library's header is written as a
///  number.
nlohmann::json toJson(const CublasLtConfiguration& configuration);

/// The reverse; what is left out keeps its default. A Fault names the key that is wrong.
Result<CublasLtConfiguration> cublasLtConfigurationFromJson(const nlohmann::json& json);

/// For the phase log, such as "algorithm 66, tile 128x64, stages 64x3, split-K 1, cluster 2x1x1".
std::string describe(const CublasLtConfiguration& configuration);

} // namespace phasebench
