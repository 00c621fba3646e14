// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>

namespace phasebench {

/// The chance up to which a difference counts where many are looked at, so that at most `share` of those that count are
/// expected to be none (Y. Benjamini, Y. Hochberg, J. R. Stat. Soc. B 57 (1995)): `share` where there is one, less
/// where there are many and few stand out. Intervals that miss the truth with this chance leave out "no difference"
/// for just those that count (Y. Benjamini, D. Yekutieli, J. Am. Stat. Assoc. 100 (2005)). `chances`: of each, from its
/// test; `further`: how many more are looked at elsewhere and count as none.
double discoveryLimit(std::span<const double> chances, double share, std::size_t further = 0);

} // namespace phasebench
