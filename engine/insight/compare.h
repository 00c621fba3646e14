// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/insight/figure_ratio.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace phasebench {

enum class Verdict { faster, slower, same, cannot_tell };
template <> std::span<const std::string_view> namesOf<Verdict>();

/// Two runs are the same where the whole interval of their ratio lies within 1 / (1 + margin) and 1 + margin.
inline constexpr double sameMargin = 0.01;

/// What of two runs is compared. `execution` is by the GPU's own clock where both have it, else by the host's; a phase
/// is by the host's, synchronised.
struct ComparedQuantity {
    enum class Kind { call, execution, phase };
    Kind kind = Kind::call;
    Phase phase = Phase::execution; ///< of the kind `phase`

    /// From "call", "execution" or "phase:planning"; empty where it is none of these.
    static std::optional<ComparedQuantity> fromName(std::string_view name);
    std::string name() const;
};

/// B against A: a ratio of 3.4 says that B takes 3.4 times as long.
struct Comparison {
    std::optional<double> ratio; ///< empty where one of the two has no such figure
    std::optional<double>
        low; ///< the ratio's 99 % interval, wider where many pairs are compared; empty without samples
    std::optional<double> high;
    Verdict verdict = Verdict::cannot_tell;
    std::string reason; ///< what makes the verdict what it is, and what would settle it where it cannot be told
    bool withinOneProcess = false; ///< at least one of the two was measured in one process only
};

/// The verdict follows from the interval of the ratio over processes (see RatioEstimate): the same where it lies within
/// sameMargin, else faster or slower where it leaves out 1. Where a run was measured within one process, the spread
/// between processes is added (see processSpread()), and a GPU's clock that differed as much as the times did
/// makes it undecided; so do fewer than five samples there. Samples of which one is one call and another the mean of
/// many are compared with 7 % between them, which is what rare long calls can make of it.
Comparison compare(const Run& a, const Run& b, const ComparedQuantity& quantity = {});

struct ComparedPair {
    std::int64_t a = 0; ///< the runs' ids
    std::int64_t b = 0;
    ComparedQuantity quantity;
    Comparison comparison;
    std::optional<Comparison> gpu; ///< beside a call: the GPU's own time of an execution, where both have it
};

/// Pairs two files' runs in order; what one file has more stays alone. Where the computer is not calibrated, the spread
/// between processes is pooled over all pairs (see overProcesses()). Of the pairs that are told apart at most one in
/// a hundred is expected to be equal (Benjamini and Hochberg, see discoveryLimit()). Where a pair holds different
/// problems its reason says so.
std::vector<ComparedPair> comparePairs(
    std::span<const Run* const> a, std::span<const Run* const> b, const ComparedQuantity& quantity = {});
std::vector<ComparedPair> comparePairs(
    std::span<const Run> a, std::span<const Run> b, const ComparedQuantity& quantity = {});

/// {"pairs": [{"a": 1, "b": 1, "quantity": "call", "ratio": 3.4, "low": 3.3, "high": 3.5, "verdict": "slower",
/// "reason": "…", "execution": {"ratio": 1.0, "low": 0.998, "high": 1.002, "verdict": "same"}}]}
nlohmann::json toJson(std::span<const ComparedPair> pairs);

} // namespace phasebench
