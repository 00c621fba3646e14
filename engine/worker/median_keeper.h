// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace phasebench {

/// Keeps to the typical one of things that come one after the other, of which only one can be kept: the one whose
/// duration is nearest to the median of those seen so far.
class MedianKeeper {
public:
    /// Is this one to be kept in the place of what was kept before?
    bool offer(double duration);

private:
    std::vector<double> m_durations;
    std::size_t m_nextLook = 1; ///< so many durations from when on the median is taken anew
    double m_median = 0;
    double m_kept = 0;
};

} // namespace phasebench
