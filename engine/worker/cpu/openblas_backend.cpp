// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/worker/cpu/openblas_backend.h"

#include "engine/problem/operand.h"
#include "engine/worker/cpu/openblas_gemm.h"

#include <complex>
#include <cstdlib>
#include <cstring>
#include <sstream>

namespace phasebench {

namespace {

void gemm(const GemmCall& c, const float& alpha, const void* a, const void* b, const float& beta, void* d)
{
    cblas_sgemm(CblasColMajor, c.leftOperation, c.rightOperation, c.m, c.n, c.k, alpha, static_cast<const float*>(a),
        c.leftLd, static_cast<const float*>(b), c.rightLd, beta, static_cast<float*>(d), c.resultLd);
}

void gemm(const GemmCall& c, const double& alpha, const void* a, const void* b, const double& beta, void* d)
{
    cblas_dgemm(CblasColMajor, c.leftOperation, c.rightOperation, c.m, c.n, c.k, alpha, static_cast<const double*>(a),
        c.leftLd, static_cast<const double*>(b), c.rightLd, beta, static_cast<double*>(d), c.resultLd);
}

void gemm(const GemmCall& c, const std::complex<float>& alpha, const void* a, const void* b,
    const std::complex<float>& beta, void* d)
{
    cblas_cgemm(CblasColMajor, c.leftOperation, c.rightOperation, c.m, c.n, c.k, &alpha, a, c.leftLd, b, c.rightLd,
        &beta, d, c.resultLd);
}

void gemm(const GemmCall& c, const std::complex<double>& alpha, const void* a, const void* b,
    const std::complex<double>& beta, void* d)
{
    cblas_zgemm(CblasColMajor, c.leftOperation, c.rightOperation, c.m, c.n, c.k, &alpha, a, c.leftLd, b, c.rightLd,
        &beta, d, c.resultLd);
}

/// Copies the lines of one matrix into another of the same shape and order.
void copyLines(void* to, std::int64_t toLd, const void* from, std::int64_t fromLd, std::int64_t length,
    std::int64_t lines, std::int64_t size)
{
    if (to == from && toLd == fromLd)
        return;
    if (toLd == length && fromLd == length) {
        std::memcpy(to, from, static_cast<std::size_t>(length * lines * size));
        return;
    }
    for (std::int64_t line = 0; line < lines; ++line)
        std::memcpy(static_cast<std::byte*>(to) + line * toLd * size,
            static_cast<const std::byte*>(from) + line * fromLd * size, static_cast<std::size_t>(length * size));
}

template <typename Number> class OpenblasPlan : public Plan {
public:
    OpenblasPlan(const Matmul& matmul, const GemmCall& call, int threads)
        : m_call(call)
        , m_alpha(static_cast<decltype(std::real(Number{}))>(matmul.alpha))
        , m_beta(static_cast<decltype(std::real(Number{}))>(matmul.beta))
        , m_batch(matmul.batch)
        , m_leftStride(strideOf(matmul, call.left))
        , m_rightStride(strideOf(matmul, call.right))
        , m_resultStride(strideOf(matmul, OperandId::d))
        , m_addStride(strideOf(matmul, OperandId::c))
        , m_addLd(matrixOf(matmul, OperandId::c).ld)
        , m_threads(threads)
    {
        constexpr std::int64_t part = sizeof(decltype(std::real(Number{})));
        for (const OperandId id : {OperandId::a, OperandId::b, OperandId::d})
            m_facts.alignment[static_cast<std::size_t>(id)] = part;
        if (matmul.beta != 0)
            m_facts.alignment[static_cast<std::size_t>(OperandId::c)] = part;
    }

    PlanRecord record() const override
    {
        PlanRecord record;
        record.configuration = {{"kernel_set", openblas_get_corename()}, {"threads", m_threads}};
        if (m_batch > 1)
            record.remarks.push_back(
                "a batch as our own loop of " + std::to_string(m_batch) + " calls, OpenBLAS has no batched gemm");
        if (m_beta != Number{})
            record.remarks.emplace_back("C is copied into D inside the execution, by one thread: gemm adds to D");
        return record;
    }

private:
    static std::int64_t strideOf(const Matmul& matmul, OperandId id)
    {
        return matrixOf(matmul, id).batch_stride * static_cast<std::int64_t>(sizeof(Number));
    }

    void doEnqueue(const Operands& operands, Lane) override
    {
        const auto* left = static_cast<const std::byte*>(operands.of(m_call.left));
        const auto* right = static_cast<const std::byte*>(operands.of(m_call.right));
        const auto* add = static_cast<const std::byte*>(operands.of(OperandId::c));
        auto* result = static_cast<std::byte*>(operands.of(OperandId::d));
        const bool adds = m_beta != Number{};
        for (std::int64_t b = 0; b < m_batch; ++b) {
            std::byte* d = result + b * m_resultStride;
            if (adds)
                copyLines(d, m_call.resultLd, add + b * m_addStride, m_addLd, m_call.m, m_call.n, sizeof(Number));
            gemm(m_call, m_alpha, left + b * m_leftStride, right + b * m_rightStride, m_beta, d);
        }
    }

    GemmCall m_call;
    Number m_alpha;
    Number m_beta;
    std::int64_t m_batch;
    std::int64_t m_leftStride; ///< bytes, like the others
    std::int64_t m_rightStride;
    std::int64_t m_resultStride;
    std::int64_t m_addStride;
    std::int64_t m_addLd;
    int m_threads;
};

class OpenblasSpecification : public Specification {
public:
    OpenblasSpecification(const Matmul& matmul, const GemmCall& call)
        : m_matmul(matmul)
        , m_call(call)
    {
    }

