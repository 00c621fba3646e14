// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/memory/matrix_reader.h"

#include "engine/problem/matmul/operands.h"
#include "engine/worker/memory/number_format.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace phasebench {

namespace {

constexpr std::int64_t pieceLength = 512; // entries

/// to += factor times from.
void addScaled(double* to, const double* from, double factor, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i)
        to[i] += factor * from[i];
}

/// The same of complex numbers.
void addScaled(double* to, const double* from, const double* factor, std::int64_t count)
{
    const double real = factor[0];
    const double imaginary = factor[1];
    for (std::int64_t i = 0; i < 2 * count; i += 2) {
        to[i] += real * from[i] - imaginary * from[i + 1];
        to[i + 1] += real * from[i + 1] + imaginary * from[i];
    }
}

/// Adds the |entry|^2 of `count` entries, each to a sum of its own.
void addSquares(double* sums, const double* entries, std::int64_t count, int parts)
{
    if (parts == 1)
        for (std::int64_t i = 0; i < count; ++i)
            sums[i] += entries[i] * entries[i];
    else
        for (std::int64_t i = 0; i < count; ++i)
            sums[i] += entries[2 * i] * entries[2 * i] + entries[2 * i + 1] * entries[2 * i + 1];
}

std::complex<double> complexDot(const double* a, const double* b, std::int64_t count)
{
    double real = 0;
    double imaginary = 0;
    for (std::int64_t i = 0; i < 2 * count; i += 2) {
        real += a[i] * b[i] - a[i + 1] * b[i + 1];
        imaginary += a[i] * b[i + 1] + a[i + 1] * b[i];
    }
    return {real, imaginary};
}

} // namespace

double dot(const double* a, const double* b, std::int64_t count)
{
    constexpr std::int64_t streams = 8;
    std::array<double, streams> partial{};
    std::int64_t i = 0;
    for (; i + streams <= count; i += streams)
        for (std::int64_t stream = 0; stream < streams; ++stream)
            partial[static_cast<std::size_t>(stream)] += a[i + stream] * b[i + stream];
    for (; i < count; ++i)
        partial[0] += a[i] * b[i];
    double sum = 0;
    for (const double value : partial)
        sum += value;
    return sum;
}

std::complex<double> complexDot(const std::vector<double>& a, const std::vector<double>& b)
{
    return complexDot(a.data(), b.data(), static_cast<std::int64_t>(a.size() / 2));
}

MatrixReader::MatrixReader(const Matmul& matmul, const HostOperands& operands, MatmulOperand id)
    : m_matrix(matrixOf(matmul, id))
    , m_parts(isComplex(m_matrix.type) ? 2 : 1)
    , m_data(operands.of(id).data())
{
}

void MatrixReader::load(std::int64_t batch, std::int64_t line, std::int64_t begin, std::int64_t count, double* to) const
{
    const std::int64_t first = (batch * m_matrix.batch_stride + line * m_matrix.ld + begin) * m_parts;
    visitStorage(m_matrix.type, [&](auto storage) {
        using Storage = decltype(storage);
        for (std::int64_t i = 0; i < count * m_parts; ++i)
            to[i] = toDouble(loadAt<Storage>(m_data, first + i));
    });
    conjugate(to, count);
}

std::vector<double> MatrixReader::acrossLines(std::int64_t batch, std::int64_t place) const
{
    std::vector<double> numbers(static_cast<std::size_t>(lines() * m_parts));
    visitStorage(m_matrix.type, [&](auto storage) {
        using Storage = decltype(storage);
        std::size_t at = 0;
        for (std::int64_t line = 0; line < lines(); ++line) {
            const std::int64_t first = (batch * m_matrix.batch_stride + line * m_matrix.ld + place) * m_parts;
            for (int part = 0; part < m_parts; ++part)
                numbers[at++] = toDouble(loadAt<Storage>(m_data, first + part));
        }
    });
    conjugate(numbers.data(), lines());
    return numbers;
}

void MatrixReader::conjugate(double* entries, std::int64_t count) const
{
    if (m_matrix.conjugate && m_parts == 2)
        for (std::int64_t i = 1; i < 2 * count; i += 2)
            entries[i] = -entries[i];
}

std::complex<double> MatrixReader::entry(std::int64_t row, std::int64_t column, std::int64_t batch) const
{
    std::array<double, 2> value{};
    load(batch, linesAreColumns() ? column : row, linesAreColumns() ? row : column, 1, value.data());
    return {value[0], value[1]};
}

std::vector<double> MatrixReader::line(std::int64_t batch, std::int64_t line) const
{
    std::vector<double> numbers(static_cast<std::size_t>(lineLength() * m_parts));
    load(batch, line, 0, lineLength(), numbers.data());
    return numbers;
}

