// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/worker/candidate_search.h"
#include "engine/worker/cuda/cublaslt_space.h"
#include "engine/worker/cuda/launch_capture.h"

#include <random>
#include <unordered_set>

namespace phasebench {

/// cuBLASLt's candidates: the heuristic's list, and, where enumeration is asked for, one candidate for each distinct
/// launch, which a captured graph tells without running it. What a kernel is told in its parameters (swizzle, custom
/// option) is not seen there, so those are candidates of their own, tried around the leaders.
class CublasLtSearch : public CandidateSearch {
public:
    /// What is referred to outlives the search; `operands` are those of one set, for capturing.
    CublasLtSearch(const CudaDriver& driver, cublasLtHandle_t handle, CublasLtDescription& description,
        const PlanPreferences& preferences, const CublasLtAlignments& alignments, const Autotune& autotune,
        const Operands& operands, Stream stream);

    std::vector<FoundCandidate> first(double seconds) override;
    std::vector<FoundCandidate> around(std::span<const std::size_t> leaders, double seconds) override;
    Result<std::unique_ptr<Plan>> plan(std::size_t candidate) override;
    std::int64_t considered() const override;
    std::int64_t distinct() const override { return static_cast<std::int64_t>(m_found.size()); }
    std::vector<std::string> remarks() const override;

private:
    std::optional<CapturedLaunch> capture(const CublasLtAccepted& accepted);
    void addHeuristic(std::vector<FoundCandidate>& list);
    /// Adds those that launch something new, until `end` (us of the clock); `deep`: settings that a launch does not
    /// show make a difference too.
    void addDistinct(
        const std::vector<CublasLtAccepted>& accepted, bool deep, double end, std::vector<FoundCandidate>& list);
    void keep(const CublasLtAccepted& accepted, std::string kernel, std::vector<FoundCandidate>& list,
        std::optional<int> heuristicRank = std::nullopt);

    const CudaDriver& m_driver;
    cublasLtHandle_t m_handle;
    CublasLtDescription& m_description;
    PlanPreferences m_preferences;
    CublasLtAlignments m_alignments;
    Autotune m_autotune;
    Operands m_operands;
    Stream m_stream;
    LaunchCapture m_capture;
    std::optional<CublasLtSpace> m_space;
    std::vector<CublasLtAccepted> m_found; ///< by candidate
    std::unordered_set<std::string> m_launches;
    std::mt19937_64 m_random{1};
    std::int64_t m_captured = 0;
    std::int64_t m_notCaptured = 0; ///< failures
    std::int64_t m_leftOut = 0; ///< accepted, but the time for looking at them was over
};

} // namespace phasebench
