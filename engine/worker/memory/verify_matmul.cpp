// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/memory/verify_matmul.h"

#include "engine/worker/memory/number_format.h"
#include "engine/worker/memory/random_stream.h"
#include "engine/worker/memory/tolerance.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <limits>
#include <numbers>
#include <vector>

namespace phasebench {

namespace {

using Wide = std::complex<long double>;

struct Entry {
    std::int64_t row = 0;
    std::int64_t column = 0;
    std::int64_t batch = 0;
};

/// The entries of op(matrix), in extended precision.
class Reader {
public:
    Reader(const Matmul& matmul, const HostOperands& operands, OperandId id)
        : m_matrix(matrixOf(matmul, id))
        , m_data(operands.of(id).data())
    {
    }

    Wide operator()(const Entry& entry) const
    {
        const std::int64_t at = m_matrix.transpose ? m_matrix.at(entry.column, entry.row, entry.batch)
                                                   : m_matrix.at(entry.row, entry.column, entry.batch);
        if (!isComplex(m_matrix.type))
            return readScalar(m_matrix.type, m_data, at);
        const double imaginary = readScalar(m_matrix.type, m_data, 2 * at + 1);
        return {readScalar(m_matrix.type, m_data, 2 * at), m_matrix.conjugate ? -imaginary : imaginary};
    }

private:
    Matrix m_matrix;
    const std::byte* m_data;
};

std::vector<Entry> sampledEntries(const Matmul& matmul, std::uint64_t seed)
{
    constexpr std::int64_t mostSamples = 128;
    constexpr std::int64_t leastSamples = 8; // the corners of two batch elements
    constexpr std::int64_t mostProducts = 30'000'000;
    const std::int64_t samples = std::clamp(mostProducts / matmul.k, leastSamples, mostSamples);

    std::vector<Entry> entries;
    const bool all = matmul.m <= samples && matmul.n <= samples && matmul.batch <= samples
        && matmul.m * matmul.n * matmul.batch <= samples;
    if (all) {
        for (std::int64_t b = 0; b < matmul.batch; ++b)
            for (std::int64_t j = 0; j < matmul.n; ++j)
                for (std::int64_t i = 0; i < matmul.m; ++i)
                    entries.push_back({i, j, b});
        return entries;
    }
    for (const std::int64_t b : {std::int64_t{0}, matmul.batch - 1})
        for (const std::int64_t j : {std::int64_t{0}, matmul.n - 1})
            for (const std::int64_t i : {std::int64_t{0}, matmul.m - 1})
                entries.push_back({i, j, b});
    const RandomStream random(seed, 0x76657269);
    const auto extra = samples - leastSamples;
    for (std::int64_t s = 0; s < extra; ++s) {
        const auto position = static_cast<std::uint64_t>(3 * s);
        // As many batch elements as there are samples, evenly spread: a left out one is seen.
        const std::int64_t batch = matmul.batch <= extra ? s % matmul.batch : random.below(position + 2, matmul.batch);
        entries.push_back({random.below(position, matmul.m), random.below(position + 1, matmul.n), batch});
    }
    return entries;
}

/// Is any entry of D a NaN? Padding between columns and batch elements does not count.
bool holdsNan(const Matmul& matmul, const HostOperands& operands)
{
    const Matrix d = matrixOf(matmul, OperandId::d);
    const int parts = isComplex(d.type) ? 2 : 1;
    const bool byColumn = d.order == Order::column;
    const std::int64_t lines = byColumn ? d.columns : d.rows;
    const std::int64_t length = (byColumn ? d.rows : d.columns) * parts;
    const std::byte* data = operands.of(OperandId::d).data();
    return visitStorage(d.type, [&](auto storage) {
        using Storage = decltype(storage);
        if constexpr (std::is_integral_v<Storage>)
            return false;
        for (std::int64_t b = 0; b < matmul.batch; ++b)
            for (std::int64_t line = 0; line < lines; ++line) {
                const std::byte* at
                    = data + (b * d.batch_stride + line * d.ld) * parts * static_cast<std::int64_t>(sizeof(Storage));
                unsigned nans = 0;
                for (std::int64_t i = 0; i < length; ++i) {
                    const double value = toDouble(loadAt<Storage>(at, i));
                    nans |= static_cast<unsigned>(value != value);
                }
                if (nans != 0)
                    return true;
            }
        return false;
    });
}

long double gelu(long double x)
{
    const long double inner = std::sqrt(2 / std::numbers::pi_v<long double>) * (x + 0.044715L * x * x * x);
    return 0.5L * x * (1 + std::tanh(inner));
}

/// The epilog's function of one entry, after the bias.
Wide activated(Epilog epilog, Wide value)
{
    switch (epilog) {
    case Epilog::none:
    case Epilog::bias:
        return value;
    case Epilog::relu:
    case Epilog::relu_bias:
        return std::max(value.real(), 0.0L);
    case Epilog::gelu:
    case Epilog::gelu_bias:
        return gelu(value.real());
    default:
        throw std::invalid_argument("There is no reference for the epilog \"" + std::string(nameOf(epilog)) + "\".");
    }
}

void requireOperands(const Matmul& matmul, const HostOperands& operands)
{
    for (const Operand& operand : operandsOf(Problem{matmul}))
        if (static_cast<std::int64_t>(operands.of(operand.id).size()) < operand.bytes)
            throw std::invalid_argument("The check was given too few bytes of the operand \""
                + std::string(nameOf(operand.id)) + "\": " + std::to_string(operands.of(operand.id).size())
                + " instead of " + std::to_string(operand.bytes) + ".");
}

} // namespace

Check verifyMatmul(const Matmul& matmul, const HostOperands& operands, std::uint64_t seed)
{
    requireOperands(matmul, operands);
    const Reader a(matmul, operands, OperandId::a);
    const Reader b(matmul, operands, OperandId::b);
    const Reader d(matmul, operands, OperandId::d);
    const DataType resultType = matrixOf(matmul, OperandId::d).type;
    const bool hasBias = readsBias(matmul.epilog);

    long double worst = 0;
    long double scale = 0;
    long double largest = 0;
    for (const Entry& entry : sampledEntries(matmul, seed)) {
        Wide product = 0;
        long double magnitude = 0;
        if (matmul.alpha != 0)
            for (std::int64_t l = 0; l < matmul.k; ++l) {
                const Wide left = a({entry.row, l, entry.batch});
                const Wide right = b({l, entry.column, entry.batch});
                // std::complex multiplication tests for NaN and infinity: too slow here, and not wanted.
                product += Wide(left.real() * right.real() - left.imag() * right.imag(),
                    left.real() * right.imag() + left.imag() * right.real());
                magnitude += isComplex(matmul.type) ? std::sqrt(std::norm(left) * std::norm(right))
                                                    : std::abs(left.real() * right.real());
            }
        Wide value = static_cast<long double>(matmul.alpha) * product;
        magnitude *= std::abs(static_cast<long double>(matmul.alpha));
        if (matmul.beta != 0) {
            const Wide added = static_cast<long double>(matmul.beta) * Reader(matmul, operands, OperandId::c)(entry);
            value += added;
            magnitude += std::abs(added);
        }
        if (hasBias) {
            const double bias
                = readScalar(resultType, operands.of(OperandId::bias).data(), entry.batch * matmul.m + entry.row);
            value += bias;
            magnitude += std::abs(bias);
        }
        value = activated(matmul.epilog, value);
        if (resultType == DataType::int8)
            value = std::clamp(value.real(), -128.0L, 127.0L);

        const long double difference = std::abs(d(entry) - value);
        worst = std::isfinite(difference) ? std::max(worst, difference) : std::numeric_limits<long double>::infinity();
        scale = std::max(scale, magnitude);
        largest = std::max(largest, std::abs(value));
    }

    Check check;
    check.tolerance = matmulTolerance(matmul, static_cast<double>(scale), static_cast<double>(largest));
    if (scale > 0)
        check.relative_error = static_cast<double>(worst / scale);
    else
        check.relative_error = worst == 0 ? 0 : std::numeric_limits<double>::infinity();
    if (holdsNan(matmul, operands))
        check.relative_error = std::numeric_limits<double>::infinity();
    check.passed = check.relative_error <= check.tolerance;
    return check;
}

} // namespace phasebench
