// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/operand.h"
#include "engine/worker/backend.h"
#include "engine/worker/cuda/cublaslt_types.h"

#include <cublasLt.h>

namespace phasebench {

struct CublasLtTypes {
    cublasComputeType_t compute = CUBLAS_COMPUTE_32F;
    cudaDataType scale = CUDA_R_32F;
    cudaDataType a = CUDA_R_32F;
    cudaDataType b = CUDA_R_32F;
    cudaDataType c = CUDA_R_32F;
    cudaDataType d = CUDA_R_32F;
};

/// A matmul as cuBLASLt's descriptors, held by value: describing one allocates nothing, and nothing is destroyed.
struct CublasLtDescription {
    CublasLtTypes types;
    cublasLtMatmulDescOpaque_t operation{};
    cublasLtMatrixLayoutOpaque_t a{};
    cublasLtMatrixLayoutOpaque_t b{};
    cublasLtMatrixLayoutOpaque_t c{}; ///< D's layout where there is no C
    cublasLtMatrixLayoutOpaque_t d{};
    Scalar alpha;
    Scalar beta;
    bool hasC = false;
    bool hasBias = false;
    const void* bias = nullptr; ///< the address that `operation` holds

    /// The descriptors are passed to the library as pointers to non-const, which it does not write through.
    cublasLtMatmulDesc_t op() const { return const_cast<cublasLtMatmulDesc_t>(&operation); }
    static cublasLtMatrixLayout_t of(const cublasLtMatrixLayoutOpaque_t& layout)
    {
        return const_cast<cublasLtMatrixLayout_t>(&layout);
    }

    /// Puts the address of the bias vector into the operation. Throws BackendError.
    void setBias(const void* address);
};

/// Builds the descriptors; neither a GPU nor a driver is needed. A Fault for what cuBLASLt's descriptors cannot say.
/// Throws BackendError.
Result<CublasLtDescription> describe(const Matmul& matmul);

} // namespace phasebench
