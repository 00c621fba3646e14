// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/matmul/data.h"

#include <algorithm>
#include <cmath>

namespace phasebench {

bool destroysInput(const Matmul&, const ExecutionSpace&)
{
    return false;
}

double usualResult(const Matmul& matmul)
{
    const double product = std::abs(matmul.alpha) * std::sqrt(static_cast<double>(matmul.k)) / 3;
    const double bias = readsBias(matmul.epilog) ? 0.6 : 0;
    return std::log2(std::max({product, std::abs(matmul.beta) * 0.6, bias}));
}

double growthInPlace(const Matmul&)
{
    return 0;
}

double errorScale(const Matmul& matmul)
{
    const double product = isComplex(matmul.type) ? 2.0 / 3 : 1.0 / 3;
    return std::abs(matmul.alpha) * product * std::sqrt(2.0 * static_cast<double>(matmul.k)) + std::abs(matmul.beta)
        + (readsBias(matmul.epilog) ? 1 : 0);
}

} // namespace phasebench
