// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/protocol/loading_time.h"

#include <cstdlib>

namespace phasebench {

double loadingTime(const char* started, double begun)
{
    constexpr double longest = 60e6;
    if (!started)
        return 0;
    char* end = nullptr;
    const double at = std::strtod(started, &end);
    const double took = begun - at;
    return end != started && *end == '\0' && took > 0 && took < longest ? took : 0;
}

} // namespace phasebench
