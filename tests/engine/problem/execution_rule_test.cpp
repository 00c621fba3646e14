// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/execution_rule.h"

#include "engine/problem/operand.h"

#include <gmock/gmock.h>

namespace phasebench::execution_rule_test {
namespace {

using ::testing::HasSubstr;

Experiment asked(const Problem& problem, const std::string& input)
{
    Experiment experiment;
    experiment.problem = problem;
    experiment.placement.of(operandsOf(problem).front().id) = memorySpaceFromName(input);
    return experiment;
}

constexpr Computer server{.gpus = 2, .hardware_threads = 16};
constexpr Computer laptop{.gpus = 0, .hardware_threads = 4};

TEST(ExecutionRule, TheGenericInterfaceFollowsItsInput)
{
    Problem fft;
    fft.value = Fft{{8}};
    EXPECT_THAT(executionRule(asked(fft, "gpu:1"), server),
        HasSubstr("follows its input, which lives in the memory of "
                  "GPU 1: it executes on GPU 1."));
    EXPECT_THAT(executionRule(asked(fft, "host_pinned"), server), HasSubstr("host memory: it executes on the CPU."));
    EXPECT_THAT(executionRule(asked(fft, "managed"), server), HasSubstr("it executes on GPU 0."));
    EXPECT_THAT(executionRule(asked(fft, "managed"), laptop), HasSubstr("on the CPU, as there is no GPU"));
}

TEST(ExecutionRule, TheSpecialisedOneRunsOnAGpuOnly)
{
    Problem matmul;
    matmul.value = Matmul{};
    EXPECT_THAT(executionRule(asked(matmul, "host_pageable"), server), HasSubstr("wherever the operands live"));
    EXPECT_THAT(executionRule(asked(matmul, "host_pageable"), laptop), HasSubstr("OpenBLAS executes it on the CPU"));
    Experiment chosen = asked(matmul, "host_pageable");
    chosen.execution.space = ExecutionSpace{};
    EXPECT_THAT(executionRule(chosen, server), HasSubstr("on the CPU because you chose so"));
}

} // namespace
} // namespace phasebench::execution_rule_test
