// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace phasebench {

/// "needs 4097 bytes of workspace, and planning.workspace allows 4096"
inline std::string needsMoreWorkspace(std::int64_t wanted, std::int64_t allowed)
{
    return "needs " + std::to_string(wanted) + " bytes of workspace, and planning.workspace allows "
        + std::to_string(allowed);
}

} // namespace phasebench
