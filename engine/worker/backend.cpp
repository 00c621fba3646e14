// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/backend.h"

#include <bit>
#include <cstdint>

namespace phasebench {

tl::expected<Bound, Misalignment> Plan::bind(const Operands& operands)
{
    for (const OperandId id : operandIds) {
        const std::int64_t assumed = m_facts.alignment[id.index()];
        if (assumed == 0)
            continue;
        const auto address = std::bit_cast<std::uintptr_t>(operands.of(id));
        // A missing operand fits nothing: its alignment is 0.
        if (address == 0 || address % static_cast<std::uintptr_t>(assumed) != 0)
            return tl::unexpected(Misalignment{id, static_cast<std::int64_t>(address & (~address + 1)), assumed});
    }
    return Bound(*this, operands);
}

} // namespace phasebench
