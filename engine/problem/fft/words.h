// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/fft/problem.h"

#include <string>

namespace phasebench {

/// One line for titles and charts, without the batch: "FFT 10000 c2c float32".
std::string titleOf(const Fft& fft);

/// What is done, after "You are about to": "transform 512 × 512 complex numbers back".
std::string actionOf(const Fft& fft);

/// By which convention flopOf() counts: "5 N log₂ N".
std::string_view flopConvention(const Fft& fft);

} // namespace phasebench
