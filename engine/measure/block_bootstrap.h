// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace phasebench {

inline constexpr std::size_t bootstrapReplicates = 1000;

/// Medians of `bootstrapReplicates` resamplings of the samples by Künsch's moving blocks, in the samples' unit. More
/// than 1000 samples are first reduced to the medians of consecutive blocks, and the replicates centred on the median
/// of all samples again. Deterministic. Precondition: not empty, no NaN.
std::vector<double> bootstrapMedians(std::span<const double> samples, std::uint64_t seed);

} // namespace phasebench
