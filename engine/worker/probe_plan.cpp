// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/probe_plan.h"

#include <algorithm>

namespace phasebench {

namespace {

constexpr std::int64_t smallest = 4096;
constexpr std::int64_t largest = std::int64_t{512} << 20;

} // namespace

std::vector<ProbedLink> linksToProbe(int gpus, bool managed)
{
    using Kind = MemorySpace::Kind;
    const MemorySpace pageable;
    const MemorySpace pinned{Kind::host_pinned, 0};
    const MemorySpace shared{Kind::managed, 0};
    std::vector<ProbedLink> links{{pageable, pageable, {}}};
    for (int i = 0; i < gpus; ++i) {
        const MemorySpace gpu{Kind::gpu, i};
        links.push_back({pinned, gpu, {}});
        links.push_back({gpu, pinned, {}});
        links.push_back({gpu, gpu, {}});
        if (i > 0)
            continue;
        links.push_back({pageable, gpu, {}});
        links.push_back({gpu, pageable, {}});
        for (const std::string mode : {"prefetch", "fault"})
            if (managed) {
                links.push_back({shared, gpu, mode});
                links.push_back({gpu, shared, mode});
            }
    }
    for (int i = 1; i < gpus; ++i)
        for (const std::string mode : {"direct", "staged"}) {
            links.push_back({{Kind::gpu, i}, {Kind::gpu, 0}, mode});
            links.push_back({{Kind::gpu, 0}, {Kind::gpu, i}, mode});
        }
    return links;
}

std::vector<std::int64_t> sizesToProbe(std::int64_t most)
{
    most = std::min(most, largest) / smallest * smallest;
    std::vector<std::int64_t> sizes;
    for (std::int64_t bytes = smallest; bytes < most; bytes *= 4)
        sizes.push_back(bytes);
    if (most >= smallest)
        sizes.push_back(most);
    return sizes;
}

} // namespace phasebench
