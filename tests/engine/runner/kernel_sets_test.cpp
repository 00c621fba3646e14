// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/library/openblas/kernel_sets.h"
#include "engine/library/processor.h"
#include "engine/library/registry.h"
#include "engine/runner/tuning.h"

#include <gmock/gmock.h>
#include <set>

namespace phasebench::kernel_sets_test {
namespace {

auto remark(const std::string& part, RaceRemark::Weight weight = RaceRemark::Weight::note)
{
    return testing::AllOf(
        testing::Field(&RaceRemark::text, testing::HasSubstr(part)), testing::Field(&RaceRemark::weight, weight));
}

using testing::ElementsAre;

TEST(KernelSets, FollowTheFlagsOfTheCpu)
{
    EXPECT_THAT(openblasKernelSetsFor("fpu sse2 avx avx2 fma"), ElementsAre("Zen", "Haswell"));
    EXPECT_THAT(openblasKernelSetsFor("avx avx2 fma avx512f avx512bw avx512dq avx512vl"),
        ElementsAre("SkylakeX", "Zen", "Haswell"));
    EXPECT_THAT(openblasKernelSetsFor("avx avx2 fma avx512f avx512bw avx512dq avx512vl avx512_bf16"),
        ElementsAre("Cooperlake", "SkylakeX", "Zen", "Haswell"));
    EXPECT_THAT(openblasKernelSetsFor("fpu sse2 avx"), ElementsAre("Sandybridge"));
    EXPECT_THAT(openblasKernelSetsFor("fp asimd asimdhp"), ElementsAre("NEOVERSEN1", "ARMV8"));
    EXPECT_TRUE(openblasKernelSetsFor("").empty());
    EXPECT_TRUE(sameKernelSet("SKYLAKEX", "SkylakeX"));
    EXPECT_FALSE(sameKernelSet("Zen", "Haswell"));
}

/// A worker whose kernel sets take known times.
struct KernelSetRace : testing::Test {
    Experiment experiment;
    Machine machine;
    std::map<std::string, double> times{{"Haswell", 200}}; ///< us by kernel set, at one thread
    std::set<std::string> dead; ///< kernel sets whose worker dies
    std::vector<std::string> asked;

    KernelSetRace()
    {
        Matmul matmul;
        matmul.m = matmul.n = matmul.k = 64;
        experiment.problem.value = matmul;
        experiment.execution.space = ExecutionSpace{};
        experiment.execution.threads = 2;
        experiment.planning.autotune = Autotune{};
        machine.environment["OPENBLAS_CORETYPE"] = {"Haswell", "environment"};
        for (const std::string& set : openblasKernelSetsFor(cpuFlags()))
            times.emplace(set, 210);
    }

