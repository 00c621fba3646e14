// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/worker/cpu/openblas/openblas_backend.h"

#include "engine/library/processor.h"
#include "engine/problem/operand.h"
#include "engine/worker/cpu/gemm_plan.h"
#include "engine/worker/cpu/openblas/openblas_gemm.h"

#include <complex>
#include <cstdlib>
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

template <typename Number> class OpenblasPlan : public GemmPlan<Number> {
public:
    OpenblasPlan(const Matmul& matmul, const GemmCall& call, int threads)
        : GemmPlan<Number>(matmul, library::openblas.title)
        , m_call(call)
        , m_swapped(call.left == MatmulOperand::b)
        , m_threads(threads)
    {
    }

private:
    nlohmann::json configuration() const override
    {
        return {{"kernel_set", openblas_get_corename()}, {"threads", m_threads}};
    }

    void multiply(const Number& alpha, const void* a, const void* b, const Number& beta, void* d) override
    {
        gemm(m_call, alpha, m_swapped ? b : a, m_swapped ? a : b, beta, d);
    }

    GemmCall m_call;
    bool m_swapped; ///< the transposed product is computed
    int m_threads;
};

class OpenblasSpecification : public Specification {
public:
    OpenblasSpecification(const Matmul& matmul, const GemmCall& call)
        : m_matmul(matmul)
        , m_call(call)
    {
    }

    Result<std::unique_ptr<Plan>> plan(
        const PlanPreferences& preferences, const PlanConfiguration* choice, const Operands&) override
    {
        int threads = preferences.threads;
        if (choice) {
            const std::string kernels = choice->value("kernel_set", std::string(openblas_get_corename()));
            if (!sameKernelSet(kernels, openblas_get_corename()))
                return tl::unexpected(Fault{{},
                    "This process runs OpenBLAS's " + std::string(openblas_get_corename()) + " kernels; for the "
                        + kernels + " kernels start one with OPENBLAS_CORETYPE=" + kernels + ".",
                    {}});
            threads = choice->value("threads", threads);
        }
        if (openblas_get_num_threads() != threads)
            openblas_set_num_threads(threads);
        if (const int got = openblas_get_num_threads(); got != threads)
            return tl::unexpected(Fault{{},
                "This OpenBLAS computes with at most " + std::to_string(got) + " threads, not with "
                    + std::to_string(threads) + ".",
                {{"execution.threads", std::to_string(got)}}});
        return planByType(m_matmul.type,
            [&](auto number) { return std::make_unique<OpenblasPlan<decltype(number)>>(m_matmul, m_call, threads); });
    }

private:
    Matmul m_matmul;
    GemmCall m_call;
};

} // namespace

Result<std::unique_ptr<Specification>> OpenblasBackend::specify(const Problem& problem, const Operands&)
{
    if (auto refusal = whyNot(library::openblas, problem))
        return tl::unexpected(std::move(*refusal));
    const Matmul& matmul = problem.as<Matmul>();
    return std::make_unique<OpenblasSpecification>(matmul, GemmCall::of(matmul));
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
    // Read by OpenBLAS when it is loaded, so what it is now is what it was then. A name that it does not know it
    // ignores.
    const std::string variable(library::openblas.kernelSets->variable);
    if (const char* asked = std::getenv(variable.c_str()); asked && *asked != '\0')
        text += sameKernelSet(asked, openblas_get_corename()) ? ", forced by environment " + variable
                                                              : ", " + variable + "=" + asked + " was not taken";
    return text + ")";
}

} // namespace phasebench
