// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/cublaslt_space.h"

#include "engine/worker/clock.h"
#include "engine/worker/cuda/status.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace phasebench {

namespace {

constexpr int mostAlgorithms = 256;
constexpr std::array<std::int32_t, 9> splits{2, 3, 4, 5, 6, 8, 12, 16, 32};
/// Sums in the compute type lose least and are the library's usual choice.
constexpr std::array<std::uint32_t, 3> reductions{
    CUBLASLT_REDUCTION_SCHEME_COMPUTE_TYPE, CUBLASLT_REDUCTION_SCHEME_INPLACE, CUBLASLT_REDUCTION_SCHEME_OUTPUT_TYPE};
constexpr std::uint32_t mostCustoms = 8;
constexpr double almostFull = 0.8; ///< waves

template <typename T> T capability(const cublasLtMatmulAlgo_t& algorithm, cublasLtMatmulAlgoCapAttributes_t attribute)
{
    T value{};
    std::size_t written = 0;
    if (cublasLtMatmulAlgoCapGetAttribute(&algorithm, attribute, &value, sizeof value, &written)
        != CUBLAS_STATUS_SUCCESS)
        return {};
    return value;
}

std::vector<std::uint32_t> capabilityList(
    const cublasLtMatmulAlgo_t& algorithm, cublasLtMatmulAlgoCapAttributes_t attribute, std::uint32_t undefined)
{
    std::size_t bytes = 0;
    if (cublasLtMatmulAlgoCapGetAttribute(&algorithm, attribute, nullptr, 0, &bytes) != CUBLAS_STATUS_SUCCESS
        || bytes == 0)
        return {undefined};
    std::vector<std::uint32_t> ids(bytes / sizeof(std::uint32_t));
    if (cublasLtMatmulAlgoCapGetAttribute(&algorithm, attribute, ids.data(), bytes, &bytes) != CUBLAS_STATUS_SUCCESS)
        return {undefined};
    return ids;
}

std::vector<std::uint16_t> clusters()
{
    std::vector<std::uint16_t> ids{CUBLASLT_CLUSTER_SHAPE_AUTO};
    for (int id = CUBLASLT_CLUSTER_SHAPE_1x1x1; id < CUBLASLT_CLUSTER_SHAPE_END; ++id)
        ids.push_back(static_cast<std::uint16_t>(id));
    return ids;
}

bool fits(const cublasLtMatmulAlgo_t& algorithm, const CublasLtAlignments& promised)
{
    const auto enough = [&](OperandId id, cublasLtMatmulAlgoCapAttributes_t attribute) {
        return capability<std::uint32_t>(algorithm, attribute) <= promised.at(id);
    };
    return enough(MatmulOperand::a, CUBLASLT_ALGO_CAP_MIN_ALIGNMENT_A_BYTES)
        && enough(MatmulOperand::b, CUBLASLT_ALGO_CAP_MIN_ALIGNMENT_B_BYTES)
        && enough(MatmulOperand::c, CUBLASLT_ALGO_CAP_MIN_ALIGNMENT_C_BYTES)
        && enough(MatmulOperand::d, CUBLASLT_ALGO_CAP_MIN_ALIGNMENT_D_BYTES);
}

} // namespace

std::vector<CublasLtSum> sumsOf(const CublasLtCapabilities& capabilities)
{
    std::vector<CublasLtSum> sums;
    for (std::uint32_t swizzle = 0; swizzle <= (capabilities.swizzles ? 1U : 0U); ++swizzle) {
        sums.push_back({1, CUBLASLT_REDUCTION_SCHEME_NONE, swizzle});
        if (!capabilities.splits)
            continue;
        for (const std::uint32_t reduction : reductions)
            if ((capabilities.reductions & reduction) != 0)
                for (const std::int32_t parts : splits)
                    sums.push_back({parts, reduction, swizzle});
    }
    return sums;
}

