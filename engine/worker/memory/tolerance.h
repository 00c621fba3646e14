// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/problem.h"

namespace phasebench {

/// A factor as the library gets it: rounded to the type that it scales in.
double inComputeType(double factor, ComputeType compute);

/// The error that a right result of this matmul may have, of single entries and of sums of entries divided by the
/// square root of their number, relative to `scale`: the root mean square of sqrt(alpha^2 (S^2 + s^2) + (beta c)^2 +
/// bias^2) over the entries, where s is an entry of A B and S^2 the sum of the squares of its k products. Summed in a
/// random order, the partial sums of these products have a root mean square of at most sqrt(S^2 + s^2), whatever their
/// signs, and the rounding errors of k additions of that size add up like sqrt(k): so relative to `scale` the error
/// grows with sqrt(k), and relative to |A||B|, which grows with k itself for random signs, it would be far too much.
/// `largest` is the largest |reference| among the single entries. The tolerance is the sum of
/// - accumulation: 2 (4 + sqrt k) u of the compute type, seven times the root mean square error of one sum after
///   another (0.3 u sqrt k) for the largest of many; N. J. Higham and T. Mary, "A new approach to probabilistic
///   rounding error analysis", SIAM J. Sci. Comput. 41, 2019, have the same growth. Complex products count twice;
/// - truncation: k / 8 u where tensor cores sum in float32, which cut off sixteen products' sum instead of rounding it,
///   so that errors of one sign add up;
/// - inputs that the compute type rounds (tfloat32 and the fast types): 4 u of the format that they are rounded to, two
///   operands and a truncation instead of a rounding, which does not average out for k = 1;
/// - the result's rounding: 8 u of D's type, since a split sum may be rounded more than once, or 4 u of `largest` where
///   that is more, and four times the smallest number of that type;
/// - gelu: 2^-10 of `largest` in all types but float64, for approximate tanh instructions;
/// - the check's own sums in float64.
/// 0 where the arithmetic is exact: integers with integer alpha and beta. Other integer results may be off by half a
/// unit each, and the largest of many sums of them by two.
double matmulTolerance(const Matmul& matmul, double scale, double largest);

/// The error that a right result of this FFT may have, relative to the root mean square of the outputs, and of sums of
/// N outputs relative to sqrt(N) times that: (8 + 4 log2 N) u. The root mean square error grows with sqrt(log2 N) u (W.
/// M. Gentleman and G. Sande, 1966; benchFFT's accuracy pages); the factor covers the worst of many outputs, lengths
/// with large primes (Bluestein, Rader), and twiddles in the same precision.
double fftTolerance(const Fft& fft);

} // namespace phasebench
