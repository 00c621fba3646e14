// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Student's t distribution, by its two tails together. `freedom` is the degrees of freedom, above 0 and not
/// necessarily whole; infinite for the normal distribution.
namespace phasebench {

/// The chance that |T| exceeds `t`, which is at least 0. By the continued fraction of the incomplete beta function
/// (Abramowitz and Stegun 26.5.8 and 26.7.1), to about 1e-12.
double studentTails(double t, double freedom);

/// The t that |T| exceeds with the chance `tails`, in (0, 1).
double studentQuantile(double tails, double freedom);

} // namespace phasebench
