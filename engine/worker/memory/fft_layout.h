// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/problem.h"

#include <array>

namespace phasebench {

/// How the arrays of an FFT lie in memory: rows of the last dimension, packed, but for the reals of an in-place
/// transform, whose rows have room for the complex numbers that take their place.
struct FftLayout {
    std::array<std::int64_t, 3> n{1, 1, 1}; ///< logical lengths, leading ones for fewer dimensions
    std::int64_t halfRow = 0; ///< complex numbers in a row of a half spectrum: n[2] / 2 + 1
    std::int64_t realPitch = 0; ///< reals from one row of reals to the next

    explicit FftLayout(const Fft& fft)
    {
        for (std::size_t i = 0; i < fft.shape.size(); ++i)
            n[3 - fft.shape.size() + i] = fft.shape[i];
        halfRow = n[2] / 2 + 1;
        realPitch = fft.in_place ? 2 * halfRow : n[2];
    }

    std::int64_t rows() const { return n[0] * n[1]; } ///< of one batch element
    std::int64_t size() const { return rows() * n[2]; } ///< logical elements of one batch element
};

} // namespace phasebench
