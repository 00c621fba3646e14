// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace phasebench {

/// A change of one key that makes the impossible possible, as the window's "Make it so" applies it.
struct Mend {
    std::string key; ///< such as "placement.a"
    std::string value; ///< JSON text, such as "\"host_pinned\""
    bool operator==(const Mend&) const = default;
};

/// One thing that is wrong with an experiment: a sentence for people, and the key it is at ("problem.m"; empty for the
/// whole file).
struct Fault {
    std::string key;
    std::string sentence; ///< says what is wrong and what would be right
    std::vector<Mend> mends; ///< empty where no single change helps; several entries belong together
    bool operator==(const Fault&) const = default;
};

using Faults = std::vector<Fault>;

} // namespace phasebench
