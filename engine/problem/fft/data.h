// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/fft/problem.h"
#include "engine/problem/placement.h"

/// What becomes of the data: of inputs that are uniform in [-1, 1].
namespace phasebench {

/// Does a call out of place leave rubbish in its input? A c2r transform does; of one dimension FFTW can keep it.
bool destroysInput(const Fft& fft, const ExecutionSpace& execution);

/// log2 of the root mean square of the results.
double usualResult(const Fft& fft);

/// log2 of what the root mean square grows by when a call works on the result of the one before. Nothing is normalised,
/// so each transform of N points makes it sqrt(N) times as large.
double growthInPlace(const Fft& fft);

/// What the check's errors are relative to (engine/worker/memory/tolerance.h): the root mean square of the outputs,
/// times what the largest is above it.
double errorScale(const Fft& fft);

} // namespace phasebench
