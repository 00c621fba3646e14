// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

namespace phasebench {

/// How many times as long the library's first pick takes as what a race found; 1.17: 17 % longer.
struct Gain {
    double ratio = 1;
    std::optional<double> low = {}; ///< 95 % interval; empty where there were too few samples for one
    std::optional<double> high = {};

    bool operator==(const Gain&) const = default;
};

/// "17.0 % longer than the winner (16.5 % to 17.5 %)"; "66 times as long as the winner (64 to 69)" from twice on.
std::string longerThan(const std::string& what, const Gain& gain);

} // namespace phasebench
