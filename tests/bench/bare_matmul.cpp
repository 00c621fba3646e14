// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/bare_matmul.h"

#include "engine/worker/cuda/cublaslt_configuration.h"
#include "engine/worker/cuda/status.h"

namespace phasebench {

namespace {

template <typename T> T bareValue(Result<T> value)
{
    if (!value)
        throw BackendError(value.error().sentence);
    return std::move(*value);
}

} // namespace

BareMatmul::BareMatmul(const CudaDriver& driver, const Matmul& matmul)
    : m_matmul(matmul)
{
    check(driver, cublasLtCreate(&m_handle), "cublasLtCreate");
    describeAgain();
}

BareMatmul::~BareMatmul()
{
    cublasLtDestroy(m_handle);
}

void BareMatmul::describeAgain()
{
    m_description = bareValue(describe(m_matmul));
}

void BareMatmul::plan(const PerOperand<std::int64_t>& alignment, std::int64_t workspace, const void* bias)
{
    if (m_description.hasBias)
        m_description.setBias(bias);
    cublasLtMatmulPreferenceOpaque_t preference{};
    checkOnHost(cublasLtMatmulPreferenceInit(&preference), "cublasLtMatmulPreferenceInit");
    const auto set = [&](cublasLtMatmulPreferenceAttributes_t attribute, const auto& value) {
        checkOnHost(cublasLtMatmulPreferenceSetAttribute(&preference, attribute, &value, sizeof value),
            "cublasLtMatmulPreferenceSetAttribute");
    };
    set(CUBLASLT_MATMUL_PREF_MAX_WORKSPACE_BYTES, static_cast<std::uint64_t>(workspace));
    for (const auto& [attribute, id] : {std::pair{CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_A_BYTES, MatmulOperand::a},
             {CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_B_BYTES, MatmulOperand::b},
             {CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_C_BYTES, MatmulOperand::d},
             {CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_D_BYTES, MatmulOperand::d}})
        set(attribute, static_cast<std::uint32_t>(alignment[id]));
    CublasLtDescription& d = m_description;
    cublasLtMatmulHeuristicResult_t result{};
    int found = 0;
    checkOnHost(
        cublasLtMatmulAlgoGetHeuristic(m_handle, &d.operation, &d.a, &d.b, &d.c, &d.d, &preference, 1, &result, &found),
        "cublasLtMatmulAlgoGetHeuristic");
    if (found != 1)
        throw BackendError("cuBLASLt has no algorithm for this matmul.");
    m_algorithm = result.algo;
    m_workspace = result.workspaceSize;
}

void BareMatmul::use(const nlohmann::json& configuration, std::int64_t workspace)
{
    m_algorithm = bareValue(encode(m_handle, m_description, bareValue(cublasLtConfigurationFromJson(configuration))));
    m_workspace = static_cast<std::size_t>(workspace);
}

nlohmann::json BareMatmul::configuration() const
{
    return toJson(decode(m_algorithm));
}

} // namespace phasebench