CublasLtSpace::CublasLtSpace(cublasLtHandle_t handle, const CublasLtDescription& description,
    const CublasLtAlignments& alignments, std::int64_t workspace)
    : m_handle(handle)
    , m_description(description)
    , m_workspace(workspace)
{
    const CublasLtTypes& t = description.types;
    std::array<int, mostAlgorithms> ids{};
    int count = 0;
    checkOnHost(
        cublasLtMatmulAlgoGetIds(handle, t.compute, t.scale, t.a, t.b, t.c, t.d, mostAlgorithms, ids.data(), &count),
        "cublasLtMatmulAlgoGetIds");
    for (int i = 0; i < count; ++i) {
        CublasLtCapabilities c;
        c.algorithm = ids[static_cast<std::size_t>(i)];
        if (cublasLtMatmulAlgoInit(handle, t.compute, t.scale, t.a, t.b, t.c, t.d, c.algorithm, &c.made)
                != CUBLAS_STATUS_SUCCESS
            || !fits(c.made, alignments))
            continue;
        c.tiles = capabilityList(c.made, CUBLASLT_ALGO_CAP_TILE_IDS, CUBLASLT_MATMUL_TILE_UNDEFINED);
        c.stages = capabilityList(c.made, CUBLASLT_ALGO_CAP_STAGES_IDS, CUBLASLT_MATMUL_STAGES_UNDEFINED);
        c.splits = capability<std::int32_t>(c.made, CUBLASLT_ALGO_CAP_SPLITK_SUPPORT) != 0;
        c.reductions = capability<std::uint32_t>(c.made, CUBLASLT_ALGO_CAP_REDUCTION_SCHEME_MASK);
        c.swizzles = capability<std::uint32_t>(c.made, CUBLASLT_ALGO_CAP_CTA_SWIZZLING_SUPPORT) != 0;
        c.customs = capability<std::uint32_t>(c.made, CUBLASLT_ALGO_CAP_CUSTOM_OPTION_MAX);
        m_algorithms.push_back(std::move(c));
    }
}

std::optional<CublasLtAccepted> CublasLtSpace::check(
    const CublasLtCapabilities& capabilities, const CublasLtConfiguration& configuration)
{
    ++m_considered;
    CublasLtAccepted accepted;
    accepted.configuration = configuration;
    accepted.algorithm = capabilities.made;
    const auto set = [&](cublasLtMatmulAlgoConfigAttributes_t attribute, const auto& value) {
        return cublasLtMatmulAlgoConfigSetAttribute(&accepted.algorithm, attribute, &value, sizeof value)
            == CUBLAS_STATUS_SUCCESS;
    };
    const bool good = (configuration.tile == CUBLASLT_MATMUL_TILE_UNDEFINED
                          || set(CUBLASLT_ALGO_CONFIG_TILE_ID, configuration.tile))
        && (configuration.stages == CUBLASLT_MATMUL_STAGES_UNDEFINED
            || set(CUBLASLT_ALGO_CONFIG_STAGES_ID, configuration.stages))
        && (configuration.cluster == CUBLASLT_CLUSTER_SHAPE_AUTO
            || set(CUBLASLT_ALGO_CONFIG_CLUSTER_SHAPE_ID, configuration.cluster))
        && (configuration.innerShape == CUBLASLT_MATMUL_INNER_SHAPE_UNDEFINED
            || set(CUBLASLT_ALGO_CONFIG_INNER_SHAPE_ID, configuration.innerShape))
        && (configuration.splitK <= 1
            || (set(CUBLASLT_ALGO_CONFIG_SPLITK_NUM, configuration.splitK)
                && set(CUBLASLT_ALGO_CONFIG_REDUCTION_SCHEME, configuration.reduction)))
        && (configuration.swizzle == 0 || set(CUBLASLT_ALGO_CONFIG_CTA_SWIZZLING, configuration.swizzle))
        && (configuration.custom == 0 || set(CUBLASLT_ALGO_CONFIG_CUSTOM_OPTION, configuration.custom));
    if (!good)
        return std::nullopt;
    const CublasLtDescription& d = m_description;
    cublasLtMatmulHeuristicResult_t result{};
    if (cublasLtMatmulAlgoCheck(
            m_handle, d.op(), d.of(d.a), d.of(d.b), d.of(d.c), d.of(d.d), &accepted.algorithm, &result)
            != CUBLAS_STATUS_SUCCESS
        || result.state != CUBLAS_STATUS_SUCCESS)
        return std::nullopt;
    ++m_accepted;
    accepted.workspace = static_cast<std::int64_t>(result.workspaceSize);
    accepted.waves = static_cast<double>(result.wavesCount);
    if (accepted.workspace > m_workspace) {
        ++m_overWorkspace;
        return std::nullopt;
    }
    return accepted;
}

std::vector<CublasLtAccepted> CublasLtSpace::representatives(double seconds)
{
    const double end = now() + seconds * 1e6;
    std::vector<CublasLtAccepted> list;
    static const std::vector<std::uint16_t> shapes = clusters();
    for (const CublasLtCapabilities& c : m_algorithms)
        for (const std::uint32_t tile : c.tiles) {
            if (now() > end) {
                m_finished = false;
                return list;
            }
            for (const std::uint32_t stages : c.stages)
                for (const std::uint16_t cluster : shapes) {
                    CublasLtConfiguration configuration;
                    configuration.algorithm = c.algorithm;
                    configuration.tile = tile;
                    configuration.stages = stages;
                    configuration.cluster = cluster;
                    if (auto accepted = check(c, configuration))
                        list.push_back(*accepted);
                }
        }
    return list;
}

