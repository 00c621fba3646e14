// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/matmul/operands.h"

#include "engine/problem/checked.h"

#include <limits>

namespace phasebench {

namespace {
bool isFloat8(DataType type)
{
    return type == DataType::float8_e4m3 || type == DataType::float8_e5m2;
}

bool isMatrix(MatmulOperand operand)
{
    return operand != MatmulOperand::bias && operand != MatmulOperand::aux;
}

const MatrixOptions& optionsOf(const Matmul& matmul, MatmulOperand operand)
{
    switch (operand) {
    case MatmulOperand::a:
        return matmul.a;
    case MatmulOperand::b:
        return matmul.b;
    case MatmulOperand::c:
        return matmul.c;
    default:
        return matmul.d;
    }
}

DataType typeOf(const Matmul& matmul, MatmulOperand operand)
{
    if (const auto& given = optionsOf(matmul, operand).type)
        return *given;
    if (operand == MatmulOperand::a || operand == MatmulOperand::b)
        return matmul.type;
    // int8 products are sums of 32 bits unless told otherwise, and C is never fp8 (nvmath's defaults).
    const DataType result = matmul.d.type.value_or(matmul.type == DataType::int8 ? DataType::int32 : matmul.type);
    return operand == MatmulOperand::c && isFloat8(result) ? DataType::float16 : result;
}

std::optional<Operand> matrixOperand(const Matmul& matmul, MatmulOperand id, Role role)
{
    const Matrix matrix = matrixOf(matmul, id);
    const Checked lines = matrix.order == Order::column ? matrix.columns : matrix.rows;
    return sizedOperand(
        {id, role, realPartOf(matrix.type), isComplex(matrix.type) ? 2 : 1, 0, 0, {matrix.rows, matrix.columns}},
        Checked(matmul.batch - 1) * matrix.batch_stride + Checked(matrix.ld) * lines);
}

std::optional<Operand> biasOperand(const Matmul& matmul, Role role)
{
    const DataType type = resultTypeOf(matmul);
    const std::int64_t length = matmul.epilog == Epilog::bgradb ? matmul.n : matmul.m;
    return sizedOperand({MatmulOperand::bias, role, realPartOf(type), isComplex(type) ? 2 : 1, 0, 0, {length}},
        Checked(length) * matmul.batch);
}

std::optional<Operand> auxOperand(const Matmul& matmul, Role role)
{
    const bool mask = matmul.epilog == Epilog::relu_aux || matmul.epilog == Epilog::relu_aux_bias
        || matmul.epilog == Epilog::drelu || matmul.epilog == Epilog::drelu_bgrad;
    Checked column = roundedUp(matmul.m, mask ? 128 : 8);
    if (mask && column.fits())
        column = column.value() / 8;
    return sizedOperand(
        {MatmulOperand::aux, role, mask ? DataType::int8 : resultTypeOf(matmul), 1, 0, 0, {matmul.m, matmul.n}},
        column * matmul.n * matmul.batch);
}
} // namespace

Matrix matrixOf(const Matmul& matmul, MatmulOperand operand)
{
    const MatrixOptions& options = optionsOf(matmul, operand);
    Matrix matrix;
    matrix.order = options.order;
    matrix.transpose = options.transpose;
    matrix.conjugate = options.conjugate;
    matrix.type = typeOf(matmul, operand);
    matrix.rows = operand == MatmulOperand::b ? matmul.k : matmul.m;
    matrix.columns = operand == MatmulOperand::a ? matmul.k : matmul.n;
    if (matrix.transpose)
        std::swap(matrix.rows, matrix.columns);

    const bool likeD = operand == MatmulOperand::c && options.order == matmul.d.order;
    const std::int64_t line = matrix.order == Order::column ? matrix.rows : matrix.columns;
    const std::int64_t lines = matrix.order == Order::column ? matrix.columns : matrix.rows;
    matrix.ld = options.ld.value_or(likeD ? matmul.d.ld.value_or(line) : line);
    const Checked packed = Checked(matrix.ld) * lines;
    const std::int64_t stride = packed.fits() ? packed.value() : std::numeric_limits<std::int64_t>::max();
    matrix.batch_stride
        = options.batch_stride.value_or(likeD && !options.ld ? matmul.d.batch_stride.value_or(stride) : stride);
    return matrix;
}

std::optional<Role> roleOf(const Matmul& matmul, MatmulOperand operand)
{
    switch (operand) {
    case MatmulOperand::a:
    case MatmulOperand::b:
        return Role::input;
    case MatmulOperand::c:
        return matmul.beta != 0 ? std::optional(Role::input) : std::nullopt;
    case MatmulOperand::d:
        return Role::output;
    case MatmulOperand::bias:
        if (readsBias(matmul.epilog))
            return Role::input;
        return writesBias(matmul.epilog) ? std::optional(Role::output) : std::nullopt;
    case MatmulOperand::aux:
        if (readsAux(matmul.epilog))
            return Role::input;
        return writesAux(matmul.epilog) ? std::optional(Role::output) : std::nullopt;
    }
    return std::nullopt;
}

DataType resultTypeOf(const Matmul& matmul)
{
    return typeOf(matmul, MatmulOperand::d);
}

std::optional<Operand> operandOf(const Matmul& matmul, MatmulOperand operand, Role role)
{
    if (operand == MatmulOperand::bias)
        return biasOperand(matmul, role);
    if (operand == MatmulOperand::aux)
        return auxOperand(matmul, role);
    return matrixOperand(matmul, operand, role);
}

std::optional<std::int64_t> batchStrideOf(const Matmul& matmul, MatmulOperand operand)
{
    return isMatrix(operand) ? std::optional(matrixOf(matmul, operand).batch_stride) : std::nullopt;
}

std::string storageWords(const Matmul& matmul, MatmulOperand operand)
{
    if (!isMatrix(operand))
        return {};
    const Matrix matrix = matrixOf(matmul, operand);
    return std::string(nameOf(matrix.order)) + " order, ld " + std::to_string(matrix.ld)
        + (matrix.transpose ? ", transposed" : "") + (matrix.conjugate ? ", conjugated" : "");
}

} // namespace phasebench
