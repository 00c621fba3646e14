// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/predict.h"

#include "engine/result/results_file.h"
#include "tests/support/example_probe.h"
#include "tests/support/example_run.h"
#include "tests/support/places.h"

#include <gtest/gtest.h>

namespace phasebench::predict_test {
namespace {

using test::exampleProbe;
using test::exampleRun;
using test::pointFrom;

class Predict : public ::testing::Test {
protected:
    Predict()
        : gpuRun(exampleRun("gpu:0"))
        , machine(gpuRun.machine)
        , probe(exampleProbe(machine))
    {
    }
    Experiment matmul(const std::string& space, const std::string& rest = "") const
    {
        return pointFrom(R"({"problem": {"kind": "matmul", "m": 8000, "n": 2000, "k": 4000, "type": "float32"},
            "placement": {"a": ")"
            + space + R"(", "b": ")" + space + R"(", "d": ")" + space
            + R"("}, "execution": {"space": "gpu:0"}, "call": {"form": "stateful", "count": 10})" + rest + "}");
    }
    CallPrediction of(const Experiment& experiment) const
    {
        return predict(experiment, machine, &probe, std::vector<phasebench::Run>{gpuRun});
    }

    phasebench::Run gpuRun;
    Machine machine;
    LinkProbe probe;
};

TEST_F(Predict, PinnedCopiesAndAKnownKernelWithinFifteenPercent)
{
    const CallPrediction p = of(matmul("host_pinned"));
    ASSERT_EQ(p.copies.size(), 3U);
    EXPECT_EQ(p.copies[0].copy.bytes, 128'000'000);
    ASSERT_TRUE(p.total && p.execution && p.copying);
    EXPECT_TRUE(p.executionMeasured);
    const double copying = (160e6 / 5.49e10 + 64e6 / 5.5e10) * 1e6;
    EXPECT_TRUE(p.copying->contains(copying));
    EXPECT_TRUE(p.total->contains(copying + 2600));
    EXPECT_GT(p.total->low, 0.85 * (copying + 2620));
    EXPECT_LT(p.total->high, 1.15 * (copying + 2600));
    ASSERT_TRUE(p.copies[0].rate);
    EXPECT_TRUE(p.copies[0].rate->contains(5.49e10));
    EXPECT_NE(p.sentence.find("A call takes about"), std::string::npos) << p.sentence;
    EXPECT_NE(p.sentence.find("160\u00a0MB in and 64.0\u00a0MB out"), std::string::npos) << p.sentence;
}

TEST_F(Predict, PageableCopiesWiderThanPinnedOnes)
{
    const CallPrediction pageable = of(matmul("host_pageable"));
    const CallPrediction pinned = of(matmul("host_pinned"));
    ASSERT_TRUE(pageable.copying && pinned.copying);
    EXPECT_TRUE(pageable.copying->contains((160e6 / 8e9 + 64e6 / 1e10) * 1e6));
    EXPECT_GT(pageable.copying->high / pageable.copying->low, 2.5);
    EXPECT_LT(pinned.copying->high / pinned.copying->low, 1.2);
    EXPECT_GT(pageable.copying->low, pinned.copying->high);
}

TEST_F(Predict, NothingOfCopiesWhereThereAreNone)
{
    const CallPrediction p = of(matmul("gpu:0"));
    EXPECT_TRUE(p.copies.empty());
    ASSERT_TRUE(p.copying && p.total);
    EXPECT_EQ(p.copying->high, 0);
    EXPECT_TRUE(p.total->contains(2640)) << p.total->low << " " << p.total->high;
}

TEST_F(Predict, ThatItWasNeverProbed)
{
    const CallPrediction p = predict(matmul("host_pinned"), machine, nullptr, std::vector<phasebench::Run>{gpuRun});
    EXPECT_FALSE(p.probed);
    EXPECT_FALSE(p.copies[0].time);
    EXPECT_FALSE(p.copying || p.total);
    ASSERT_TRUE(p.execution);
    EXPECT_NE(p.sentence.find("never probed"), std::string::npos) << p.sentence;

    // Another computer's probe says nothing of this one.
    LinkProbe other = probe;
    other.machine.gpus[0].name = "NVIDIA T4";
    EXPECT_FALSE(predict(matmul("host_pinned"), machine, &other, {}).probed);
}

TEST_F(Predict, ThatNothingAlikeWasExecuted)
{
    const CallPrediction p = predict(matmul("host_pinned"), machine, &probe, {});
    EXPECT_FALSE(p.execution || p.total);
    EXPECT_TRUE(p.copying);
    EXPECT_NE(p.sentence.find("Nothing alike was executed"), std::string::npos) << p.sentence;

    phasebench::Run other = gpuRun;
    other.machine.gpus[0].name = "NVIDIA T4";
    EXPECT_FALSE(predict(matmul("gpu:0"), machine, &probe, std::vector<phasebench::Run>{other}).execution);
    other = gpuRun;
    other.status = RunStatus::failed;
    EXPECT_FALSE(predict(matmul("gpu:0"), machine, &probe, std::vector<phasebench::Run>{other}).execution);
}

TEST_F(Predict, OtherSizesByTheRateOfTheNearest)
{
    const auto point = pointFrom(R"({"problem": {"kind": "matmul", "m": 4000, "n": 2000, "k": 4000, "type": "float32"},
        "placement": {"a": "gpu:0", "b": "gpu:0", "d": "gpu:0"}, "execution": {"space": "gpu:0"}})");
    const CallPrediction p = of(point);
    ASSERT_TRUE(p.execution);
    EXPECT_FALSE(p.executionMeasured);
    EXPECT_TRUE(p.execution->contains(1300)); // half the work at the same rate
    EXPECT_TRUE(p.execution->contains(2600)); // or no faster at all
    EXPECT_NE(p.sentence.find("other sizes"), std::string::npos) << p.sentence;
}

