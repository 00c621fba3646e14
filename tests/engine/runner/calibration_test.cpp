// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/calibration_store.h"
#include "engine/runner/calibration_points.h"
#include "tests/engine/runner/engine_fixture.h"

#include <algorithm>
#include <set>

namespace phasebench::calibration_runner_test {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

class Calibrations : public EngineFixture {
protected:
    JobId calibrate(double seconds)
    {
        Job job;
        job.calibration = seconds;
        return engine->submit(std::move(job));
    }
    std::vector<json> measureTasks() const
    {
        std::vector<json> tasks;
        for (const json& entry : journal())
            if (entry.at("kind") == "measure")
                tasks.push_back(entry);
        return tasks;
    }
    ScopedVariable data{"XDG_DATA_HOME", (folder / "data").string()};
};

TEST_F(Calibrations, MeasureTheSameInSeveralFreshProcesses)
{
    start();
    const JobId job = calibrate(0.001);
    listener.waitForJob(job);
    EXPECT_EQ(listener.jobs.at(job), "");
    ASSERT_EQ(listener.calibrations.size(), 1U);
    const Calibration& told = *listener.calibrations.front();
    const auto has = [&](Timed timed) {
        return std::ranges::any_of(told.times, [&](const CalibratedTime& time) { return time.timed == timed; });
    };
    EXPECT_TRUE(has(Timed::onCpu));
    EXPECT_TRUE(has(Timed::callOfGpu));
    EXPECT_TRUE(has(Timed::gpuItself));
    for (const CalibratedTime& time : told.times)
        EXPECT_EQ(time.medians.size(), 3U) << "so many, however short the time";
    EXPECT_FALSE(told.date.empty());
    ASSERT_TRUE(keptCalibration(told.machine));
    EXPECT_EQ(keptCalibration(told.machine)->times.size(), told.times.size());
    std::map<std::string, std::set<json>> processes;
    for (const json& task : measureTasks())
        processes[task.at("experiment").at("problem").dump() + task.at("program").dump()].insert(task.at("pid"));
    for (const auto& [problem, pids] : processes)
        EXPECT_EQ(pids.size(), 3U) << problem;
    EXPECT_TRUE(listener.finished.empty()) << "it is no run";
    EXPECT_FALSE(listener.progress.empty());
}

TEST_F(Calibrations, LeaveOutWhatThisComputerCannotDo)
{
    script["machine"]["gpus"] = json::array();
    start(json::array({{{"kind", "measure"}, {"when", {{"/problem/kind", "fft"}}},
        {"run", {{"status", "failed"}, {"message", "No FFT today."}}}}}));
    const JobId job = calibrate(0.001);
    listener.waitForJob(job);
    EXPECT_EQ(listener.jobs.at(job), "");
    ASSERT_EQ(listener.calibrations.size(), 1U);
    for (const CalibratedTime& time : listener.calibrations.front()->times) {
        EXPECT_EQ(time.timed, Timed::onCpu);
        EXPECT_THAT(time.problem, HasSubstr("matmul"));
    }
}

TEST_F(Calibrations, ThatFailSayWhy)
{
    start(json::array({{{"kind", "measure"}, {"run", {{"status", "failed"}, {"message", "It hurts."}}}}}));
    const JobId job = calibrate(0.001);
    listener.waitForJob(job);
    EXPECT_THAT(listener.jobs.at(job), HasSubstr("It hurts."));
    EXPECT_TRUE(listener.calibrations.empty());
    EXPECT_FALSE(std::filesystem::exists(folder / "data"));
}

TEST_F(Calibrations, ThatAreCancelledLeaveNothing)
{
    start(json::array({{{"kind", "measure"}, {"seconds", 3600}}}));
    const JobId job = calibrate(10);
    listener.waitFor([&] { return !listener.progress.empty(); });
    engine->cancel();
    listener.waitForJob(job);
    EXPECT_EQ(listener.jobs.at(job), "");
    EXPECT_TRUE(listener.calibrations.empty());
    EXPECT_FALSE(std::filesystem::exists(folder / "data"));
}

TEST_F(Calibrations, StandBehindWhatIsMeasuredAfterwards)
{
    start();
    listener.waitForJob(calibrate(0.001));
    measure();
    ASSERT_EQ(listener.finished.size(), 1U);
    EXPECT_TRUE(listener.finished.front().run->call->figure.spread);
}

} // namespace
} // namespace phasebench::calibration_runner_test
