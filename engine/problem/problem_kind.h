// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace phasebench {

/// What a kind of problem is called.
struct ProblemKind {
    std::string_view name; ///< in files: "fft"
    std::string_view title; ///< on screen: "FFT"
    std::string_view one; ///< "an FFT"
    std::string_view product; ///< what it computes: "a matrix product"
    std::string_view many; ///< "matrix products"
};

/// What a kind of problem calls one of the operands that its problems can have.
struct ListedOperand {
    std::string_view name; ///< in files: "a"
    std::string_view symbol; ///< on screen: "A", "bias"
    std::string_view title; ///< in sentences: "A", "the bias"
    bool isResult = false; ///< left out, it is placed as a result is
};

} // namespace phasebench
