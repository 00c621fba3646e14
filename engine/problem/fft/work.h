// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/fft/problem.h"

namespace phasebench {

/// 5 N log2 N (real transforms 2.5), times the batch. FFTW's convention (benchfft, mflops.c): a score, not a count.
double flopOf(const Fft& fft);

/// Do two take the same time for the same number of operations, about? By the types that they compute in.
bool computeAlike(const Fft& a, const Fft& b);

} // namespace phasebench
