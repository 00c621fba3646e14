// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/worker/cpu/blis/blis_backend.h"

#include "engine/library/processor.h"
#include "engine/problem/matmul/operands.h"
#include "engine/worker/cpu/gemm_plan.h"

#include <blis.h>

namespace phasebench {

namespace {

std::string kernelSet()
{
    return bli_arch_string(bli_arch_query_id());
}

/// A matrix as BLIS takes it.
struct StridedMatrix {
    trans_t operation = BLIS_NO_TRANSPOSE;
    inc_t rowStride = 1;
    inc_t columnStride = 1;
};

StridedMatrix stridedMatrixOf(const Matmul& matmul, MatmulOperand id)
{
    const Matrix matrix = matrixOf(matmul, id);
    const bool conjugate = matrix.conjugate && isComplex(matrix.type);
    StridedMatrix strided;
    if (matrix.transpose)
        strided.operation = conjugate ? BLIS_CONJ_TRANSPOSE : BLIS_TRANSPOSE;
    else if (conjugate)
        strided.operation = BLIS_CONJ_NO_TRANSPOSE;
    (matrix.order == Order::row ? strided.rowStride : strided.columnStride) = matrix.ld;
    return strided;
}

/// The number of one type in BLIS, and its gemm. BLIS takes scalars and inputs by pointers that are not const, and
/// leaves them alone.
template <typename Number> struct Blis;
template <> struct Blis<float> {
    using Type = float;
    static constexpr auto gemm = bli_sgemm;
};
template <> struct Blis<double> {
    using Type = double;
    static constexpr auto gemm = bli_dgemm;
};
template <> struct Blis<std::complex<float>> {
    using Type = scomplex;
    static constexpr auto gemm = bli_cgemm;
};
template <> struct Blis<std::complex<double>> {
    using Type = dcomplex;
    static constexpr auto gemm = bli_zgemm;
};

template <typename Number> class BlisPlan : public GemmPlan<Number> {
public:
    BlisPlan(const Matmul& matmul, int threads)
        : GemmPlan<Number>(matmul, library::blis.title)
        , m_m(matmul.m)
        , m_n(matmul.n)
        , m_k(matmul.k)
        , m_a(stridedMatrixOf(matmul, MatmulOperand::a))
        , m_b(stridedMatrixOf(matmul, MatmulOperand::b))
        , m_d(stridedMatrixOf(matmul, MatmulOperand::d))
        , m_threads(threads)
    {
    }

private:
    using Type = typename Blis<Number>::Type;

    static Type* pointer(const void* address) { return static_cast<Type*>(const_cast<void*>(address)); }

    nlohmann::json configuration() const override { return {{"kernel_set", kernelSet()}, {"threads", m_threads}}; }

    void multiply(const Number& alpha, const void* a, const void* b, const Number& beta, void* d) override
    {
        Blis<Number>::gemm(m_a.operation, m_b.operation, m_m, m_n, m_k, pointer(&alpha), pointer(a), m_a.rowStride,
            m_a.columnStride, pointer(b), m_b.rowStride, m_b.columnStride, pointer(&beta), pointer(d), m_d.rowStride,
            m_d.columnStride);
    }

    dim_t m_m;
    dim_t m_n;
    dim_t m_k;
    StridedMatrix m_a;
    StridedMatrix m_b;
    StridedMatrix m_d;
    int m_threads;
};

class BlisSpecification : public Specification {
public:
    explicit BlisSpecification(const Matmul& matmul)
        : m_matmul(matmul)
    {
    }

    Result<std::unique_ptr<Plan>> plan(
        const PlanPreferences& preferences, const PlanConfiguration* choice, const Operands&) override
    {
        int threads = preferences.threads;
        if (choice) {
            if (const std::string kernels = choice->value("kernel_set", kernelSet());
                !sameKernelSet(kernels, kernelSet()))
                return tl::unexpected(Fault{{},
                    "BLIS runs its " + kernelSet() + " kernels on this processor, not its " + kernels + " kernels.",
                    {}});
            threads = choice->value("threads", threads);
        }
        if (bli_info_get_enable_threading() == 0 && threads > 1)
            return tl::unexpected(
                Fault{{}, "This BLIS was built without threads: it computes with one.", {{"execution.threads", "1"}}});
        bli_thread_set_num_threads(threads);
        return planByType(m_matmul.type,
            [&](auto number) { return std::make_unique<BlisPlan<decltype(number)>>(m_matmul, threads); });
    }

private:
    Matmul m_matmul;
};

} // namespace

Result<std::unique_ptr<Specification>> BlisBackend::specify(const Problem& problem, const Operands&)
{
    if (auto refusal = whyNot(library::blis, problem))
        return tl::unexpected(std::move(*refusal));
    return std::make_unique<BlisSpecification>(problem.as<Matmul>());
}

std::string blisVersion()
{
    return std::string(bli_info_get_version_str()) + " (" + kernelSet() + ", "
        + (bli_info_get_enable_openmp() != 0           ? "OpenMP"
                : bli_info_get_enable_threading() != 0 ? "pthreads"
                                                       : "sequential")
        + ")";
}

} // namespace phasebench
