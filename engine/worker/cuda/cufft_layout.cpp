// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/cufft_layout.h"

#include <algorithm>
#include <cufft.h>
#include <functional>
#include <numeric>

namespace phasebench {

namespace {

struct Precision {
    cudaDataType real;
    cudaDataType complex;
};

std::optional<Precision> precisionOf(DataType type)
{
    switch (type) {
    case DataType::float16:
        return Precision{CUDA_R_16F, CUDA_C_16F};
    case DataType::float32:
        return Precision{CUDA_R_32F, CUDA_C_32F};
    case DataType::float64:
        return Precision{CUDA_R_64F, CUDA_C_64F};
    default:
        return std::nullopt;
    }
}

/// A side whose rows hold `last` elements.
CufftSide side(const CufftLayout& layout, long long last, cudaDataType type)
{
    CufftSide side{layout.lengths, 0, type};
    const auto rank = static_cast<std::size_t>(layout.rank);
    side.embed[rank - 1] = last;
    side.distance = std::accumulate(side.embed.begin(), side.embed.begin() + layout.rank, 1LL, std::multiplies<>());
    return side;
}

} // namespace

std::optional<CufftLayout> cufftLayoutOf(const Fft& fft)
{
    const auto precision = precisionOf(fft.type);
    if (!precision || fft.shape.empty() || fft.shape.size() > 3)
        return std::nullopt;
    CufftLayout layout;
    layout.rank = static_cast<int>(fft.shape.size());
    std::ranges::copy(fft.shape, layout.lengths.begin());
    layout.execution = precision->complex;
    layout.batch = fft.batch;

    const long long last = fft.shape.back();
    const long long half = last / 2 + 1;
    // In place, a row of reals has room for the complex numbers that take its place.
    const CufftSide real = side(layout, fft.in_place ? 2 * half : last, precision->real);
    const CufftSide complexHalf = side(layout, half, precision->complex);
    switch (fft.transform) {
    case Transform::c2c:
        layout.in = layout.out = side(layout, last, precision->complex);
        layout.direction = fft.direction == Direction::forward ? CUFFT_FORWARD : CUFFT_INVERSE;
        break;
    case Transform::r2c:
        layout.in = real;
        layout.out = complexHalf;
        layout.direction = CUFFT_FORWARD;
        break;
    case Transform::c2r:
        layout.in = complexHalf;
        layout.out = real;
        layout.direction = CUFFT_INVERSE;
        break;
    }
    return layout;
}

} // namespace phasebench
