// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/problem.h"

namespace phasebench {

/// Floating-point operations of the whole problem: 2 m n k (complex 8 m n k), or 5 N log2 N (real transforms 2.5),
/// times the batch. The FFT's is FFTW's convention (benchfft, mflops.c): a score, not a count.
double flopOf(const Problem& problem);

/// Bytes of the operands, each counted once.
std::int64_t bytesOf(const Problem& problem);

} // namespace phasebench
