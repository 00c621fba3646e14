// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace phasebench {

/// Samples (microseconds) as little-endian doubles, as a results file keeps them.
std::vector<std::byte> blobOf(std::span<const double> samples);

/// Finite and not negative, all of them.
bool areTimes(std::span<const double> samples);

/// The reverse of blobOf(); empty when the bytes are no list of times.
std::optional<std::vector<double>> samplesOf(std::span<const std::byte> blob);

} // namespace phasebench
