// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/problem.h"

#include <array>
#include <library_types.h>
#include <optional>

namespace phasebench {

/// One side of a batch of transforms as cuFFT's advanced layout: innermost stride 1, batch elements one after another.
struct CufftSide {
    std::array<long long, 3> embed{}; ///< stored lengths, outermost first; the last one with the padding of a row
    long long distance = 0; ///< elements of `type` from one transform to the next
    cudaDataType type = CUDA_C_32F;
};

/// A batch of transforms as cufftXtMakePlanMany takes it (cuFFT documentation, "Advanced Data Layout").
struct CufftLayout {
    int rank = 1;
    std::array<long long, 3> lengths{}; ///< logical: those of the real side for r2c and c2r
    CufftSide in;
    CufftSide out;
    cudaDataType execution = CUDA_C_32F; ///< complex, of the precision
    long long batch = 1;
    int direction = -1; ///< CUFFT_FORWARD or CUFFT_INVERSE
};

/// Empty for a precision that cuFFT does not have here.
std::optional<CufftLayout> cufftLayoutOf(const Fft& fft);

} // namespace phasebench
