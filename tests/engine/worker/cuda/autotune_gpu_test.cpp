// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/statistics.h"
#include "engine/problem/experiment_json.h"
#include "engine/worker/autotune.h"
#include "engine/worker/cuda/cuda_program.h"
#include "engine/worker/driver.h"
#include "tests/engine/worker/cuda/gpu_test.h"

#include <gmock/gmock.h>

namespace phasebench::autotune_gpu_test {
namespace {

struct AutotuneGpu : test::GpuTest {
    Experiment experiment;
    CudaProgram program{"/proc/self/exe"};
    std::atomic<bool> enough = false;
    std::atomic<bool> cancelled = false;
    TaskHooks hooks{enough, cancelled, [](const Progress&) {}, [](const SamplesChunk&) {}, 0.0};

    void matmul(std::int64_t m, std::int64_t n, std::int64_t k, DataType type, ComputeType compute, bool transposed)
    {
        Matmul problem;
        problem.m = m;
        problem.n = n;
        problem.k = k;
        problem.type = type;
        problem.compute = compute;
        problem.a.transpose = transposed;
        experiment.problem.value = problem;
        for (const OperandId id : {MatmulOperand::a, MatmulOperand::b, MatmulOperand::d})
            experiment.placement.of(id) = MemorySpace{MemorySpace::Kind::gpu, 0};
        experiment.execution.space = ExecutionSpace{ExecutionSpace::Kind::gpu, 0};
        experiment.planning.workspace = 64 << 20;
        experiment.planning.autotune = Autotune{};
        experiment.planning.autotune->search = Autotune::Search::enumerate;
    }

    phasebench::Run tune()
    {
        phasebench::Run run;
        Autotuner tuner(
            experiment, **program.backend(experiment), **program.memory(experiment), hooks, [](const Reply&) {},
            program.tracer(experiment).value().tracer);
        tuner.race(run, {});
        return run;
    }

