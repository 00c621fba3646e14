// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/work.h"

#include "engine/problem/operand.h"

#include <cmath>

namespace phasebench {

namespace {

double flopOf(const Matmul& matmul)
{
    const double products
        = static_cast<double>(matmul.m) * static_cast<double>(matmul.n) * static_cast<double>(matmul.k);
    return (isComplex(matmul.type) ? 8.0 : 2.0) * products * static_cast<double>(matmul.batch);
}

double flopOf(const Fft& fft)
{
    double points = 1;
    for (const std::int64_t length : fft.shape)
        points *= static_cast<double>(length);
    if (fft.shape.empty() || points <= 0)
        return 0;
    const double factor = fft.transform == Transform::c2c ? 5.0 : 2.5;
    return factor * points * std::log2(points) * static_cast<double>(fft.batch);
}

} // namespace

double flopOf(const Problem& problem)
{
    return std::visit([](const auto& value) { return flopOf(value); }, problem.value);
}

std::int64_t bytesOf(const Problem& problem)
{
    std::int64_t bytes = 0;
    for (const Operand& operand : operandsOf(problem))
        bytes += operand.bytes;
    return bytes;
}

} // namespace phasebench
