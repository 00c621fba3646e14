// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/samples_blob.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace phasebench {

static_assert(std::endian::native == std::endian::little, "samples are kept as little-endian doubles");

std::vector<std::byte> blobOf(std::span<const double> samples)
{
    const auto bytes = std::as_bytes(samples);
    return {bytes.begin(), bytes.end()};
}

bool areTimes(std::span<const double> samples)
{
    return std::ranges::all_of(samples, [](double sample) { return std::isfinite(sample) && sample >= 0; });
}

std::optional<std::vector<double>> samplesOf(std::span<const std::byte> blob)
{
    if (blob.size() % sizeof(double) != 0)
        return std::nullopt;
    std::vector<double> samples(blob.size() / sizeof(double));
    if (!blob.empty())
        std::memcpy(samples.data(), blob.data(), blob.size());
    if (!areTimes(samples))
        return std::nullopt;
    return samples;
}

} // namespace phasebench
