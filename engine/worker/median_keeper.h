// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace phasebench {

/// Chooses which of many sequences is kept, when they come one after the other and only one can be: the one whose
/// duration is nearest to the median of all so far.
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