    static void tell(const phasebench::Run& run)
    {
        const Race& race = *run.race;
        std::printf("considered %lld, distinct %lld, timed %lld, %.2f s: %s\n", static_cast<long long>(race.considered),
            static_cast<long long>(race.distinct), static_cast<long long>(race.timed), race.seconds,
            race.verdict.c_str());
        for (const RaceRemark& remark : race.remarks)
            std::printf("  %s\n", remark.text.c_str());
        for (std::size_t i = 0; i < run.candidates.size(); ++i) {
            const Candidate& c = run.candidates[i];
            if (i < 10 || c.heuristic_rank)
                std::printf("  #%d tie %d %s %s %.2f us (%lld) ws %lld waves %.2f %s %s [%s]\n", c.rank, c.tie,
                    c.origin.c_str(), c.heuristic_rank ? std::to_string(*c.heuristic_rank).c_str() : "-",
                    c.figure ? c.figure->median : 0, static_cast<long long>(c.figure ? c.figure->samples : 0),
                    static_cast<long long>(c.workspace), c.waves.value_or(0), c.configuration.dump().c_str(),
                    c.kernel.c_str(), c.eliminated.value_or(Eliminated{}).sentence.c_str());
        }
    }
};

TEST_F(AutotuneGpu, enumerationFindsMoreThanTheHeuristicAndRanksIt)
{
    matmul(124, 1024, 1512, DataType::float32, ComputeType::tfloat32, false);
    experiment.planning.autotune->budget = 3;
    const phasebench::Run run = tune();
    tell(run);
    ASSERT_TRUE(run.race);
    EXPECT_GT(run.race->distinct, 20);
    EXPECT_GT(run.race->timed, 20);
    EXPECT_LT(run.race->seconds, 4);
    ASSERT_FALSE(run.candidates.empty());
    EXPECT_EQ(run.candidates.front().tie, 1);
    for (const Candidate& candidate : run.candidates)
        EXPECT_LE(candidate.workspace, experiment.planning.workspace);
}

TEST_F(AutotuneGpu, theTutorialsMethodTimesTheHeuristicsList)
{
    matmul(124, 1024, 1512, DataType::float32, ComputeType::float32, false);
    experiment.planning.autotune->method = Autotune::Method::fixed;
    const phasebench::Run run = tune();
    tell(run);
    EXPECT_LE(run.candidates.size(), 8U);
    for (const Candidate& candidate : run.candidates) {
        if (candidate.tie > 0) {
            EXPECT_EQ(candidate.figure->samples, 5);
        }
    }
}

TEST_F(AutotuneGpu, transformsHaveCandidatesToo)
{
    matmul(1, 1, 1, DataType::float32, ComputeType::float32, false);
    Fft fft;
    fft.shape = {10000};
    fft.batch = 16;
    experiment.problem.value = fft;
    experiment.placement = {};
    for (const OperandId id : {FftOperand::in, FftOperand::out})
        experiment.placement.of(id) = MemorySpace{MemorySpace::Kind::gpu, 0};
    const phasebench::Run run = tune();
    tell(run);
    EXPECT_EQ(run.candidates.size(), 5U) << "four ways, and the leader's twin";
    // cuFFT has no minimal work area for lengths above 4096: what is not timed says so.
    for (const Candidate& candidate : run.candidates) {
        EXPECT_TRUE(candidate.figure || candidate.eliminated) << candidate.configuration;
        if (!candidate.figure && candidate.eliminated) {
            EXPECT_THAT(candidate.eliminated->sentence, testing::HasSubstr("does not offer the minimal work area"));
        }
    }
}

TEST_F(AutotuneGpu, aKernelTakesAsLongInTheRaceAsInTheTunedCall)
{
    const auto bf16 = DataType::bfloat16;
    struct Case {
        std::int64_t m, n, k;
        DataType type;
        std::int64_t calls;
    };
    for (const Case& c : {Case{124, 1024, 1512, DataType::float32, 1}, {16, 4096, 4096, bf16, 1},
             {16, 4096, 4096, bf16, 20}, {2048, 512, 8192, bf16, 1}}) {
        matmul(c.m, c.n, c.k, c.type, ComputeType::float32, c.type == bf16);
        experiment.call.count = c.calls;
        experiment.call.form = CallForm::stateful;
        experiment.planning.autotune->budget = 1;
        const phasebench::Run raced = tune();
        const nlohmann::json choice = winningConfiguration(raced);
        const Candidate& timed = raced.candidates.at(static_cast<std::size_t>(raced.race->winner.value_or(0)));
        PointDriver caller(experiment, **program.backend(experiment), **program.memory(experiment), hooks,
            choice.is_object() ? &choice : nullptr);
        phasebench::Run called;
        caller.trace(called, *program.tracer(experiment).value().tracer);
        const double call = median(called.series.at("execution.gpu"));
        std::printf("%lld x %lld x %lld, %lld calls: %.2f us in the race, %.2f in the call\n",
            static_cast<long long>(c.m), static_cast<long long>(c.n), static_cast<long long>(c.k),
            static_cast<long long>(c.calls), timed.figure->median, call);
        if (raced.race->winner || timed.heuristic_rank == 0) {
            EXPECT_NEAR(call / timed.figure->median, 1, 0.03);
        }
    }
}

/// One after the other with 5 s each, as issue 5 lists them: what the engine finds, printed.
TEST_F(AutotuneGpu, DISABLED_tenProblems)
{
    const auto f32 = DataType::float32;
    const auto bf16 = DataType::bfloat16;
    struct Case {
        std::int64_t m, n, k;
        DataType type;
        ComputeType compute;
        bool transposed;
    };
    double product = 1;
    int count = 0;
    for (const Case& c :
        {Case{10777, 1352, 2407, f32, ComputeType::float32, false},
            {14320, 307, 7266, f32, ComputeType::float32, false}, {9759, 1104, 5335, f32, ComputeType::float32, false},
            {124, 1024, 1512, f32, ComputeType::float32, false}, {10777, 1352, 2407, f32, ComputeType::tfloat32, false},
            {124, 1024, 1512, f32, ComputeType::tfloat32, false}, {4096, 4096, 4096, bf16, ComputeType::float32, true},
            {16, 4096, 4096, bf16, ComputeType::float32, true}, {124, 1024, 1512, bf16, ComputeType::float32, true},
            {2048, 512, 8192, bf16, ComputeType::float32, true}}) {
        matmul(c.m, c.n, c.k, c.type, c.compute, c.transposed);
        const phasebench::Run run = tune();
        std::printf("%lld x %lld x %lld %s %s\n", static_cast<long long>(c.m), static_cast<long long>(c.n),
            static_cast<long long>(c.k), std::string(nameOf(c.type)).c_str(), std::string(nameOf(c.compute)).c_str());
        tell(run);
        double first = 0;
        double best = 0;
        for (const Candidate& candidate : run.candidates) {
            if (candidate.heuristic_rank == 0)
                first = candidate.figure->median;
            if (best == 0)
                best = candidate.figure->median;
        }
        std::printf("  gain %.3f\n", first / best);
        product *= first / best;
        ++count;
    }
    std::printf("geometric mean %.4f\n", std::pow(product, 1.0 / count));
}

} // namespace
} // namespace phasebench::autotune_gpu_test
