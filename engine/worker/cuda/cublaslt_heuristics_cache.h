// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>

namespace phasebench {

/// cuBLASLt's cache of heuristic results, which the whole process shares: a cold plan is made with the cache switched
/// off. It is switched only when setCold() changes its state, so that a series of cold plans does not time the
/// switching.
class CublasLtHeuristicsCache {
public:
    /// Throws BackendError.
    void setCold(bool cold);

private:
    std::optional<std::size_t> m_capacity; ///< of the warm cache, while it is switched off
};

} // namespace phasebench
