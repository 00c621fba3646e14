// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/matmul/operands.h"
#include "engine/worker/memory/verify.h"

#include <complex>
#include <vector>

namespace phasebench {

/// The sum of a[i] b[i], in eight independent lanes, which compilers turn into vector instructions.
double dot(const double* a, const double* b, std::int64_t count);

/// The same of complex numbers, real and imaginary parts by turns; nothing is conjugated.
std::complex<double> complexDot(const std::vector<double>& a, const std::vector<double>& b);

/// Reads op(matrix) of a matmul's operand on the host in double, and multiplies with it. A complex entry is two numbers
/// in a row, here and in the results. The matrix lies in memory as lines, which are its columns or its rows.
class MatrixReader {
public:
    MatrixReader(const Matmul& matmul, const HostOperands& operands, MatmulOperand id);

    DataType type() const { return m_matrix.type; }
    int parts() const { return m_parts; } ///< numbers an entry
    std::int64_t rows() const { return m_matrix.transpose ? m_matrix.columns : m_matrix.rows; }
    std::int64_t columns() const { return m_matrix.transpose ? m_matrix.rows : m_matrix.columns; }
    bool linesAreColumns() const { return (m_matrix.order == Order::column) != m_matrix.transpose; }

    std::complex<double> entry(std::int64_t row, std::int64_t column, std::int64_t batch) const;
    std::vector<double> row(std::int64_t row, std::int64_t batch) const;
    std::vector<double> column(std::int64_t column, std::int64_t batch) const;
    /// Entries [begin, begin + count) of a line.
    void load(std::int64_t batch, std::int64_t line, std::int64_t begin, std::int64_t count, double* to) const;
    /// Is every entry a finite number? Padding between lines and batch elements does not count.
    bool isFinite(std::int64_t batches) const;

    /// The sums over groups of `width` columns of sign times column: one vector of rows() entries after the other.
    /// `squares`: of each row, the sum of |entry|^2 over all columns.
    std::vector<double> signedSums(
        std::int64_t batch, const std::vector<double>& signs, std::int64_t width, std::vector<double>* squares) const;
    /// op(matrix) times each of `count` vectors of columns() entries, one after the other. `squares`: of each column,
    /// the sum of |entry|^2 over all rows.
    std::vector<double> times(
        std::int64_t batch, const std::vector<double>& vectors, std::int64_t count, std::vector<double>* squares) const;

private:
    std::vector<double> line(std::int64_t batch, std::int64_t line) const;
    std::vector<double> acrossLines(std::int64_t batch, std::int64_t place) const; ///< one entry of each line
    void conjugate(double* entries, std::int64_t count) const; ///< where op() does
    /// Calls work(line, begin, count, entries) for pieces of lines that fit a cache, none across a multiple of `width`.
    template <typename Work> void forPieces(std::int64_t batch, std::int64_t width, Work&& work) const;
    std::int64_t lines() const { return linesAreColumns() ? columns() : rows(); }
    std::int64_t lineLength() const { return linesAreColumns() ? rows() : columns(); }

    Matrix m_matrix;
    int m_parts;
    const std::byte* m_data;
};

} // namespace phasebench
