// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/memory/verify.h"

#include "engine/worker/memory/verify_fft.h"
#include "engine/worker/memory/verify_matmul.h"

namespace phasebench {

std::optional<Problem> problemBeforeActivation(const Problem& problem)
{
    return problem.visit(Overloaded{
        [](const Matmul& matmul) -> std::optional<Problem> {
            const std::optional<Matmul> before = matmulBeforeActivation(matmul);
            return before ? std::optional(Problem{*before}) : std::nullopt;
        },
        [](const Fft&) -> std::optional<Problem> { return std::nullopt; },
    });
}

Check verify(const Problem& problem, const HostOperands& operands, std::uint64_t seed)
{
    return problem.visit(Overloaded{
        [&](const Matmul& matmul) { return verifyMatmul(matmul, operands, seed); },
        [&](const Fft& fft) { return verifyFft(fft, operands, seed); },
    });
}

} // namespace phasebench