    phasebench::Run tune()
    {
        const auto tuning = tuneProcesses(experiment, machine);
        for (auto order = tuning->next(); order; order = tuning->next()) {
            const bool isOther = order->library && order->library != &library::openblas;
            const auto set = isOther                               ? std::string(order->library->name)
                : order->environment.contains("OPENBLAS_CORETYPE") ? order->environment.at("OPENBLAS_CORETYPE")
                                                                   : std::string("Haswell");
            asked.push_back(set);
            if (dead.contains(set)) {
                tuning->lost("The worker was killed by SIGILL.", {});
                continue;
            }
            phasebench::Run answer;
            int index = 0;
            for (const TimingTask::Order& one : std::get<TimingTask>(order->work).orders) {
                const int threads = one.configuration.at("threads");
                Candidate candidate;
                candidate.configuration = {{"kernel_set", set}, {"threads", threads}};
                candidate.relative_error = 1e-7;
                answer.candidates.push_back(candidate);
                std::vector<double>& samples = answer.series["candidate." + std::to_string(index++)];
                for (int i = 0; i < one.samples; ++i)
                    samples.push_back(times.at(set) / threads * (1 + 0.001 * (i % 3)));
            }
            tuning->receive(std::move(answer));
        }
        phasebench::Run run = tuning->take();
        settings = tuning->environment();
        winner = tuning->library();
        return run;
    }
    std::map<std::string, std::string> settings;
    const Library* winner = nullptr;
};

TEST_F(KernelSetRace, everyLibraryOfThisComputerTakesPartWhenAllIsEnumerated)
{
    for (const std::string& set : openblasKernelSetsFor(cpuFlags()))
        times[set] = 200;
    times["blis"] = 50;
    machine.libraries = {{"openblas", "0.3.21 (Haswell, pthreads)"}, {"blis", "0.9.0 (haswell, OpenMP)"}};
    experiment.planning.autotune->search = Autotune::Search::enumerate;
    phasebench::Run run = tune();
    ASSERT_TRUE(run.race->winner);
    EXPECT_EQ(run.candidates.at(static_cast<std::size_t>(*run.race->winner)).backend, "blis");
    EXPECT_EQ(winner, &library::blis);
    EXPECT_THAT(settings, testing::IsEmpty());
    EXPECT_THAT(
        run.race->remarks, testing::Contains(remark("BLIS is 4.00 times as fast", RaceRemark::Weight::finding)));

    const auto isBlis = [](const Candidate& candidate) {
        return candidate.backend == "blis";
    };
    experiment.execution.backend = "openblas"; // asked for, it is alone
    EXPECT_TRUE(std::ranges::none_of(tune().candidates, isBlis));
    experiment.execution.backend.reset();
    experiment.planning.autotune->search = Autotune::Search::heuristic;
    EXPECT_TRUE(std::ranges::none_of(tune().candidates, isBlis));
    experiment.planning.autotune->search = Autotune::Search::enumerate;
    machine.libraries.erase("blis"); // this build has no worker for it
    EXPECT_TRUE(std::ranges::none_of(tune().candidates, isBlis));
}

TEST_F(KernelSetRace, findsTheFasterSetAndSaysWhoForcedTheOther)
{
    const auto sets = openblasKernelSetsFor(cpuFlags());
    if (sets.empty() || sets.front() == "Haswell")
        GTEST_SKIP() << "This CPU has no second kernel set.";
    times[sets.front()] = 100;
    const phasebench::Run run = tune();
    ASSERT_TRUE(run.race->winner);
    EXPECT_EQ(run.candidates.at(static_cast<std::size_t>(*run.race->winner)).configuration,
        nlohmann::json({{"kernel_set", sets.front()}, {"threads", 2}}));
    EXPECT_EQ(settings.at("OPENBLAS_CORETYPE"), sets.front());
    EXPECT_THAT(run.race->remarks, testing::Contains(remark("OPENBLAS_CORETYPE=Haswell", RaceRemark::Weight::finding)));
    EXPECT_THAT(run.race->remarks,
        testing::Contains(remark(
            "At 2 threads the " + sets.front() + " kernels are 2.00 times as fast", RaceRemark::Weight::finding)));
    EXPECT_EQ(run.candidates.front().relative_error, 1e-7);
}

TEST_F(KernelSetRace, aSetThatKillsItsWorkerNeverEndsTheRace)
{
    const auto sets = openblasKernelSetsFor(cpuFlags());
    if (sets.empty())
        GTEST_SKIP() << "The flags of this CPU are not known.";
    dead.insert(sets.front());
    const phasebench::Run run = tune();
    EXPECT_GT(run.race->timed, 0);
    ASSERT_TRUE(run.candidates.back().eliminated);
    EXPECT_EQ(run.candidates.back().eliminated->why, Elimination::failed);
    EXPECT_THAT(run.candidates.back().eliminated->sentence, testing::HasSubstr("SIGILL"));
}

TEST_F(KernelSetRace, looksAtEverySetPastItsBudgetAndSaysSo)
{
    const auto sets = openblasKernelSetsFor(cpuFlags());
    if (sets.size() < 2)
        GTEST_SKIP() << "This CPU has no second kernel set.";
    experiment.planning.autotune->budget = 1e-6;
    const phasebench::Run run = tune();
    for (const std::string& set : sets)
        EXPECT_THAT(asked, testing::Contains(set));
    EXPECT_THAT(run.race->remarks, testing::Contains(remark("each was looked at all the same.")));
    EXPECT_THAT(run.race->remarks, testing::Contains(remark("went on past the budget.")));
    experiment.planning.autotune->budget = 60;
    EXPECT_THAT(tune().race->remarks, testing::Not(testing::Contains(remark("budget"))));
}

TEST(WorkerTuning, aLostWorkerCostsOneCandidate)
{
    Experiment experiment;
    experiment.planning.autotune = Autotune{};
    const auto tuning = tuneInWorker(experiment);
    auto order = tuning->next();
    ASSERT_TRUE(order);
    EXPECT_TRUE(std::get<RaceTask>(order->work).bad.empty());
    Candidate bad;
    bad.configuration = {{"algorithm", 13}};
    bad.eliminated = eliminatedBy(Elimination::hangs, "2 seconds");
    RaceProgress progress;
    progress.candidates = {bad};
    progress.elapsed = 1.5;
    tuning->progressed(progress);
    tuning->lost("It ended.", {});
    order = tuning->next();
    ASSERT_TRUE(order);
    const auto& task = std::get<RaceTask>(order->work);
    ASSERT_EQ(task.bad.size(), 1U);
    EXPECT_EQ(task.bad[0].configuration, bad.configuration);
    EXPECT_EQ(task.elapsed, 1.5);
    phasebench::Run answer;
    answer.race.emplace();
    tuning->receive(std::move(answer));
    EXPECT_FALSE(tuning->next());
    EXPECT_THAT(tuning->take().race->remarks, testing::Contains(remark("One worker was lost")));
}

TEST(WorkerTuning, aRaceThatLosesEveryWorkerIsGivenUpAndSaysSo)
{
    Experiment experiment;
    experiment.planning.autotune = Autotune{};
    const auto tuning = tuneInWorker(experiment);
    int workers = 0;
    while (tuning->next()) {
        tuning->lost("It was killed.", {});
        ASSERT_LT(++workers, 20);
    }
    const phasebench::Run run = tuning->take();
    EXPECT_FALSE(run.race->winner);
    EXPECT_THAT(run.race->verdict, testing::HasSubstr("given up"));
}

} // namespace
} // namespace phasebench::kernel_sets_test
