// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/backend.h"
#include "engine/worker/cuda/cublaslt_description.h"
#include "engine/worker/cuda/cublaslt_heuristic.h"

#include <cstring>
#include <cuda_fp16.h>
#include <gmock/gmock.h>

namespace phasebench::description_test {
namespace {

using testing::HasSubstr;

/// What the library's descriptors hold, read back through the library: no GPU is needed.
template <typename T> T read(const cublasLtMatrixLayoutOpaque_t& layout, cublasLtMatrixLayoutAttribute_t attribute)
{
    T value{};
    std::size_t written = 0;
    EXPECT_EQ(
        cublasLtMatrixLayoutGetAttribute(CublasLtDescription::of(layout), attribute, &value, sizeof value, &written),
        CUBLAS_STATUS_SUCCESS);
    return value;
}

template <typename T> T read(const CublasLtDescription& description, cublasLtMatmulDescAttributes_t attribute)
{
    T value{};
    std::size_t written = 0;
    EXPECT_EQ(cublasLtMatmulDescGetAttribute(description.op(), attribute, &value, sizeof value, &written),
        CUBLAS_STATUS_SUCCESS);
    return value;
}

Matmul small(DataType type, ComputeType compute)
{
    Matmul matmul;
    matmul.m = 6;
    matmul.n = 5;
    matmul.k = 4;
    matmul.type = type;
    matmul.compute = compute;
    return matmul;
}

TEST(Description, storesWhatTheProblemSays)
{
    Matmul matmul = small(DataType::float32, ComputeType::tfloat32);
    matmul.a.transpose = true;
    matmul.b.order = Order::row;
    matmul.b.ld = 9;
    matmul.batch = 3;
    matmul.b.batch_stride = 0;
    matmul.epilog = Epilog::relu_bias;
    const auto d = describe(matmul);
    ASSERT_TRUE(d) << d.error().sentence;
    EXPECT_EQ(d->types.compute, CUBLAS_COMPUTE_32F_FAST_TF32);
    EXPECT_EQ(d->types.scale, CUDA_R_32F);
    EXPECT_EQ(read<std::int32_t>(*d, CUBLASLT_MATMUL_DESC_TRANSA), CUBLAS_OP_T);
    EXPECT_EQ(read<std::int32_t>(*d, CUBLASLT_MATMUL_DESC_TRANSB), CUBLAS_OP_N);
    EXPECT_EQ(read<std::uint32_t>(*d, CUBLASLT_MATMUL_DESC_EPILOGUE), CUBLASLT_EPILOGUE_RELU_BIAS);
    EXPECT_EQ(read<std::int64_t>(*d, CUBLASLT_MATMUL_DESC_BIAS_BATCH_STRIDE), 6);
    EXPECT_EQ(read<std::uint64_t>(d->a, CUBLASLT_MATRIX_LAYOUT_ROWS), 4u);
    EXPECT_EQ(read<std::uint64_t>(d->a, CUBLASLT_MATRIX_LAYOUT_COLS), 6u);
    EXPECT_EQ(read<std::int32_t>(d->a, CUBLASLT_MATRIX_LAYOUT_ORDER), CUBLASLT_ORDER_COL);
    EXPECT_EQ(read<std::int32_t>(d->a, CUBLASLT_MATRIX_LAYOUT_BATCH_COUNT), 3);
    EXPECT_EQ(read<std::int64_t>(d->a, CUBLASLT_MATRIX_LAYOUT_STRIDED_BATCH_OFFSET), 24);
    EXPECT_EQ(read<std::int32_t>(d->b, CUBLASLT_MATRIX_LAYOUT_ORDER), CUBLASLT_ORDER_ROW);
    EXPECT_EQ(read<std::int64_t>(d->b, CUBLASLT_MATRIX_LAYOUT_LD), 9);
    EXPECT_EQ(read<std::int64_t>(d->b, CUBLASLT_MATRIX_LAYOUT_STRIDED_BATCH_OFFSET), 0);
    EXPECT_FALSE(d->hasC);
    EXPECT_EQ(std::memcmp(&d->c, &d->d, sizeof d->d), 0);
}

TEST(Description, conjugatesByTransposingTheOtherOrder)
{
    Matmul matmul = small(DataType::complex64, ComputeType::float32);
    matmul.a.conjugate = true; // and not transposed
    matmul.b.conjugate = matmul.b.transpose = true;
    const auto d = describe(matmul);
    ASSERT_TRUE(d) << d.error().sentence;
    EXPECT_EQ(read<std::int32_t>(*d, CUBLASLT_MATMUL_DESC_TRANSA), CUBLAS_OP_C);
    EXPECT_EQ(read<std::int32_t>(d->a, CUBLASLT_MATRIX_LAYOUT_ORDER), CUBLASLT_ORDER_ROW);
    EXPECT_EQ(read<std::uint64_t>(d->a, CUBLASLT_MATRIX_LAYOUT_ROWS), 4u);
    EXPECT_EQ(read<std::uint64_t>(d->a, CUBLASLT_MATRIX_LAYOUT_COLS), 6u);
    EXPECT_EQ(read<std::int64_t>(d->a, CUBLASLT_MATRIX_LAYOUT_LD), 6);
    EXPECT_EQ(read<std::int32_t>(*d, CUBLASLT_MATMUL_DESC_TRANSB), CUBLAS_OP_C);
    EXPECT_EQ(read<std::int32_t>(d->b, CUBLASLT_MATRIX_LAYOUT_ORDER), CUBLASLT_ORDER_COL);
}

TEST(Description, ignoresTheConjugateOfRealNumbers)
{
    Matmul matmul = small(DataType::float64, ComputeType::float64);
    matmul.a.conjugate = true;
    const auto d = describe(matmul);
    ASSERT_TRUE(d);
    EXPECT_EQ(read<std::int32_t>(*d, CUBLASLT_MATMUL_DESC_TRANSA), CUBLAS_OP_N);
}

template <typename T> T scalar(double value, cudaDataType type, std::size_t part = 0)
{
    const Scalar s = scalarOf(value, type);
    T result{};
    std::memcpy(&result, s.bytes.data() + part * sizeof(T), sizeof result);
    return result;
}

TEST(Description, scalesInTheTypeOfTheArithmetic)
{
    EXPECT_EQ(scaleTypeOf(ComputeType::float32, false), CUDA_R_32F);
    EXPECT_EQ(scaleTypeOf(ComputeType::tfloat32, true), CUDA_C_32F);
    EXPECT_EQ(scaleTypeOf(ComputeType::float64, true), CUDA_C_64F);
    EXPECT_EQ(scaleTypeOf(ComputeType::float16, false), CUDA_R_16F);
    EXPECT_EQ(scalar<float>(1.5, CUDA_R_32F), 1.5F);
    EXPECT_EQ(scalar<float>(1.5, CUDA_C_32F), 1.5F);
    EXPECT_EQ(scalar<float>(1.5, CUDA_C_32F, 1), 0.0F);
    EXPECT_EQ(scalar<double>(-0.1, CUDA_C_64F), -0.1);
    EXPECT_EQ(__half2float(scalar<__half>(0.5, CUDA_R_16F)), 0.5F);
}

TEST(Description, refusesWhatCublasLtCannotSay)
{
    Matmul matmul = small(DataType::float32, ComputeType::float32);
    matmul.epilog = Epilog::gelu_aux;
    EXPECT_THROW(static_cast<void>(describe(matmul)), BackendError) << "its rules refuse it";
    matmul.epilog = Epilog::none;
    matmul.d.transpose = true;
    EXPECT_THAT(describe(matmul).error().sentence, HasSubstr("C and D"));
}

TEST(Alignments, comeFromThePreferencesElseFromTheAddresses)
{
    const auto description = describe(small(DataType::float32, ComputeType::float32));
    ASSERT_TRUE(description);
    PlanPreferences preferences;
    Operands operands;
    operands.of(MatmulOperand::a) = reinterpret_cast<void*>(std::uintptr_t{0x1010});
    operands.of(MatmulOperand::d) = reinterpret_cast<void*>(std::uintptr_t{0x10000});
    preferences.alignment[MatmulOperand::b] = 48;
    preferences.alignment[MatmulOperand::d] = 1 << 20;
    const auto promised = promisedAlignments(preferences, operands, *description);
    EXPECT_EQ(promised.at(MatmulOperand::a), 16u);
    EXPECT_EQ(promised.at(MatmulOperand::b), 32u);
    EXPECT_EQ(promised.at(MatmulOperand::d), 256u);
    EXPECT_EQ(promised.at(MatmulOperand::c), 256u) << "D stands for C";
}

TEST(Alignments, theBiasIsPlannedForItsLeastAlignment)
{
    CublasLtAlignments promised;
    const auto address = [&](std::uint32_t alignment, std::uintptr_t representative) {
        promised.of[MatmulOperand::bias] = alignment;
        return reinterpret_cast<std::uintptr_t>(promised.planningBias(reinterpret_cast<void*>(representative)));
    };
    EXPECT_EQ(address(256, 0x1000), 0x1000u);
    EXPECT_EQ(address(4, 0x1000) % 8, 4u);
    EXPECT_NE(address(256, 0), 0u);
}

} // namespace
} // namespace phasebench::description_test
