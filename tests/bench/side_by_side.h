// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace phasebench {

/// Two ways to do the same, each timed in blocks that alternate, so that clocks and temperature move under both alike.
struct SideBySide {
    std::vector<double> ours; ///< us, one entry a block
    std::vector<double> bare;
};

/// The first blocks warm up and are not kept; the order alternates, so that neither always follows the other.
template <typename Block, typename Ours, typename Bare>
SideBySide sideBySide(int blocks, Block&& block, Ours&& ours, Bare&& bare)
{
    SideBySide times;
    for (int i = -4; i < blocks; ++i) {
        double mine = 0;
        double theirs = 0;
        if (i % 2 == 0) {
            mine = block(ours);
            theirs = block(bare);
        } else {
            theirs = block(bare);
            mine = block(ours);
        }
        if (i >= 0) {
            times.ours.push_back(mine);
            times.bare.push_back(theirs);
        }
    }
    return times;
}

/// The head of the table that printRow() fills.
void printHead();
/// Both medians and their ratio (above 1: Phasebench is slower) with its interval.
void printRow(const std::string& what, const char* clock, const SideBySide& times);

} // namespace phasebench
