// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/cublaslt_types.h"

#include <cstring>
#include <cuda_fp16.h>

namespace phasebench {

std::optional<cudaDataType> cudaTypeOf(DataType type)
{
    switch (type) {
    case DataType::float64:
        return CUDA_R_64F;
    case DataType::float32:
        return CUDA_R_32F;
    case DataType::float16:
        return CUDA_R_16F;
    case DataType::bfloat16:
        return CUDA_R_16BF;
    case DataType::complex64:
        return CUDA_C_32F;
    case DataType::complex128:
        return CUDA_C_64F;
    case DataType::float8_e4m3:
        return CUDA_R_8F_E4M3;
    case DataType::float8_e5m2:
        return CUDA_R_8F_E5M2;
    case DataType::int8:
        return CUDA_R_8I;
    case DataType::int32:
        return CUDA_R_32I;
    }
    return std::nullopt;
}

cublasComputeType_t cublasComputeOf(ComputeType compute)
{
    switch (compute) {
    case ComputeType::float64:
        return CUBLAS_COMPUTE_64F;
    case ComputeType::float64_pedantic:
        return CUBLAS_COMPUTE_64F_PEDANTIC;
    case ComputeType::float64_emulated_fixedpoint:
        return CUBLAS_COMPUTE_64F_EMULATED_FIXEDPOINT;
    case ComputeType::float32:
        return CUBLAS_COMPUTE_32F;
    case ComputeType::float32_pedantic:
        return CUBLAS_COMPUTE_32F_PEDANTIC;
    case ComputeType::float32_fast_float16:
        return CUBLAS_COMPUTE_32F_FAST_16F;
    case ComputeType::float32_fast_bfloat16:
        return CUBLAS_COMPUTE_32F_FAST_16BF;
    case ComputeType::tfloat32:
        return CUBLAS_COMPUTE_32F_FAST_TF32;
    case ComputeType::float32_emulated_16bfx9:
        return CUBLAS_COMPUTE_32F_EMULATED_16BFX9;
    case ComputeType::float16:
        return CUBLAS_COMPUTE_16F;
    case ComputeType::float16_pedantic:
        return CUBLAS_COMPUTE_16F_PEDANTIC;
    case ComputeType::int32:
        return CUBLAS_COMPUTE_32I;
    }
    return CUBLAS_COMPUTE_32F;
}

cudaDataType scaleTypeOf(ComputeType compute, bool complexOperands)
{
    switch (compute) {
    case ComputeType::float64:
    case ComputeType::float64_pedantic:
    case ComputeType::float64_emulated_fixedpoint:
        return complexOperands ? CUDA_C_64F : CUDA_R_64F;
    case ComputeType::float16:
    case ComputeType::float16_pedantic:
        return CUDA_R_16F;
    case ComputeType::int32:
        return CUDA_R_32I;
    case ComputeType::float32:
    case ComputeType::float32_pedantic:
    case ComputeType::float32_fast_float16:
    case ComputeType::float32_fast_bfloat16:
    case ComputeType::tfloat32:
    case ComputeType::float32_emulated_16bfx9:
        break;
    }
    return complexOperands ? CUDA_C_32F : CUDA_R_32F;
}

std::optional<cublasLtEpilogue_t> epilogueOf(Epilog epilog)
{
    switch (epilog) {
    case Epilog::none:
        return CUBLASLT_EPILOGUE_DEFAULT;
    case Epilog::relu:
        return CUBLASLT_EPILOGUE_RELU;
    case Epilog::gelu:
        return CUBLASLT_EPILOGUE_GELU;
    case Epilog::bias:
        return CUBLASLT_EPILOGUE_BIAS;
    case Epilog::relu_bias:
        return CUBLASLT_EPILOGUE_RELU_BIAS;
    case Epilog::gelu_bias:
        return CUBLASLT_EPILOGUE_GELU_BIAS;
    default:
        return std::nullopt;
    }
}

namespace {

template <typename T> void store(Scalar& scalar, T value)
{
    static_assert(sizeof(T) <= sizeof(scalar.bytes));
    std::memcpy(scalar.bytes.data(), &value, sizeof value);
}

} // namespace

Scalar scalarOf(double value, cudaDataType scaleType)
{
    Scalar scalar;
    switch (scaleType) {
    case CUDA_R_16F:
        store(scalar, __double2half(value));
        break;
    case CUDA_R_64F:
    case CUDA_C_64F: // the imaginary part stays 0
        store(scalar, value);
        break;
    case CUDA_R_32I:
        store(scalar, static_cast<std::int32_t>(value));
        break;
    default: // CUDA_R_32F and CUDA_C_32F
        store(scalar, static_cast<float>(value));
        break;
    }
    return scalar;
}

} // namespace phasebench