std::vector<CublasLtAccepted> CublasLtSpace::split(const std::vector<CublasLtAccepted>& representatives, double seconds)
{
    const double end = now() + seconds * 1e6;
    std::vector<CublasLtAccepted> list;
    for (const CublasLtAccepted& whole : representatives) {
        if (now() > end)
            return list;
        const auto c = std::ranges::find(m_algorithms, whole.configuration.algorithm, &CublasLtCapabilities::algorithm);
        if (c == m_algorithms.end() || !c->splits || whole.waves <= 0 || whole.waves >= almostFull)
            continue;
        std::int32_t parts = 0;
        for (const std::int32_t candidate : splits)
            if (parts == 0 || whole.waves * candidate <= 1.05)
                parts = candidate;
        for (const std::uint32_t reduction : reductions) {
            if ((c->reductions & reduction) == 0)
                continue;
            CublasLtConfiguration configuration = whole.configuration;
            configuration.splitK = parts;
            configuration.reduction = reduction;
            if (auto accepted = check(*c, configuration)) {
                list.push_back(*accepted);
                break;
            }
        }
    }
    return list;
}

void CublasLtSpace::addFitting(
    const CublasLtCapabilities& capabilities, CublasLtConfiguration configuration, std::vector<CublasLtAccepted>& list)
{
    const std::int64_t before = m_overWorkspace;
    if (auto accepted = check(capabilities, configuration)) {
        list.push_back(*accepted);
        return;
    }
    if (m_overWorkspace == before || configuration.splitK <= 1)
        return;
    const std::uint32_t tried = configuration.custom;
    for (std::uint32_t custom = 0; custom <= std::min(capabilities.customs, mostCustoms); ++custom) {
        configuration.custom = custom;
        if (custom != tried)
            if (auto accepted = check(capabilities, configuration))
                list.push_back(*accepted);
    }
}

std::vector<CublasLtAccepted> CublasLtSpace::everySum(
    const std::vector<CublasLtAccepted>& representatives, double seconds)
{
    const double end = now() + seconds * 1e6;
    std::vector<CublasLtAccepted> list;
    std::map<std::int32_t, std::vector<CublasLtSum>> sums;
    for (const CublasLtCapabilities& c : m_algorithms)
        sums.emplace(c.algorithm, sumsOf(c));
    for (const CublasLtAccepted& whole : representatives) {
        if (now() > end) {
            m_finished = false;
            return list;
        }
        const auto c = std::ranges::find(m_algorithms, whole.configuration.algorithm, &CublasLtCapabilities::algorithm);
        if (c == m_algorithms.end())
            continue;
        for (const CublasLtSum& sum : sums.at(c->algorithm)) {
            if (sum == CublasLtSum{})
                continue; // the representative itself
            CublasLtConfiguration configuration = whole.configuration;
            configuration.splitK = sum.parts;
            configuration.reduction = sum.reduction;
            configuration.swizzle = sum.swizzle;
            addFitting(*c, configuration, list);
        }
    }
    return list;
}

std::vector<CublasLtAccepted> CublasLtSpace::variants(const CublasLtConfiguration& of)
{
    std::vector<CublasLtAccepted> list;
    const auto c = std::ranges::find(m_algorithms, of.algorithm, &CublasLtCapabilities::algorithm);
    if (c == m_algorithms.end())
        return list;
    std::vector<CublasLtSum> sums = sumsOf(*c);
    // Splits near the leader's are the likely ones.
    std::ranges::stable_sort(sums, std::ranges::less(), [&](const CublasLtSum& sum) {
        return std::abs(std::log2(static_cast<double>(sum.parts) / std::max(1, of.splitK)))
            + (sum.reduction == of.reduction || sum.parts == 1 ? 0.0 : 0.5);
    });
    const auto add = [&](const CublasLtConfiguration& configuration) {
        if (!(configuration == of))
            addFitting(*c, configuration, list);
    };
    for (const CublasLtSum& sum : sums) {
        CublasLtConfiguration configuration = of;
        configuration.splitK = sum.parts;
        configuration.reduction = sum.reduction;
        configuration.swizzle = sum.swizzle;
        add(configuration);
    }
    for (std::uint32_t custom = 0; custom <= std::min(c->customs, mostCustoms); ++custom) {
        CublasLtConfiguration configuration = of;
        configuration.custom = custom;
        add(configuration);
    }
    for (int inner = CUBLASLT_MATMUL_INNER_SHAPE_UNDEFINED; inner < CUBLASLT_MATMUL_INNER_SHAPE_END; ++inner) {
        CublasLtConfiguration configuration = of;
        configuration.innerShape = static_cast<std::uint16_t>(inner);
        add(configuration);
    }
    return list;
}

} // namespace phasebench
