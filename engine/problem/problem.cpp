// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/problem.h"

namespace phasebench {

namespace {
std::string describe(const Matmul& matmul)
{
    std::string text
        = "matmul " + std::to_string(matmul.m) + " x " + std::to_string(matmul.n) + " x " + std::to_string(matmul.k);
    text.append(" ").append(nameOf(matmul.type));
    if (matmul.compute != defaultComputeOf(matmul.type))
        text.append(" in ").append(nameOf(matmul.compute));
    if (matmul.epilog != Epilog::none)
        text.append(" ").append(nameOf(matmul.epilog));
    return text;
}

std::string describe(const Fft& fft)
{
    std::string text = "FFT ";
    for (std::size_t i = 0; i < fft.shape.size(); ++i)
        text.append(i == 0 ? "" : " x ").append(std::to_string(fft.shape[i]));
    text.append(" ").append(nameOf(fft.transform)).append(" ").append(nameOf(fft.type));
    if (fft.transform == Transform::c2c && fft.direction == Direction::inverse)
        text.append(" inverse");
    if (fft.in_place)
        text.append(" in place");
    return text;
}
} // namespace

std::string describe(const Problem& problem)
{
    std::string text = problem.isMatmul() ? describe(problem.matmul()) : describe(problem.fft());
    if (problem.batch() != 1)
        text.append(", batch ").append(std::to_string(problem.batch()));
    return text;
}

} // namespace phasebench
