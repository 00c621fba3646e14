// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/worker/cpu/cpu_program.h"

#include "engine/worker/cpu/fftw/fftw_backend.h"
#include "engine/worker/cpu/openblas/openblas_backend.h"
#include "engine/worker/driver.h"
#include "engine/worker/probe.h"

#include <gmock/gmock.h>

namespace phasebench::cpu_program_test {

namespace {

struct LinkedLibraries {
    OpenblasBackend openblas;
    FftwBackend fftw;
    CpuProgram program{"phasebench-cpu-worker", {{&openblas, openblasVersion()}, {&fftw, fftwVersion()}}};
};

Experiment fftExperiment()
{
    Experiment experiment;
    Fft fft;
    fft.shape = {16};
    experiment.problem.value = fft;
    experiment.placement.of(FftOperand::in) = MemorySpace{};
    experiment.placement.of(FftOperand::out) = MemorySpace{};
    experiment.execution.space = ExecutionSpace{};
    return experiment;
}

} // namespace

TEST(CpuProgram, NamesItsLibraries)
{
    LinkedLibraries linked;
    CpuProgram& program = linked.program;
    EXPECT_EQ(program.name(), "phasebench-cpu-worker");
    const Machine machine = program.describe();
    EXPECT_EQ(machine.libraries.at("openblas"), openblasVersion());
    EXPECT_EQ(machine.libraries.at("fftw"), fftwVersion());
    EXPECT_FALSE(machine.host.empty());
}

TEST(CpuProgram, ServesEachProblemWithItsLibrary)
{
    LinkedLibraries linked;
    CpuProgram& program = linked.program;
    Experiment experiment = fftExperiment();
    EXPECT_EQ((*program.backend(experiment))->name(), "fftw");
    experiment.problem.value = Matmul{};
    EXPECT_EQ((*program.backend(experiment))->name(), "openblas");
    EXPECT_EQ(*program.backend(experiment), *program.backend(experiment));
    experiment.execution.space = ExecutionSpace{ExecutionSpace::Kind::gpu, 0};
    const auto refused = program.backend(experiment);
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().sentence, testing::HasSubstr("gpu:0"));
}

TEST(CpuProgram, PageableMemoryNeedsNoDriver)
{
    LinkedLibraries linked;
    CpuProgram& program = linked.program;
    const auto memory = program.memory(fftExperiment());
    ASSERT_TRUE(memory);
    EXPECT_EQ((*memory)->driver(), nullptr);
    EXPECT_TRUE((*memory)->execution().isCpu());
    const auto tracer = program.tracer(fftExperiment());
    ASSERT_FALSE(tracer);
    EXPECT_FALSE(tracer.error().sentence.empty());
}

TEST(CpuProgram, OtherMemoryIsOpenedOrRefusedWithTheReason)
{
    LinkedLibraries linked;
    CpuProgram& program = linked.program;
    Experiment experiment = fftExperiment();
    experiment.placement.of(FftOperand::in) = MemorySpace{MemorySpace::Kind::host_pinned, 0};
    const auto memory = program.memory(experiment);
    if (memory) {
        EXPECT_NE((*memory)->driver(), nullptr);
        EXPECT_TRUE(program.tracer(experiment));
    } else {
        EXPECT_THAT(memory.error().sentence, testing::HasSubstr("\"in\" cannot be in host_pinned memory: "));
        EXPECT_EQ(memory.error().fixes, (std::vector<SuggestedFix>{{"placement.in", "\"host_pageable\""}}));
        const auto tracer = program.tracer(experiment);
        ASSERT_FALSE(tracer);
        EXPECT_FALSE(tracer.error().sentence.empty());
    }
}

TEST(CpuProgram, ProbesTheHostWithOrWithoutADriver)
{
    LinkedLibraries linked;
    CpuProgram& program = linked.program;
    const auto memory = program.wholeMemory();
    ASSERT_TRUE(memory);
    const std::atomic<bool> no = false;
    const LinkProbe found = probe(**memory, {no, no, [](const Progress&) {}, [](const SamplesChunk&) {}, 1}, 1 << 16);
    const auto ofTheHost = [](const LinkFigure& link) {
        return link.from == MemorySpace{} && link.to == MemorySpace{};
    };
    EXPECT_EQ(std::ranges::count_if(found.links, ofTheHost), 3); // 4, 16 and 64 KiB
    ASSERT_FALSE(found.allocations.empty());
    EXPECT_EQ(found.allocations.front().space, MemorySpace{});
    const bool driver = (*memory)->driver() != nullptr;
    EXPECT_EQ(std::ranges::all_of(found.links, ofTheHost), !driver)
        << "a driver's memory is looked at where there is one";
}

/// What a race kept: the effort is the configuration's, the experiment's own stays at estimate.
TEST(CpuProgram, AConfigurationThatPlansByMeasuringLeavesTheOperandsAlone)
{
    LinkedLibraries linked;
    CpuProgram& program = linked.program;
    Experiment experiment = fftExperiment();
    std::get<Fft>(experiment.problem.value).shape = {4096};
    experiment.execution.threads = 1;
    experiment.measure.samples = 3;
    experiment.measure.first_use = false;
    const auto memory = program.memory(experiment);
    ASSERT_TRUE(memory);
    const std::atomic<bool> no = false;
    const TaskHooks hooks{no, no, [](const Progress&) {}, [](const SamplesChunk&) {}, 0.0};
    for (const char* effort : {"estimate", "measure", "patient"}) {
        const PlanConfiguration choice = {{"effort", effort}, {"threads", 1}};
        phasebench::Run run;
        PointDriver(experiment, **program.backend(experiment), **memory, hooks, &choice).measure(run);
        ASSERT_TRUE(run.check) << effort;
        EXPECT_TRUE(run.check->passed) << effort << ": " << run.check->relative_error << " " << run.message;
        EXPECT_EQ(run.series["call"].size(), 3U) << effort;
    }
}

TEST(CpuProgram, ConditionsAreAnObject)
{
    LinkedLibraries linked;
    CpuProgram& program = linked.program;
    EXPECT_TRUE(toJson(program.conditions(fftExperiment())).contains("cpu_governor"));
}

} // namespace phasebench::cpu_program_test
