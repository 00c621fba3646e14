// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/library/configuration.h"
#include "engine/library/product_rules.h"
#include "engine/library/registry.h"

namespace phasebench {

namespace {

// Sizes and strides are 64 bits wide in BLIS's own interface, so large ones are no reason against it.
constexpr CapabilityRule blisRules[] = {
    {product_rules::type},
    {product_rules::inputTypes},
    {product_rules::compute},
    {product_rules::resultType},
    {product_rules::cLikeD},
    {product_rules::noEpilog},
};

constexpr ConfigurationKey blisConfiguration[] = {
    // What BLIS took by itself; its BLIS_ARCH_TYPE counts sets by numbers that differ between versions.
    {.name = "kernel_set",
        .isRight = configuration::isWord,
        .right = "the kernel set that BLIS takes on this processor, such as \"haswell\"",
        .words = configuration::plain},
    {.name = "threads",
        .isRight = configuration::isWhole<1>,
        .right = configuration::wholeFrom1,
        .words = configuration::threads},
};

constexpr EnvironmentVariable blisEnvironment[] = {
    {"BLIS_ARCH_TYPE", true},
    {"BLIS_NUM_THREADS"},
    {"BLIS_JC_NT"},
    {"BLIS_PC_NT"},
    {"BLIS_IC_NT"},
    {"BLIS_JR_NT"},
    {"BLIS_IR_NT"},
};

} // namespace

constinit const Library library::blis{
    .name = "blis",
    .title = "BLIS",
    .device = Device::cpu,
    .kind = &Matmul::kind,
    .licence = "BSD-3-Clause",
    .worker = "blis",
    .rules = blisRules,
    .products = product_rules::blasProducts,
    .configuration = blisConfiguration,
    .environment = blisEnvironment,
    .tunedByProcess = true,
};

} // namespace phasebench
