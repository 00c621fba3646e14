// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/side_by_side.h"

#include "engine/measure/statistics.h"

#include <cstdio>

namespace phasebench {

void printHead()
{
    std::printf("| what | clock | Phasebench, us | bare, us | ratio | 95 %% interval |\n|---|---|---|---|---|---|\n");
}

void printRow(const std::string& what, const char* clock, const SideBySide& times)
{
    const MedianInterval ratio = ratioInterval(times.bare, times.ours);
    std::printf("| %s | %s | %.3f | %.3f | %.4f | %.4f to %.4f |\n", what.c_str(), clock, median(times.ours),
        median(times.bare), ratio.median, ratio.low, ratio.high);
    std::fflush(stdout);
}

} // namespace phasebench
