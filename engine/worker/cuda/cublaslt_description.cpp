// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/cublaslt_description.h"

#include "engine/problem/matmul/operands.h"
#include "engine/worker/cuda/status.h"

#include <limits>

namespace phasebench {

namespace {

/// A matrix as cuBLASLt takes it: how it is stored and the operation on it.
struct StoredMatrix {
    Matrix matrix;
    cublasOperation_t operation = CUBLAS_OP_N;
};

StoredMatrix storedMatrixOf(const Matmul& matmul, MatmulOperand id)
{
    StoredMatrix stored{matrixOf(matmul, id)};
    Matrix& m = stored.matrix;
    const bool conjugate = m.conjugate && isComplex(m.type);
    if (conjugate && !m.transpose) {
        // cuBLASLt conjugates only what it transposes: the same bytes read in the other order are the transpose, and
        // its conjugate transpose is the conjugate.
        std::swap(m.rows, m.columns);
        m.order = m.order == Order::column ? Order::row : Order::column;
        stored.operation = CUBLAS_OP_C;
    } else if (m.transpose) {
        stored.operation = conjugate ? CUBLAS_OP_C : CUBLAS_OP_T;
    }
    return stored;
}

void initialise(cublasLtMatrixLayoutOpaque_t& layout, const Matrix& m, cudaDataType type, std::int64_t batch)
{
    checkOnHost(cublasLtMatrixLayoutInit(
                    &layout, type, static_cast<std::uint64_t>(m.rows), static_cast<std::uint64_t>(m.columns), m.ld),
        "cublasLtMatrixLayoutInit");
    const auto set = [&](cublasLtMatrixLayoutAttribute_t attribute, const auto& value) {
        checkOnHost(cublasLtMatrixLayoutSetAttribute(&layout, attribute, &value, sizeof value),
            "cublasLtMatrixLayoutSetAttribute");
    };
    if (m.order == Order::row)
        set(CUBLASLT_MATRIX_LAYOUT_ORDER, static_cast<std::int32_t>(CUBLASLT_ORDER_ROW));
    if (batch > 1) {
        set(CUBLASLT_MATRIX_LAYOUT_BATCH_COUNT, static_cast<std::int32_t>(batch));
        set(CUBLASLT_MATRIX_LAYOUT_STRIDED_BATCH_OFFSET, m.batch_stride);
    }
}

Fault noType(DataType type)
{
    return {{}, "cuBLASLt has no matrices of " + std::string(nameOf(type)) + ".", {}};
}

} // namespace

void CublasLtDescription::setBias(const void* address)
{
    checkOnHost(cublasLtMatmulDescSetAttribute(&operation, CUBLASLT_MATMUL_DESC_BIAS_POINTER, &address, sizeof address),
        "cublasLtMatmulDescSetAttribute");
    bias = address;
}

Result<CublasLtDescription> describe(const Matmul& matmul)
{
    const auto epilogue = epilogueOf(matmul.epilog);
    if (!epilogue)
        throw BackendError("cuBLASLt was given an epilog that its rules should have refused.");

    CublasLtDescription description;
    description.hasC = matmul.beta != 0;
    description.hasBias = readsBias(matmul.epilog);
    const StoredMatrix a = storedMatrixOf(matmul, MatmulOperand::a);
    const StoredMatrix b = storedMatrixOf(matmul, MatmulOperand::b);
    const StoredMatrix d = storedMatrixOf(matmul, MatmulOperand::d);
    const StoredMatrix c = description.hasC ? storedMatrixOf(matmul, MatmulOperand::c) : d;
    if (c.operation != CUBLAS_OP_N || d.operation != CUBLAS_OP_N)
        return tl::unexpected(
            Fault{{}, "cuBLASLt neither transposes nor conjugates C and D: choose the other order instead.",
                {{"problem.d.transpose", "false"}}});
    CublasLtTypes& types = description.types;
    types.compute = cublasComputeOf(matmul.compute);
    types.scale = scaleTypeOf(matmul.compute, isComplex(matmul.type));
    for (const auto& [matrix, type] :
        {std::pair{&a.matrix, &types.a}, {&b.matrix, &types.b}, {&c.matrix, &types.c}, {&d.matrix, &types.d}}) {
        const auto converted = cudaTypeOf(matrix->type);
        if (!converted)
            return tl::unexpected(noType(matrix->type));
        *type = *converted;
    }
    description.alpha = scalarOf(matmul.alpha, types.scale);
    description.beta = scalarOf(matmul.beta, types.scale);

    checkOnHost(cublasLtMatmulDescInit(&description.operation, types.compute, types.scale), "cublasLtMatmulDescInit");
    const auto set = [&](cublasLtMatmulDescAttributes_t attribute, const auto& value) {
        checkOnHost(cublasLtMatmulDescSetAttribute(&description.operation, attribute, &value, sizeof value),
            "cublasLtMatmulDescSetAttribute");
    };
    if (a.operation != CUBLAS_OP_N)
        set(CUBLASLT_MATMUL_DESC_TRANSA, static_cast<std::int32_t>(a.operation));
    if (b.operation != CUBLAS_OP_N)
        set(CUBLASLT_MATMUL_DESC_TRANSB, static_cast<std::int32_t>(b.operation));
    if (*epilogue != CUBLASLT_EPILOGUE_DEFAULT)
        set(CUBLASLT_MATMUL_DESC_EPILOGUE, static_cast<std::uint32_t>(*epilogue));
    if (description.hasBias && matmul.batch > 1)
        set(CUBLASLT_MATMUL_DESC_BIAS_BATCH_STRIDE, matmul.m);

    initialise(description.a, a.matrix, types.a, matmul.batch);
    initialise(description.b, b.matrix, types.b, matmul.batch);
    initialise(description.d, d.matrix, types.d, matmul.batch);
    if (description.hasC)
        initialise(description.c, c.matrix, types.c, matmul.batch);
    else
        description.c = description.d;
    return description;
}

} // namespace phasebench
