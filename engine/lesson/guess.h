// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/lesson/quantity.h"

namespace phasebench {

/// Reads what people type as predictions: one number or several, parted by spaces, commas or semicolons, each with or
/// without its unit: "26 ms, 30ms; 900 us", "92 %", "10x", "5.5 GB/s". `scale` says in which unit, in microseconds, a
/// time without one is meant (see timeUnitFor()). One sentence when it cannot be read.
Result<std::vector<double>> readGuesses(std::string_view text, Unit unit, double scale = 1);

/// How a prediction did: "5.00 ms: 5.26× too little.", "26.0 ms: inside the interval."
std::string judgeGuess(double guess, const Measured& measured, Unit unit);

} // namespace phasebench
