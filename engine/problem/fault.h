// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace phasebench {

/// A change of one key that makes the impossible possible, as the window's "Make it so" applies it.
struct SuggestedFix {
    std::string key; ///< such as "placement.a"
    std::string value; ///< JSON text, such as "\"host_pinned\""
    bool operator==(const SuggestedFix&) const = default;
};

/// One thing that is wrong with an experiment: a sentence for people, and the key it is at ("problem.m"; empty for the
/// whole file).
struct Fault {
    std::string key;
    std::string sentence; ///< says what is wrong and what would be right
    std::vector<SuggestedFix> fixes; ///< empty where no single change helps; several entries belong together
    bool operator==(const Fault&) const = default;
};

using Faults = std::vector<Fault>;

/// What was asked for, or why it cannot be had.
template <typename Value> using Result = tl::expected<Value, Fault>;

/// A Result that has no value, and why not; at no key of an experiment.
inline tl::unexpected<Fault> failed(std::string sentence)
{
    return tl::unexpected(Fault{{}, std::move(sentence), {}});
}

} // namespace phasebench
