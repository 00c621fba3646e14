// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/problem.h"

#include <array>
#include <cstddef>
#include <cublasLt.h>
#include <optional>

/// The words of a problem in cuBLASLt's types (cuBLAS documentation, cublasLtMatmul, tables of supported types).
namespace phasebench {

/// Empty for types that cuBLASLt's matrices do not have.
std::optional<cudaDataType> cudaTypeOf(DataType type);

cublasComputeType_t cublasComputeOf(ComputeType compute);

/// The type of alpha and beta: that of the arithmetic, complex when the operands are.
cudaDataType scaleTypeOf(ComputeType compute, bool complexOperands);

/// Empty for epilogs that read or write an auxiliary matrix or a gradient, which this backend does not offer.
std::optional<cublasLtEpilogue_t> epilogueOf(Epilog epilog);

/// alpha or beta as cuBLASLt reads it: in the scale type, in host memory.
struct Scalar {
    alignas(16) std::array<std::byte, 16> bytes{};
};
Scalar scalarOf(double value, cudaDataType scaleType);

} // namespace phasebench
