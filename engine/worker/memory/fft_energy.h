// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/worker/memory/fft_layout.h"
#include "engine/worker/memory/number_format.h"

#include <algorithm>

namespace phasebench {

/// The sum of the squares of `count` real numbers. Blocks are summed in eight independent lanes, which compilers turn
/// into vector instructions, and the blocks in extended precision.
template <typename Storage> long double sumOfSquares(const std::byte* data, std::int64_t count)
{
    constexpr std::int64_t lanes = 8;
    constexpr std::int64_t block = 512 * lanes;
    long double sum = 0;
    for (std::int64_t begin = 0; begin < count; begin += block) {
        const std::int64_t end = std::min(count, begin + block);
        std::array<double, lanes> partial{};
        std::int64_t i = begin;
        for (; i + lanes <= end; i += lanes)
            for (std::int64_t lane = 0; lane < lanes; ++lane) {
                const double value = toDouble(loadAt<Storage>(data, i + lane));
                partial[static_cast<std::size_t>(lane)] += value * value;
            }
        for (; i < end; ++i) {
            const double value = toDouble(loadAt<Storage>(data, i));
            partial[0] += value * value;
        }
        double blockSum = 0;
        for (const double value : partial)
            blockSum += value;
        sum += blockSum;
    }
    return sum;
}

enum class FftSide { real, complex, halfSpectrum };

/// The energy of one batch element: of reals, complex numbers, or the whole spectrum of which the half is stored.
template <typename Storage>
long double energyOf(const FftLayout& layout, FftSide side, const std::byte* data, std::int64_t batch)
{
    const auto at = [data](std::int64_t scalar) {
        return data + scalar * static_cast<std::int64_t>(sizeof(Storage));
    };
    const std::int64_t rows = layout.rows();
    if (side == FftSide::complex)
        return sumOfSquares<Storage>(at(2 * batch * layout.size()), 2 * layout.size());
    long double energy = 0;
    for (std::int64_t row = 0; row < rows; ++row) {
        const std::int64_t line = batch * rows + row;
        if (side == FftSide::real) {
            energy += sumOfSquares<Storage>(at(line * layout.realPitch), layout.n[2]);
            continue;
        }
        // What is not stored mirrors what is, but for index 0 and half of an even length, which occur once.
        const std::byte* first = at(2 * line * layout.halfRow);
        energy += 2 * sumOfSquares<Storage>(first, 2 * layout.halfRow) - sumOfSquares<Storage>(first, 2);
        if (layout.n[2] % 2 == 0)
            energy -= sumOfSquares<Storage>(at(2 * (line * layout.halfRow + layout.n[2] / 2)), 2);
    }
    return energy;
}

} // namespace phasebench
