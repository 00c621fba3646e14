// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/matmul/words.h"

namespace phasebench {

std::string titleOf(const Matmul& matmul)
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

std::string actionOf(const Matmul& matmul)
{
    const auto times = [](std::int64_t rows, std::int64_t columns) {
        return std::to_string(rows) + " × " + std::to_string(columns);
    };
    std::string text = "multiply " + times(matmul.m, matmul.k) + " by " + times(matmul.k, matmul.n);
    if (matmul.batch > 1)
        text += ", " + std::to_string(matmul.batch) + " times in a batch,";
    if (matmul.epilog != Epilog::none)
        text.append(" with the epilog ").append(nameOf(matmul.epilog));
    return text;
}

std::string_view flopConvention(const Matmul&)
{
    return {};
}

} // namespace phasebench
