// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/problem/matmul/operands.h"
#include "engine/worker/backend.h"

#include <complex>
#include <cstring>
#include <string>

namespace phasebench {

/// A matmul by a library whose gemm computes D = alpha op(A) op(B) + beta D for one batch element: the batch is a loop
/// of our own, and C is copied into D before each product.
template <typename Number> class GemmPlan : public Plan {
protected:
    using Real = decltype(std::real(Number{}));

    GemmPlan(const Matmul& matmul, std::string_view title)
        : m_title(title)
        , m_alpha(static_cast<Real>(matmul.alpha))
        , m_beta(static_cast<Real>(matmul.beta))
        , m_batch(matmul.batch)
        , m_aStride(strideOf(matmul, MatmulOperand::a))
        , m_bStride(strideOf(matmul, MatmulOperand::b))
        , m_cStride(strideOf(matmul, MatmulOperand::c))
        , m_dStride(strideOf(matmul, MatmulOperand::d))
        , m_cLine(matrixOf(matmul, MatmulOperand::c).ld * size)
        , m_dLine(matrixOf(matmul, MatmulOperand::d).ld * size)
    {
        const bool byRows = matrixOf(matmul, MatmulOperand::d).order == Order::row;
        m_lineBytes = (byRows ? matmul.n : matmul.m) * size;
        m_lines = byRows ? matmul.m : matmul.n;
        for (const OperandId id : {MatmulOperand::a, MatmulOperand::b, MatmulOperand::d})
            m_facts.alignment[id] = sizeof(Real);
        if (matmul.beta != 0)
            m_facts.alignment[MatmulOperand::c] = sizeof(Real);
    }

public:
    PlanRecord record() const override
    {
        PlanRecord record;
        record.configuration = configuration();
        if (m_batch > 1)
            record.remarks.push_back("a batch as our own loop of " + std::to_string(m_batch) + " calls, "
                + std::string(m_title) + " has no batched gemm");
        if (m_beta != Number{})
            record.remarks.emplace_back("C is copied into D inside the execution, by one thread: gemm adds to D");
        return record;
    }

private:
    static constexpr std::int64_t size = sizeof(Number);

    /// What is asked for again to run this candidate.
    virtual nlohmann::json configuration() const = 0;
    virtual void multiply(const Number& alpha, const void* a, const void* b, const Number& beta, void* d) = 0;

    static std::int64_t strideOf(const Matmul& matmul, MatmulOperand id)
    {
        return matrixOf(matmul, id).batch_stride * size;
    }

    void doEnqueue(const Operands& operands, Stream) override
    {
        const auto* a = static_cast<const std::byte*>(operands.of(MatmulOperand::a));
        const auto* b = static_cast<const std::byte*>(operands.of(MatmulOperand::b));
        const auto* c = static_cast<const std::byte*>(operands.of(MatmulOperand::c));
        auto* d = static_cast<std::byte*>(operands.of(MatmulOperand::d));
        const bool adds = m_beta != Number{};
        for (std::int64_t i = 0; i < m_batch; ++i) {
            if (adds)
                copyLines(d + i * m_dStride, c + i * m_cStride);
            multiply(m_alpha, a + i * m_aStride, b + i * m_bStride, m_beta, d + i * m_dStride);
        }
    }

    /// C and D have one shape and one order.
    void copyLines(std::byte* to, const std::byte* from) const
    {
        if (to == from && m_dLine == m_cLine)
            return;
        if (m_dLine == m_lineBytes && m_cLine == m_lineBytes) {
            std::memcpy(to, from, static_cast<std::size_t>(m_lineBytes * m_lines));
            return;
        }
        for (std::int64_t line = 0; line < m_lines; ++line)
            std::memcpy(to + line * m_dLine, from + line * m_cLine, static_cast<std::size_t>(m_lineBytes));
    }

    std::string_view m_title;
    Number m_alpha;
    Number m_beta;
    std::int64_t m_batch;
    std::int64_t m_aStride; ///< bytes, like the others
    std::int64_t m_bStride;
    std::int64_t m_cStride;
    std::int64_t m_dStride;
    std::int64_t m_cLine; ///< from one column (or row) to the next
    std::int64_t m_dLine;
    std::int64_t m_lineBytes = 0;
    std::int64_t m_lines = 0;
};

/// Makes a plan by the matmul's type: `make` is called with a number of it (float, double or complex of one).
template <typename Make> std::unique_ptr<Plan> planByType(DataType type, Make make)
{
    switch (type) {
    case DataType::float32:
        return make(float{});
    case DataType::float64:
        return make(double{});
    case DataType::complex64:
        return make(std::complex<float>{});
    case DataType::complex128:
        return make(std::complex<double>{});
    default:
        throw BackendError("A BLAS was given a type that its rules should have refused.");
    }
}

} // namespace phasebench
