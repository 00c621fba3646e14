// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/run.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace phasebench {

enum class Verdict { faster, slower, same, cannot_tell };
template <> std::span<const std::string_view> namesOf<Verdict>();

/// B against A, by the time of a call: a ratio of 3.4 says that B takes 3.4 times as long.
struct Comparison {
    std::optional<double> ratio; ///< empty where one of the two has no call
    std::optional<double> low; ///< the ratio's 95 % interval; empty without samples
    std::optional<double> high;
    Verdict verdict = Verdict::cannot_tell;
    std::string reason; ///< one sentence: what makes the verdict what it is
};

/// Faster and slower only where the two bulks [minimum, third quartile] are at least 0.5 % apart, the interval of the
/// ratio does not contain 1, and the same holds in cycles where both clocks are known; the same only where the medians
/// are within 0.5 % and the bulks overlap by half (in cycles, too), nearly every sample of either has its like in the
/// other, and either the middle half of both is within 2 % or the ratio is known to within 0.5 %; else it cannot be
/// told (nvbench's robust comparison, nvbench_compare_robust.py; see sample_coverage.h). Uses the "call" series;
/// without it (see ResultsFile::loadSeries) the intervals of the figures decide, and "the same" is not said.
Comparison compare(const Run& a, const Run& b);

struct ComparedPair {
    std::int64_t a = 0; ///< the runs' ids
    std::int64_t b = 0;
    Comparison comparison;
};

/// The same with their ids; where they are different problems the reason says so.
ComparedPair comparePair(const Run& a, const Run& b);

/// Pairs two files' runs in order; what one file has more stays alone.
std::vector<ComparedPair> comparePairs(std::span<const Run> a, std::span<const Run> b);

/// {"pairs": [{"a": 1, "b": 1, "ratio": 3.4, "low": 3.3, "high": 3.5, "verdict": "slower", "reason": "…"}]}
nlohmann::json toJson(std::span<const ComparedPair> pairs);

} // namespace phasebench
