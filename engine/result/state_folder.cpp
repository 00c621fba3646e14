// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/state_folder.h"

#include <cstdlib>

namespace phasebench {

std::filesystem::path stateFolder()
{
    if (const char* state = std::getenv("XDG_STATE_HOME"); state && *state == '/')
        return std::filesystem::path(state) / "phasebench";
    if (const char* home = std::getenv("HOME"); home && *home != '\0')
        return std::filesystem::path(home) / ".local" / "state" / "phasebench";
    return {};
}

} // namespace phasebench
