// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/run.h"

#include <string>
#include <vector>

namespace phasebench {

/// One line of "how sure": what supports the figures, or (`warning`) what speaks against them.
struct Assurance {
    std::string sentence;
    bool warning = false;
};

/// The check, the timing source, why the measuring stopped, and the clock, such as "The result was checked: error
/// 2.9e-7 of 1e-5 allowed."
std::vector<Assurance> howSure(const Run& run);

/// The clock under which a run was measured, such as "SM clock 1980 MHz" or "CPU governor powersave"; empty when
/// nothing is known. For captions and subtitles.
std::string describeClock(const Run& run);

} // namespace phasebench
