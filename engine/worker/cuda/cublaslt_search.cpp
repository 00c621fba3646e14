// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/cublaslt_search.h"

#include "engine/text/numbers.h"
#include "engine/worker/clock.h"
#include "engine/worker/cuda/cublaslt_plan.h"
#include "engine/worker/cuda/status.h"
#include "engine/worker/workspace_words.h"

#include <algorithm>

namespace phasebench {

namespace {

constexpr int mostHeuristic = 64; ///< asked for; the library has a handful

/// What a captured launch does not show, yet must keep apart from the beginning. Custom options of a split sum decide
/// how its parts share the workspace.
std::string parts(const CublasLtConfiguration& c)
{
    return "|" + std::to_string(c.splitK) + (c.splitK > 1 ? "|" + std::to_string(c.custom) : std::string());
}

/// Settings that a captured launch does not show.
std::string hidden(const CublasLtConfiguration& c)
{
    return "|" + std::to_string(c.splitK) + "|" + std::to_string(c.reduction) + "|" + std::to_string(c.swizzle) + "|"
        + std::to_string(c.custom);
}

} // namespace

CublasLtSearch::CublasLtSearch(const CudaDriver& driver, cublasLtHandle_t handle, CublasLtDescription& description,
    const PlanPreferences& preferences, const CublasLtAlignments& alignments, const Autotune& autotune,
    const Operands& operands, Stream stream)
    : m_driver(driver)
    , m_handle(handle)
    , m_description(description)
    , m_preferences(preferences)
    , m_alignments(alignments)
    , m_autotune(autotune)
    , m_operands(operands)
    , m_stream(stream)
{
}

std::optional<CapturedLaunch> CublasLtSearch::capture(const CublasLtAccepted& accepted)
{
    // An address that is not followed: nothing captured is ever launched.
    Operands operands = m_operands;
    if (accepted.workspace > 0 && !operands.workspace)
        operands.workspace = operands.of(MatmulOperand::d);
    PlanFacts facts;
    facts.workspace = accepted.workspace;
    CublasLtPlan plan(m_driver, m_handle, m_description, accepted.algorithm, facts, {});
    try {
        ++m_captured;
        return m_capture.of(m_stream, [&] { plan.bind(operands)->enqueue(m_stream); });
    } catch (const BackendError& error) {
        if (error.poisoned())
            throw;
        return std::nullopt; // accepted by the check, refused by the call
    }
}

void CublasLtSearch::keep(const CublasLtAccepted& accepted, std::string kernel, std::vector<FoundCandidate>& list,
    std::optional<int> heuristicRank)
{
    FoundCandidate found;
    found.facts.configuration = toJson(accepted.configuration);
    found.facts.origin = heuristicRank ? "heuristic" : "enumerated";
    found.facts.heuristic_rank = heuristicRank;
    found.facts.kernel = std::move(kernel);
    found.facts.workspace = accepted.workspace;
    found.facts.waves = accepted.waves;
    m_found.push_back(accepted);
    list.push_back(std::move(found));
}

void CublasLtSearch::addHeuristic(std::vector<FoundCandidate>& list)
{
    const int most = m_autotune.method == Autotune::Method::fixed ? m_autotune.candidates : mostHeuristic;
    const auto results
        = askHeuristic(m_driver, m_handle, m_description, m_preferences, m_alignments, std::max(1, most));
    if (!results)
        return; // the enumeration may find what the heuristic does not
    for (const auto& result : *results) {
        CublasLtAccepted accepted;
        accepted.configuration = decode(result.algo);
        accepted.algorithm = result.algo;
        accepted.workspace = static_cast<std::int64_t>(result.workspaceSize);
        accepted.waves = static_cast<double>(result.wavesCount);
        const auto launch = capture(accepted);
        if (launch) {
            m_launches.insert("first " + launch->key + parts(accepted.configuration));
            m_launches.insert(launch->key + hidden(accepted.configuration));
        }
        keep(accepted, launch ? launch->kernel : std::string(), list, static_cast<int>(list.size()));
        if (accepted.workspace > m_preferences.workspace)
            list.back().refusal = "it " + needsMoreWorkspace(accepted.workspace, m_preferences.workspace);
    }
}

void CublasLtSearch::addDistinct(
    const std::vector<CublasLtAccepted>& accepted, bool deep, double end, std::vector<FoundCandidate>& list)
{
    for (std::size_t i = 0; i < accepted.size(); ++i) {
        if (now() > end) {
            m_leftOut += static_cast<std::int64_t>(accepted.size() - i);
            return;
        }
        const CublasLtConfiguration& c = accepted[i].configuration;
        const auto launch = capture(accepted[i]);
        if (!launch) {
            ++m_notCaptured;
            continue;
        }
        const std::string shown = "first " + launch->key + parts(c);
        const bool fresh = m_launches.insert(deep ? launch->key + hidden(c) : shown).second;
        if (!fresh)
            continue;
        m_launches.insert(deep ? shown : launch->key + hidden(c));
        keep(accepted[i], launch->kernel, list);
    }
}

std::vector<FoundCandidate> CublasLtSearch::first(double seconds)
{
    const double begin = now();
    std::vector<FoundCandidate> list;
    addHeuristic(list);
    if (m_autotune.search == Autotune::Search::heuristic || m_autotune.method == Autotune::Method::fixed)
        return list;
    m_space.emplace(m_handle, m_description, m_alignments, m_preferences.workspace);
    std::vector<CublasLtAccepted> whole = m_space->representatives(0.4 * seconds);
    std::vector<CublasLtAccepted> split = m_space->split(whole, 0.1 * seconds);
    // Where time is short a random part of all is better than the first algorithms; those that the heuristic names are
    // looked at before others.
    std::ranges::shuffle(whole, m_random);
    std::ranges::shuffle(split, m_random);
    const auto named = [this](const CublasLtAccepted& one) {
        return std::ranges::any_of(m_found, [&](const CublasLtAccepted& pick) {
            return pick.configuration.algorithm == one.configuration.algorithm
                && pick.configuration.tile == one.configuration.tile;
        });
    };
    std::stable_partition(whole.begin(), whole.end(), named);
    std::stable_partition(split.begin(), split.end(), named);
    addDistinct(whole, false, begin + 0.65e6 * seconds, list);
    addDistinct(split, false, begin + 0.8e6 * seconds, list);
    // Whatever time is left goes to the other sums: a tile that wins when split or swizzled may look hopeless, and a
    // cluster that changes nothing by itself may do so there.
    const double rest = seconds - (now() - begin) * 1e-6;
    addDistinct(m_space->everySum(whole, std::max(0.1 * seconds, 0.5 * rest)), false, begin + 1e6 * seconds, list);
    return list;
}

std::vector<FoundCandidate> CublasLtSearch::around(std::span<const std::size_t> leaders, double seconds)
{
    std::vector<FoundCandidate> list;
    if (!m_space)
        return list;
    const double end = now() + seconds * 1e6;
    std::vector<std::vector<CublasLtAccepted>> variants;
    for (const std::size_t leader : leaders) {
        if (now() > end)
            break;
        variants.push_back(m_space->variants(m_found[leader].configuration));
    }
    // The likeliest of each leader before the less likely ones of any.
    std::vector<CublasLtAccepted> merged;
    for (std::size_t i = 0; !variants.empty(); ++i) {
        bool any = false;
        for (const auto& own : variants)
            if (i < own.size()) {
                merged.push_back(own[i]);
                any = true;
            }
        if (!any)
            break;
    }
    addDistinct(merged, true, end, list);
    return list;
}

Result<std::unique_ptr<Plan>> CublasLtSearch::plan(std::size_t candidate)
{
    const CublasLtAccepted& found = m_found.at(candidate);
    PlanFacts facts;
    facts.workspace = found.workspace;
    facts.alignment = neededAlignments(found.algorithm, m_alignments, m_description);
    return std::make_unique<CublasLtPlan>(m_driver, m_handle, m_description, found.algorithm, facts,
        CublasLtOrigin{true, 0, static_cast<float>(found.waves)});
}

std::int64_t CublasLtSearch::considered() const
{
    return m_space ? m_space->considered() : static_cast<std::int64_t>(m_found.size());
}

std::vector<std::string> CublasLtSearch::remarks() const
{
    std::vector<std::string> list;
    if (!m_space)
        return list;
    list.push_back("cuBLASLt accepts " + formatCount(m_space->accepted()) + " of " + formatCount(m_space->considered())
        + " configurations looked at; " + formatCount(m_captured) + " launches were captured.");
    if (m_space->overWorkspace() > 0)
        list.push_back(formatCount(m_space->overWorkspace())
            + " configurations need more workspace than planning.workspace allows.");
    if (!m_space->finished() || m_leftOut > 0)
        list.push_back("The time for looking was over before every configuration was seen"
            + (m_leftOut > 0 ? ": " + formatCount(m_leftOut) + " accepted ones were left out." : std::string(".")));
    if (m_notCaptured > 0)
        list.push_back(
            formatCount(m_notCaptured) + " accepted configurations cannot be launched, so they were left out.");
    return list;
}

} // namespace phasebench