TEST_F(Predict, PageFaultsInsideTheExecution)
{
    const CallPrediction fault = of(matmul("managed", R"(, "transfer": {"managed": "fault"})"));
    EXPECT_TRUE(fault.copies.empty());
    ASSERT_TRUE(fault.execution);
    EXPECT_TRUE(fault.execution->contains(2600 + 160e6 / 6e9 * 1e6));
    EXPECT_NE(fault.sentence.find("page faults"), std::string::npos) << fault.sentence;
    const CallPrediction prefetch = of(matmul("managed", R"(, "transfer": {"managed": "prefetch"})"));
    EXPECT_EQ(prefetch.copies.size(), 3U);
    ASSERT_TRUE(prefetch.copying);
    EXPECT_TRUE(prefetch.copying->contains(224e6 / 4e10 * 1e6));
}

TEST_F(Predict, PlanningInEveryStatelessCall)
{
    Experiment stateless = matmul("gpu:0");
    stateless.call.form = CallForm::stateless;
    const CallPrediction once = of(matmul("gpu:0"));
    const CallPrediction each = of(stateless);
    ASSERT_TRUE(once.total && each.total);
    EXPECT_GT(each.total->high, once.total->high + 100);
    EXPECT_TRUE(each.total->contains(2620 + 182));
}

/// The recorded H100: its links as its own pinned copies had them, and every run predicted from the others.
TEST(PredictRecorded, TheMatmulOfTheTutorial)
{
    const ResultsFile file(
        sourceFolder() / "resources" / "recorded" / "h100-matmul-8000x2000x4000.phasebench", ResultsFile::Mode::read);
    const std::vector<phasebench::Run> runs = file.runs();
    ASSERT_GE(runs.size(), 3U);
    const LinkProbe probe = exampleProbe(runs.front().machine);
    int checked = 0;
    for (const phasebench::Run& run : runs) {
        std::vector<phasebench::Run> others;
        for (const phasebench::Run& other : runs)
            if (other.id != run.id)
                others.push_back(other);
        const CallPrediction p = predict(run.experiment, run.machine, &probe, others);
        if (!p.total)
            continue;
        EXPECT_TRUE(p.total->contains(run.call->figure.median))
            << run.title << ": " << p.sentence << " but measured " << run.call->figure.median;
        const bool pinned = run.experiment.placement.of(MatmulOperand::a)->kind == MemorySpace::Kind::host_pinned;
        if (pinned) {
            EXPECT_GT(p.total->low, 0.85 * run.call->figure.median);
            EXPECT_LT(p.total->high, 1.15 * run.call->figure.median);
        }
        ++checked;
    }
    EXPECT_GE(checked, 3);
}

} // namespace
} // namespace phasebench::predict_test