std::vector<double> MatrixReader::row(std::int64_t row, std::int64_t batch) const
{
    return linesAreColumns() ? acrossLines(batch, row) : line(batch, row);
}

std::vector<double> MatrixReader::column(std::int64_t column, std::int64_t batch) const
{
    return linesAreColumns() ? line(batch, column) : acrossLines(batch, column);
}

template <typename Work> void MatrixReader::forPieces(std::int64_t batch, std::int64_t width, Work&& work) const
{
    std::array<double, 2 * pieceLength> entries;
    for (std::int64_t line = 0; line < lines(); ++line)
        for (std::int64_t begin = 0; begin < lineLength();) {
            const std::int64_t end = std::min({lineLength(), begin + pieceLength, (begin / width + 1) * width});
            load(batch, line, begin, end - begin, entries.data());
            work(line, begin, end - begin, entries.data());
            begin = end;
        }
}

bool MatrixReader::isFinite(std::int64_t batches) const
{
    bool finite = true;
    for (std::int64_t b = 0; b < batches && finite; ++b)
        forPieces(b, lineLength(), [&](std::int64_t, std::int64_t, std::int64_t count, const double* entries) {
            // A difference with itself is 0 of every finite number, and NaN of all others.
            double sum = 0;
            for (std::int64_t i = 0; i < count * m_parts; ++i)
                sum += entries[i] - entries[i];
            finite &= sum == 0;
        });
    return finite;
}

std::vector<double> MatrixReader::signedSums(
    std::int64_t batch, const std::vector<double>& signs, std::int64_t width, std::vector<double>* squares) const
{
    const std::int64_t groups = (columns() + width - 1) / width;
    std::vector<double> sums(static_cast<std::size_t>(groups * rows() * m_parts), 0.0);
    if (squares)
        squares->assign(static_cast<std::size_t>(rows()), 0.0);
    const auto ofColumn = [&](std::int64_t column, std::int64_t begin, std::int64_t count, const double* entries) {
        addScaled(sums.data() + (column / width * rows() + begin) * m_parts, entries,
            signs[static_cast<std::size_t>(column)], count * m_parts);
        if (squares)
            addSquares(squares->data() + begin, entries, count, m_parts);
    };
    const auto ofRow = [&](std::int64_t row, std::int64_t begin, std::int64_t count, const double* entries) {
        double* sum = sums.data() + (begin / width * rows() + row) * m_parts;
        if (m_parts == 1)
            *sum += dot(entries, signs.data() + begin, count);
        else
            for (std::int64_t i = 0; i < count; ++i) {
                sum[0] += signs[static_cast<std::size_t>(begin + i)] * entries[2 * i];
                sum[1] += signs[static_cast<std::size_t>(begin + i)] * entries[2 * i + 1];
            }
        if (squares)
            (*squares)[static_cast<std::size_t>(row)] += dot(entries, entries, count * m_parts);
    };
    if (linesAreColumns())
        forPieces(batch, lineLength(), ofColumn);
    else
        forPieces(batch, width, ofRow);
    return sums;
}

std::vector<double> MatrixReader::times(
    std::int64_t batch, const std::vector<double>& vectors, std::int64_t count, std::vector<double>* squares) const
{
    std::vector<double> products(static_cast<std::size_t>(count * rows() * m_parts), 0.0);
    if (squares)
        squares->assign(static_cast<std::size_t>(columns()), 0.0);
    const auto ofColumn = [&](std::int64_t column, std::int64_t begin, std::int64_t length, const double* entries) {
        for (std::int64_t v = 0; v < count; ++v) {
            double* product = products.data() + (v * rows() + begin) * m_parts;
            const double* factor = vectors.data() + (v * columns() + column) * m_parts;
            if (m_parts == 1)
                addScaled(product, entries, *factor, length);
            else
                addScaled(product, entries, factor, length);
        }
        if (squares)
            (*squares)[static_cast<std::size_t>(column)] += dot(entries, entries, length * m_parts);
    };
    const auto ofRow = [&](std::int64_t row, std::int64_t begin, std::int64_t length, const double* entries) {
        for (std::int64_t v = 0; v < count; ++v) {
            double* product = products.data() + (v * rows() + row) * m_parts;
            const double* vector = vectors.data() + (v * columns() + begin) * m_parts;
            if (m_parts == 1) {
                *product += dot(entries, vector, length);
            } else {
                const std::complex<double> sum = complexDot(entries, vector, length);
                product[0] += sum.real();
                product[1] += sum.imag();
            }
        }
        if (squares)
            addSquares(squares->data() + begin, entries, length, m_parts);
    };
    if (linesAreColumns())
        forPieces(batch, lineLength(), ofColumn);
    else
        forPieces(batch, lineLength(), ofRow);
    return products;
}

} // namespace phasebench
