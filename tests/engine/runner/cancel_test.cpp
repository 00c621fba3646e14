// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/runner/engine_fixture.h"

#include <chrono>
#include <csignal>
#include <gmock/gmock.h>

namespace phasebench::cancel_test {
namespace {

using nlohmann::json;
using Clock = std::chrono::steady_clock;

constexpr double promised = 2.0; // seconds, as promised; the figure itself is no matter of the machine's speed

class Cancel : public EngineFixture {
protected:
    /// Cancels as soon as the task of that kind is at work.
    void cancelDuring(const std::string& kind, const json& changes, bool deaf)
    {
        start(json::array({{{"kind", kind}, {"seconds", 60}, {"deaf", deaf}}}));
        const JobId job = submit(changes);
        listener.waitFor([&] { return !listener.progress.empty(); });
        const auto asked = Clock::now();
        engine->cancel();
        listener.waitForJob(job);
        EXPECT_LT(secondsSince(asked), promised);
        ASSERT_EQ(listener.finished.size(), 1U);
        EXPECT_EQ(run(0).status, RunStatus::cancelled);
        EXPECT_FALSE(run(0).message.empty());
        EXPECT_EQ(listener.jobs.at(job), "");
    }
};

TEST_F(Cancel, WhileMeasuringKeepsWhatThereIs)
{
    cancelDuring("measure", threePoints(), false);
    ASSERT_TRUE(run(0).call);
    EXPECT_EQ(run(0).call->figure.samples, 5);
}

TEST_F(Cancel, OfADeafWorkerKillsIt)
{
    cancelDuring("measure", threePoints(), true);
}

TEST_F(Cancel, InTheFirstUse)
{
    cancelDuring("first_use", {{"measure", {{"first_use", true}}}}, false);
}

TEST_F(Cancel, InTheTraceKeepsTheFigures)
{
    cancelDuring("trace", onGpu(), false);
    ASSERT_TRUE(run(0).call);
    EXPECT_EQ(run(0).call->figure.median, 140);
}

TEST_F(Cancel, InTheTraceOfADeafWorker)
{
    cancelDuring("trace", onGpu(), true);
}

TEST_F(Cancel, OfAStoppedWorkerKillsIt)
{
    start(json::array({{{"kind", "measure"}, {"seconds", 60}}}));
    const JobId job = submit();
    listener.waitFor([&] { return !listener.progress.empty(); });
    for (const json& entry : journal())
        if (entry["kind"] == "measure")
            kill(entry["pid"].get<pid_t>(), SIGSTOP);
    const auto asked = Clock::now();
    engine->cancel();
    listener.waitForJob(job);
    EXPECT_LT(secondsSince(asked), promised);
    EXPECT_EQ(run(0).status, RunStatus::cancelled);
}

TEST_F(Cancel, WhileTheMachineIsDescribed)
{
    start(json::array({{{"kind", "describe"}, {"seconds", 60}}}));
    const JobId job = submit();
    const auto asked = Clock::now();
    engine->cancel();
    listener.waitForJob(job);
    EXPECT_LT(secondsSince(asked), promised);
    EXPECT_TRUE(listener.finished.empty());
}

TEST_F(Cancel, LetsTheNextJobGoOn)
{
    start(json::array({{{"kind", "measure"}, {"when", {{"/problem/k", 9}}}, {"seconds", 60}, {"deaf", true}}}));
    submit({{"problem", {{"k", 9}}}});
    const JobId next = submit();
    listener.waitFor([&] { return !listener.progress.empty(); });
    engine->cancel();
    listener.waitForJob(next);
    ASSERT_EQ(listener.finished.size(), 2U);
    EXPECT_EQ(run(0).status, RunStatus::cancelled);
    EXPECT_EQ(run(1).status, RunStatus::completed) << run(1).message;
}

TEST_F(Cancel, AllEndsTheQueueToo)
{
    start(json::array({{{"kind", "measure"}, {"seconds", 60}}}));
    const JobId first = submit();
    const JobId second = submit();
    listener.waitFor([&] { return !listener.progress.empty(); });
    engine->cancelAll();
    listener.waitForJob(first);
    listener.waitForJob(second);
    EXPECT_EQ(listener.finished.size(), 1U);
}

TEST_F(Cancel, EnoughEndsEveryStepOfThePointAndNoOther)
{
    start(json::array({{{"seconds", 60}, {"when", {{"/problem/k", 1}}}}}));
    json twoPoints
        = {{"sweep", json::array({{{"key", "problem.k"}, {"values", {1, 2}}}})}, {"measure", {{"first_use", true}}}};
    const JobId job = submit(twoPoints);
    listener.waitFor([&] { return !listener.progress.empty(); });
    engine->stopSampling(); // once, during the first use
    listener.waitForJob(job);
    ASSERT_EQ(listener.finished.size(), 2U);
    EXPECT_EQ(run(0).status, RunStatus::completed) << run(0).message;
    EXPECT_EQ(run(0).call->stop, StopReason::cancelled);
    EXPECT_EQ(run(1).call->stop, StopReason::noise) << "the next point is measured as usual";
    std::vector<std::string> ended{"first_use", "enough", "measure", "enough"};
    std::vector<std::string> usual{"first_use", "measure", "first_use", "first_use"};
    if (listener.started[0].point == 1)
        std::swap(ended, usual);
    ended.insert(ended.end(), usual.begin(), usual.end());
    EXPECT_EQ(askedKinds(), ended);
}

TEST_F(Cancel, WithNothingUnderWayDoesNothing)
{
    start();
    engine->cancel();
    engine->stopSampling();
    measure();
    EXPECT_EQ(run(0).status, RunStatus::completed);
}

TEST_F(Cancel, DestroyingTheEngineIsPromptAndLeavesNoWorker)
{
    start(json::array({{{"kind", "measure"}, {"seconds", 60}, {"deaf", true}}}));
    submit();
    listener.waitFor([&] { return !listener.progress.empty(); });
    const auto asked = Clock::now();
    engine.reset();
    EXPECT_LT(secondsSince(asked), promised);
    for (const json& entry : journal())
        EXPECT_NE(kill(entry["pid"].get<pid_t>(), 0), 0) << "Process " << entry["pid"] << " is still there.";
}

} // namespace
} // namespace phasebench::cancel_test
