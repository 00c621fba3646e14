// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/library/configuration.h"
#include "engine/library/openblas/kernel_sets.h"
#include "engine/library/product_rules.h"
#include "engine/library/registry.h"
#include "engine/problem/matmul/operands.h"

#include <algorithm>
#include <limits>

namespace phasebench {

namespace {

std::optional<Fault> sizesIn32Bits(const Library& /*library*/, const Experiment& experiment)
{
    const Matmul& matmul = experiment.problem.as<Matmul>();
    for (const auto id : {MatmulOperand::a, MatmulOperand::b, MatmulOperand::c, MatmulOperand::d}) {
        if (id == MatmulOperand::c && matmul.beta == 0)
            continue;
        const Matrix matrix = matrixOf(matmul, id);
        const std::int64_t largest = std::max({matrix.rows, matrix.columns, matrix.ld});
        if (largest > std::numeric_limits<std::int32_t>::max())
            return Fault{"problem",
                "OpenBLAS counts rows, columns and leading dimensions in 32 bits: at most 2147483647, and "
                    + std::string(titleOf(id)) + " has " + std::to_string(largest) + ".",
                {}};
    }
    return std::nullopt;
}

constexpr CapabilityRule openblasRules[] = {
    {product_rules::type},
    {product_rules::inputTypes},
    {product_rules::compute},
    {product_rules::resultType},
    {product_rules::cLikeD},
    {product_rules::noEpilog},
    {sizesIn32Bits},
};

constexpr ConfigurationKey openblasConfiguration[] = {
    {.name = "kernel_set",
        .isRight = configuration::isWord,
        .right = "a processor's name as OPENBLAS_CORETYPE has it, such as \"Haswell\"",
        .words = configuration::plain},
    {.name = "threads",
        .isRight = configuration::isWhole<1>,
        .right = configuration::wholeFrom1,
        .words = configuration::threads},
};

constexpr EnvironmentVariable openblasEnvironment[] = {
    {"OPENBLAS_CORETYPE", true},
    {"OPENBLAS_L2_SIZE", true},
    {"OPENBLAS_MAIN_FREE"},
    {"OPENBLAS_NUM_THREADS"},
    {.name = "OPENBLAS_THREAD_TIMEOUT", .settable = true, .preset = "4"}, // idle threads then leave the cores alone
    {"GOTO_NUM_THREADS"},
};

constexpr KernelSets openblasKernelSets{
    .variable = "OPENBLAS_CORETYPE",
    .runnable = openblasKernelSetsFor,
    .instructions = openblasInstructionsOf,
};

} // namespace

constinit const Library library::openblas{
    .name = "openblas",
    .title = "OpenBLAS",
    .device = Device::cpu,
    .kind = &Matmul::kind,
    .licence = "BSD-3-Clause",
    .worker = "cpu",
    .rules = openblasRules,
    .products = product_rules::blasProducts,
    .configuration = openblasConfiguration,
    .environment = openblasEnvironment,
    .kernelSets = &openblasKernelSets,
    .tunedByProcess = true,
};

} // namespace phasebench
