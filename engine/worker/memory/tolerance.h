// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/problem.h"

namespace phasebench {

/// The error that a right result of this matmul may have, relative to `scale` = max(|alpha| (|A||B|) + |beta C| +
/// |bias|); `largest` is the largest |reference|. It is the sum of
/// - accumulation: 2 (4 + sqrt k) u of the compute type, the probabilistic growth of rounding errors (N. J. Higham and
///   T. Mary, "A new approach to probabilistic rounding error analysis", SIAM J. Sci. Comput. 41, 2019) with a safety
///   factor. Sums in 16 bits stop at 16 u: partial sums of random signs are small beside |A||B|, and a bound above 0.01
///   would miss wrong entries. Complex products count twice;
/// - inputs that the compute type rounds (tfloat32 and the fast types): 4 u of the format that they are rounded to, two
///   operands and a truncation instead of a rounding, which does not average out for k = 1;
/// - the result's rounding: 4 u of D's type relative to `largest`, since a split sum may be rounded more than once, and
///   the smallest number of that type;
/// - gelu: 2^-10 of `largest` in all types but float64, for approximate tanh instructions.
/// 0 where the arithmetic is exact: integers with integer alpha and beta. Other integer results may be off by half a
/// unit.
double matmulTolerance(const Matmul& matmul, double scale, double largest);

/// The error that a right result of this FFT may have, relative to the root mean square of the outputs: (8 + 4 log2 N)
/// u. The root mean square error grows with sqrt(log2 N) u (W. M. Gentleman and G. Sande, 1966; benchFFT's accuracy
/// pages); the factor covers the worst of many outputs, lengths with large primes (Bluestein, Rader), and twiddles in
/// the same precision.
double fftTolerance(const Fft& fft);

} // namespace phasebench