    tl::expected<std::unique_ptr<Plan>, Refusal> plan(
        const PlanPreferences& preferences, const Choice* choice, const Operands&) override
    {
        int threads = preferences.threads;
        if (choice) {
            const std::string kernels = choice->value("kernel_set", std::string(openblas_get_corename()));
            if (kernels != openblas_get_corename())
                return tl::unexpected(Refusal{"This process runs OpenBLAS's " + std::string(openblas_get_corename())
                        + " kernels; for the " + kernels + " kernels start one with OPENBLAS_CORETYPE=" + kernels + ".",
                    {}});
            threads = choice->value("threads", threads);
        }
        if (openblas_get_num_threads() != threads)
            openblas_set_num_threads(threads);
        if (const int got = openblas_get_num_threads(); got != threads)
            return tl::unexpected(Refusal{"This OpenBLAS computes with at most " + std::to_string(got)
                    + " threads, not with " + std::to_string(threads) + ".",
                {{"execution.threads", std::to_string(got)}}});
        switch (m_matmul.type) {
        case DataType::float32:
            return std::make_unique<OpenblasPlan<float>>(m_matmul, m_call, threads);
        case DataType::float64:
            return std::make_unique<OpenblasPlan<double>>(m_matmul, m_call, threads);
        case DataType::complex64:
            return std::make_unique<OpenblasPlan<std::complex<float>>>(m_matmul, m_call, threads);
        case DataType::complex128:
            return std::make_unique<OpenblasPlan<std::complex<double>>>(m_matmul, m_call, threads);
        default:
            throw BackendError("OpenBLAS was given a type that its specification had refused.");
        }
    }

private:
    Matmul m_matmul;
    GemmCall m_call;
};

} // namespace

tl::expected<std::unique_ptr<Specification>, Refusal> OpenblasBackend::specify(const Problem& problem, const Operands&)
{
    if (auto refusal = refusalOf(library::openblas, problem))
        return tl::unexpected(std::move(*refusal));
    const Matmul& matmul = problem.matmul();
    const auto call = GemmCall::of(matmul);
    if (!call)
        return tl::unexpected(call.error());
    return std::make_unique<OpenblasSpecification>(matmul, *call);
}

std::string openblasVersion()
{
    // Such as "OpenBLAS 0.3.21 DYNAMIC_ARCH NO_AFFINITY Haswell MAX_THREADS=128".
    std::istringstream words(openblas_get_config());
    std::string version;
    words >> version >> version;
    const int parallel = openblas_get_parallel();
    std::string text = version + " (" + openblas_get_corename() + ", "
        + (parallel == OPENBLAS_OPENMP        ? "OpenMP"
                : parallel == OPENBLAS_THREAD ? "pthreads"
                                              : "sequential");
    // Read by OpenBLAS when it is loaded, so what it is now is what it was then.
    if (const char* forced = std::getenv("OPENBLAS_CORETYPE"); forced && *forced != '\0')
        text += ", forced by environment OPENBLAS_CORETYPE";
    return text + ")";
}

} // namespace phasebench
