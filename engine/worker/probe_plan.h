// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/placement.h"

#include <cstdint>
#include <string>
#include <vector>

namespace phasebench {

/// One way that a probe looks at, at several sizes.
struct ProbedLink {
    MemorySpace from;
    MemorySpace to;
    std::string mode; ///< as in LinkFigure
    bool operator==(const ProbedLink&) const = default;
};

/// Every way on a computer with so many GPUs. Beside the first GPU only pinned memory and the GPU itself are looked at,
/// and of many GPUs only the pairs with the first: the others are alike, and the probe stays short.
std::vector<ProbedLink> linksToProbe(int gpus, bool managed);

/// 4 KiB, 16 KiB, … and the most, which is at most 512 MiB.
std::vector<std::int64_t> sizesToProbe(std::int64_t most);

} // namespace phasebench
