// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/cublaslt_heuristics_cache.h"

#include "engine/worker/cuda/status.h"

namespace phasebench {

void CublasLtHeuristicsCache::setCold(bool cold)
{
    if (cold == m_capacity.has_value())
        return;
    if (cold) {
        std::size_t capacity = 0;
        checkOnHost(cublasLtHeuristicsCacheGetCapacity(&capacity), "cublasLtHeuristicsCacheGetCapacity");
        checkOnHost(cublasLtHeuristicsCacheSetCapacity(0), "cublasLtHeuristicsCacheSetCapacity");
        m_capacity = capacity;
    } else {
        checkOnHost(cublasLtHeuristicsCacheSetCapacity(*m_capacity), "cublasLtHeuristicsCacheSetCapacity");
        m_capacity.reset();
    }
}

} // namespace phasebench
