// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/matmul/work.h"

namespace phasebench {

double flopOf(const Matmul& matmul)
{
    const double products
        = static_cast<double>(matmul.m) * static_cast<double>(matmul.n) * static_cast<double>(matmul.k);
    return (isComplex(matmul.type) ? 8.0 : 2.0) * products * static_cast<double>(matmul.batch);
}

bool computeAlike(const Matmul& a, const Matmul& b)
{
    return a.type == b.type && a.compute == b.compute;
}

} // namespace phasebench
