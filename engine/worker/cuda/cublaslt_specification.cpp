// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/cublaslt_specification.h"

#include "engine/worker/cuda/cublaslt_heuristic.h"
#include "engine/worker/cuda/cublaslt_plan.h"
#include "engine/worker/cuda/cublaslt_search.h"
#include "engine/worker/cuda/status.h"
#include "engine/worker/workspace_words.h"

namespace phasebench {

namespace {

/// The algorithm of a choice, checked against the description and the workspace limit.
Result<cublasLtMatmulHeuristicResult_t> chosen(const CublasLtDescription& description, cublasLtHandle_t handle,
    const PlanPreferences& preferences, const PlanConfiguration& choice)
{
    const auto configuration = cublasLtConfigurationFromJson(choice);
    if (!configuration)
        return tl::unexpected(configuration.error());
    const auto algorithm = encode(handle, description, *configuration);
    if (!algorithm)
        return tl::unexpected(algorithm.error());
    cublasLtMatmulHeuristicResult_t result{};
    const cublasStatus_t status = cublasLtMatmulAlgoCheck(handle, description.op(), description.of(description.a),
        description.of(description.b), description.of(description.c), description.of(description.d), &*algorithm,
        &result);
    if (status != CUBLAS_STATUS_SUCCESS)
        return tl::unexpected(Fault{
            {}, "cuBLASLt cannot run this matmul with " + describe(*configuration) + " (" + nameOf(status) + ").", {}});
    if (result.workspaceSize > static_cast<std::size_t>(preferences.workspace))
        return tl::unexpected(Fault{{},
            "The configuration " + describe(*configuration) + " "
                + needsMoreWorkspace(static_cast<std::int64_t>(result.workspaceSize), preferences.workspace) + ".",
            {{"planning.workspace", std::to_string(result.workspaceSize)}}});
    // AlgoCheck leaves the result's algorithm as it was.
    result.algo = *algorithm;
    return result;
}

} // namespace

CublasLtSpecification::CublasLtSpecification(const CudaDriver& driver, cublasLtHandle_t handle,
    CublasLtHeuristicsCache& cache, const CublasLtDescription& description, const Operands& representative)
    : m_driver(driver)
    , m_handle(handle)
    , m_cache(cache)
    , m_description(description)
    , m_representative(representative)
{
}

Result<std::unique_ptr<Plan>> CublasLtSpecification::plan(
    const PlanPreferences& preferences, const PlanConfiguration* choice, const Operands& /*scratch*/)
{
    const CublasLtAlignments alignments = promisedAlignments(preferences, m_representative, m_description);
    if (m_description.hasBias)
        m_description.setBias(alignments.planningBias(m_representative.of(MatmulOperand::bias)));

    cublasLtMatmulHeuristicResult_t result{};
    CublasLtOrigin origin;
    if (choice && choice->is_object() && choice->contains("algorithm")) {
        auto algorithm = chosen(m_description, m_handle, preferences, *choice);
        if (!algorithm)
            return tl::unexpected(std::move(algorithm.error()));
        result = *algorithm;
        origin.given = true;
    } else {
        m_cache.setCold(preferences.coldCaches);
        auto candidates = askHeuristic(m_driver, m_handle, m_description, preferences, alignments, 1);
        if (!candidates)
            return tl::unexpected(std::move(candidates.error()));
        result = candidates->front();
        origin.candidates = candidates->size();
    }

    origin.waves = result.wavesCount;
    PlanFacts facts;
    facts.workspace = static_cast<std::int64_t>(result.workspaceSize);
    facts.alignment = neededAlignments(result.algo, alignments, m_description);
    return std::make_unique<CublasLtPlan>(m_driver, m_handle, m_description, result.algo, facts, origin);
}

std::shared_ptr<CandidateSearch> CublasLtSpecification::candidates(
    const PlanPreferences& preferences, const Autotune& autotune, const Operands& scratch, Stream stream)
{
    const CublasLtAlignments alignments = promisedAlignments(preferences, m_representative, m_description);
    if (m_description.hasBias)
        m_description.setBias(alignments.planningBias(m_representative.of(MatmulOperand::bias)));
    m_cache.setCold(false);
    return std::make_shared<CublasLtSearch>(
        m_driver, m_handle, m_description, preferences, alignments, autotune, scratch, stream);
}

} // namespace phasebench
