// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/operand.h"

#include "engine/problem/checked.h"

#include <limits>
#include <stdexcept>

namespace phasebench {

namespace {
bool isFloat8(DataType type)
{
    return type == DataType::float8_e4m3 || type == DataType::float8_e5m2;
}

const MatrixOptions& optionsOf(const Matmul& matmul, OperandId id)
{
    switch (id) {
    case OperandId::a:
        return matmul.a;
    case OperandId::b:
        return matmul.b;
    case OperandId::c:
        return matmul.c;
    default:
        return matmul.d;
    }
}

DataType typeOf(const Matmul& matmul, OperandId id)
{
    if (const auto& given = optionsOf(matmul, id).type)
        return *given;
    if (id == OperandId::a || id == OperandId::b)
        return matmul.type;
    // int8 products are sums of 32 bits unless told otherwise, and C is never fp8 (nvmath's defaults).
    const DataType result = matmul.d.type.value_or(matmul.type == DataType::int8 ? DataType::int32 : matmul.type);
    return id == OperandId::c && isFloat8(result) ? DataType::float16 : result;
}

/// Fills in what follows from the elements; empty when a count does not fit.
std::optional<Operand> finished(Operand operand, Checked elements)
{
    const Checked bytes = elements * sizeOf(operand.scalar) * operand.parts;
    if (!bytes.fits())
        return std::nullopt;
    operand.elements = elements.value();
    operand.bytes = bytes.value();
    return operand;
}

std::optional<Operand> matrixOperand(const Matmul& matmul, OperandId id, Role role)
{
    const Matrix matrix = matrixOf(matmul, id);
    const Checked lines = matrix.order == Order::column ? matrix.columns : matrix.rows;
    Operand operand{id, role, realPartOf(matrix.type), isComplex(matrix.type) ? 2 : 1, 0, 0, {}};
    operand.shape = {matrix.rows, matrix.columns};
    return finished(operand, Checked(matmul.batch - 1) * matrix.batch_stride + Checked(matrix.ld) * lines);
}

std::optional<Operand> biasOperand(const Matmul& matmul, Role role)
{
    const DataType type = typeOf(matmul, OperandId::d);
    const std::int64_t length = matmul.epilog == Epilog::bgradb ? matmul.n : matmul.m;
    Operand operand{OperandId::bias, role, realPartOf(type), isComplex(type) ? 2 : 1, 0, 0, {}};
    operand.shape = {length};
    return finished(operand, Checked(length) * matmul.batch);
}

std::optional<Operand> auxOperand(const Matmul& matmul, Role role)
{
    const bool mask = matmul.epilog == Epilog::relu_aux || matmul.epilog == Epilog::relu_aux_bias
        || matmul.epilog == Epilog::drelu || matmul.epilog == Epilog::drelu_bgrad;
    Operand operand{OperandId::aux, role, mask ? DataType::int8 : typeOf(matmul, OperandId::d), 1, 0, 0, {}};
    operand.shape = {matmul.m, matmul.n};
    Checked column = roundedUp(matmul.m, mask ? 128 : 8);
    if (mask && column.fits())
        column = column.value() / 8;
    return finished(operand, column * matmul.n * matmul.batch);
}

std::optional<Operand> fftOperand(const Fft& fft, OperandId id, Role role)
{
    if (fft.shape.empty())
        return std::nullopt;
    const bool real = (fft.transform == Transform::r2c && id == OperandId::in)
        || (fft.transform == Transform::c2r && id == OperandId::out);
    const std::int64_t half = fft.shape.back() / 2 + 1;
    const bool halved = fft.transform != Transform::c2c && !real;
    const std::int64_t last = halved ? half : fft.shape.back();
    // In place, a row of reals has room for the complex numbers that take its place.
    Checked elements = real && fft.in_place ? Checked(half) * 2 : Checked(last);
    std::vector<std::int64_t> shape;
    for (std::size_t i = 0; i + 1 < fft.shape.size(); ++i) {
        elements = elements * fft.shape[i];
        shape.push_back(fft.shape[i]);
    }
    shape.push_back(last);
    return finished({id, role, fft.type, real ? 1 : 2, 0, 0, std::move(shape)}, elements * fft.batch);
}

std::optional<Operand> operandOf(const Problem& problem, OperandId id, Role role)
{
    if (!problem.isMatmul())
        return fftOperand(problem.fft(), id, role);
    if (id == OperandId::bias)
        return biasOperand(problem.matmul(), role);
    if (id == OperandId::aux)
        return auxOperand(problem.matmul(), role);
    return matrixOperand(problem.matmul(), id, role);
}

std::optional<Role> matmulRole(const Matmul& matmul, OperandId id)
{
    switch (id) {
    case OperandId::a:
    case OperandId::b:
        return Role::input;
    case OperandId::c:
        return matmul.beta != 0 ? std::optional(Role::input) : std::nullopt;
    case OperandId::d:
        return Role::output;
    case OperandId::bias:
        if (readsBias(matmul.epilog))
            return Role::input;
        return writesBias(matmul.epilog) ? std::optional(Role::output) : std::nullopt;
    case OperandId::aux:
        if (readsAux(matmul.epilog))
            return Role::input;
        return writesAux(matmul.epilog) ? std::optional(Role::output) : std::nullopt;
    case OperandId::in:
    case OperandId::out:
        break;
    }
    return std::nullopt;
}
} // namespace

Matrix matrixOf(const Matmul& matmul, OperandId id)
{
    const MatrixOptions& options = optionsOf(matmul, id);
    Matrix matrix;
    matrix.order = options.order;
    matrix.transpose = options.transpose;
    matrix.conjugate = options.conjugate;
    matrix.type = typeOf(matmul, id);
    matrix.rows = id == OperandId::b ? matmul.k : matmul.m;
    matrix.columns = id == OperandId::a ? matmul.k : matmul.n;
    if (matrix.transpose)
        std::swap(matrix.rows, matrix.columns);

    const bool likeD = id == OperandId::c && options.order == matmul.d.order;
    const std::int64_t line = matrix.order == Order::column ? matrix.rows : matrix.columns;
    const std::int64_t lines = matrix.order == Order::column ? matrix.columns : matrix.rows;
    matrix.ld = options.ld.value_or(likeD ? matmul.d.ld.value_or(line) : line);
    const Checked packed = Checked(matrix.ld) * lines;
    const std::int64_t stride = packed.fits() ? packed.value() : std::numeric_limits<std::int64_t>::max();
    matrix.batch_stride
        = options.batch_stride.value_or(likeD && !options.ld ? matmul.d.batch_stride.value_or(stride) : stride);
    return matrix;
}

std::optional<Role> roleOf(const Problem& problem, OperandId id)
{
    if (problem.isMatmul())
        return matmulRole(problem.matmul(), id);
    if (id == OperandId::in)
        return problem.fft().in_place ? Role::both : Role::input;
    if (id == OperandId::out && !problem.fft().in_place)
        return Role::output;
    return std::nullopt;
}

std::string_view titleOf(OperandId id)
{
    static constexpr std::array<std::string_view, operandIdCount> titles
        = {"A", "B", "C", "D", "the bias", "the auxiliary matrix", "the input", "the output"};
    return titles[static_cast<std::size_t>(id)];
}

std::optional<std::vector<Operand>> operandsIfCountable(const Problem& problem)
{
    std::vector<Operand> operands;
    for (const bool outputs : {false, true})
        for (int i = 0; i < operandIdCount; ++i) {
            const auto id = static_cast<OperandId>(i);
            const auto role = roleOf(problem, id);
            if (!role || (*role == Role::output) != outputs)
                continue;
            const auto operand = operandOf(problem, id, *role);
            if (!operand)
                return std::nullopt;
            operands.push_back(*operand);
        }
    return operands;
}

std::vector<Operand> operandsOf(const Problem& problem)
{
    if (auto operands = operandsIfCountable(problem))
        return std::move(*operands);
    throw std::overflow_error("The operands have more bytes than 64 bits can count.");
}

std::int64_t batchStepOf(const Problem& problem, const Operand& whole)
{
    if (problem.isMatmul() && whole.id <= OperandId::d) {
        const Matrix matrix = matrixOf(problem.matmul(), whole.id);
        return matrix.batch_stride * static_cast<std::int64_t>(sizeOf(whole.scalar)) * whole.parts;
    }
    return whole.bytes / problem.batch(); // packed, one element after the other
}

Problem elementOf(const Problem& problem)
{
    Problem element = problem;
    std::visit([](auto& value) { value.batch = 1; }, element.value);
    return element;
}

} // namespace phasebench
