// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/cublaslt_heuristic.h"

#include "engine/worker/cuda/status.h"

#include <algorithm>
#include <bit>

namespace phasebench {

namespace {

constexpr std::uint32_t fullAlignment = 256; ///< cuBLASLt's default promise; it asks for no more

std::uint32_t alignmentOf(const void* address)
{
    const auto bits = reinterpret_cast<std::uintptr_t>(address);
    return bits == 0 ? fullAlignment : std::min(fullAlignment, std::uint32_t{1} << std::min(std::countr_zero(bits), 8));
}

std::uint32_t promise(std::int64_t preferred, const void* representative)
{
    if (preferred <= 0)
        return alignmentOf(representative);
    return std::min(fullAlignment, std::bit_floor(static_cast<std::uint32_t>(std::min<std::int64_t>(preferred, 256))));
}

Fault noAlgorithm(cublasStatus_t status, const PlanPreferences& preferences)
{
    return {{},
        "cuBLASLt has no algorithm for this matmul on this GPU with at most " + std::to_string(preferences.workspace)
            + " bytes of workspace (" + nameOf(status) + "): choose other types, orders or another epilog.",
        {}};
}

} // namespace

const void* CublasLtAlignments::planningBias(const void* representative) const
{
    const std::uint32_t promised = at(MatmulOperand::bias);
    const auto base = reinterpret_cast<std::uintptr_t>(representative) & ~std::uintptr_t{fullAlignment - 1};
    // A null base would read as "no bias".
    const std::uintptr_t start = base == 0 ? fullAlignment : base;
    return reinterpret_cast<const void*>(promised == fullAlignment ? start : start + promised);
}

CublasLtAlignments promisedAlignments(
    const PlanPreferences& preferences, const Operands& representative, const CublasLtDescription& description)
{
    CublasLtAlignments alignments;
    for (std::size_t i = 0; i < alignments.of.size(); ++i)
        alignments.of[i] = promise(preferences.alignment[i], representative.at[i]);
    if (!description.hasC)
        alignments.of[MatmulOperand::c] = alignments.at(MatmulOperand::d);
    return alignments;
}

PerOperand<std::int64_t> neededAlignments(
    const cublasLtMatmulAlgo_t& algorithm, const CublasLtAlignments& promised, const CublasLtDescription& description)
{
    PerOperand<std::int64_t> needed{};
    const auto read = [&](OperandId id, cublasLtMatmulAlgoCapAttributes_t attribute) {
        std::uint32_t bytes = 0;
        std::size_t written = 0;
        const cublasStatus_t status
            = cublasLtMatmulAlgoCapGetAttribute(&algorithm, attribute, &bytes, sizeof bytes, &written);
        // An algorithm that does not say gets what it was chosen for.
        const bool told = status == CUBLAS_STATUS_SUCCESS && bytes > 0;
        needed[id] = told ? std::min(bytes, promised.at(id)) : promised.at(id);
    };
    read(MatmulOperand::a, CUBLASLT_ALGO_CAP_MIN_ALIGNMENT_A_BYTES);
    read(MatmulOperand::b, CUBLASLT_ALGO_CAP_MIN_ALIGNMENT_B_BYTES);
    read(MatmulOperand::d, CUBLASLT_ALGO_CAP_MIN_ALIGNMENT_D_BYTES);
    if (description.hasC)
        read(MatmulOperand::c, CUBLASLT_ALGO_CAP_MIN_ALIGNMENT_C_BYTES);
    // No algorithm says what it needs of the bias, so the promise is kept.
    if (description.hasBias)
        needed[MatmulOperand::bias] = promised.at(MatmulOperand::bias);
    return needed;
}

Result<std::vector<cublasLtMatmulHeuristicResult_t>> askHeuristic(const CudaDriver& driver, cublasLtHandle_t handle,
    const CublasLtDescription& description, const PlanPreferences& preferences, const CublasLtAlignments& alignments,
    int count)
{
    cublasLtMatmulPreferenceOpaque_t preference{};
    checkOnHost(cublasLtMatmulPreferenceInit(&preference), "cublasLtMatmulPreferenceInit");
    const auto set = [&](cublasLtMatmulPreferenceAttributes_t attribute, const auto& value) {
        checkOnHost(cublasLtMatmulPreferenceSetAttribute(&preference, attribute, &value, sizeof value),
            "cublasLtMatmulPreferenceSetAttribute");
    };
    const auto setAlignment = [&](cublasLtMatmulPreferenceAttributes_t attribute, std::uint32_t bytes) {
        if (bytes != fullAlignment)
            set(attribute, bytes);
    };
    set(CUBLASLT_MATMUL_PREF_MAX_WORKSPACE_BYTES, static_cast<std::uint64_t>(preferences.workspace));
    setAlignment(CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_A_BYTES, alignments.at(MatmulOperand::a));
    setAlignment(CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_B_BYTES, alignments.at(MatmulOperand::b));
    setAlignment(CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_C_BYTES, alignments.at(MatmulOperand::c));
    setAlignment(CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_D_BYTES, alignments.at(MatmulOperand::d));

    std::vector<cublasLtMatmulHeuristicResult_t> results(static_cast<std::size_t>(count));
    int found = 0;
    const cublasStatus_t status = cublasLtMatmulAlgoGetHeuristic(handle, description.op(),
        description.of(description.a), description.of(description.b), description.of(description.c),
        description.of(description.d), &preference, count, results.data(), &found);
    if (status == CUBLAS_STATUS_NOT_SUPPORTED || status == CUBLAS_STATUS_INVALID_VALUE
        || status == CUBLAS_STATUS_ARCH_MISMATCH)
        return tl::unexpected(noAlgorithm(status, preferences));
    check(driver, status, "cublasLtMatmulAlgoGetHeuristic");
    results.resize(static_cast<std::size_t>(std::clamp(found, 0, count)));
    std::erase_if(results, [](const auto& result) { return result.state != CUBLAS_STATUS_SUCCESS; });
    if (results.empty())
        return tl::unexpected(noAlgorithm(CUBLAS_STATUS_NOT_SUPPORTED, preferences));
    return results;
}

} // namespace phasebench
