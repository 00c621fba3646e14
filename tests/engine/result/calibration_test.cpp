// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/calibration_json.h"
#include "engine/result/calibration_store.h"
#include "tests/support/example_run.h"
#include "tests/support/scoped_variable.h"
#include "tests/support/temporary_folder.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace phasebench::calibration_test {
namespace {

using testing::HasSubstr;

Calibration example()
{
    Calibration calibration;
    calibration.date = "2026-03-01T12:00:00Z";
    calibration.machine = test::exampleRun().machine;
    calibration.seconds = 170;
    for (const double median : {5.0, 50.0, 500.0, 5000.0}) {
        const double apart = median < 100 ? 0.1 : 0.01;
        calibration.times.push_back({"a problem", Timed::callOfGpu,
            {median * (1 - apart), median, median * (1 + apart), median * (1 - apart / 2), median * (1 + apart / 2)}});
    }
    return calibration;
}

TEST(Calibration, KnowsTheSpreadOfItsKindsOnly)
{
    const Calibration calibration = example();
    EXPECT_TRUE(calibration.spread(Timed::callOfGpu, 10));
    EXPECT_FALSE(calibration.spread(Timed::onCpu, 10));
    EXPECT_FALSE(calibration.spread(Timed::callOfGpu, 0));
}

TEST(Calibration, TellsBrieferTimesFromLongerOnes)
{
    Calibration calibration = example();
    for (const double median : {1.0, 2.0, 3.0, 10'000.0, 20'000.0, 30'000.0}) {
        const double apart = median < 100 ? 0.1 : 0.01;
        calibration.times.push_back(
            {"another", Timed::callOfGpu, {median * (1 - apart), median, median * (1 + apart), median}});
    }
    EXPECT_GT(calibration.spread(Timed::callOfGpu, 2)->deviation, 0.05);
    EXPECT_LT(calibration.spread(Timed::callOfGpu, 15'000)->deviation, 0.02);
}

TEST(Calibration, IsMadeOfRunsOverProcesses)
{
    phasebench::Run run = test::exampleRun("gpu:0");
    EXPECT_TRUE(calibratedTimes({&run, 1}).empty()) << "one process";
    run.call->figure.processes = {{2600, 10}, {2640, 10}, {2650, 10}};
    const std::vector<CalibratedTime> times = calibratedTimes({&run, 1});
    ASSERT_EQ(times.size(), 1U);
    EXPECT_EQ(times[0].timed, Timed::callOfGpu);
    EXPECT_EQ(times[0].medians, (std::vector<double>{2600, 2640, 2650}));
    EXPECT_EQ(times[0].median(), 2640);
    EXPECT_NEAR(times[0].deviation(), 0.0101, 1e-4);
}

TEST(Calibration, GivesFiguresOfItsOwnComputerTheirSpread)
{
    const Calibration calibration = example();
    phasebench::Run run = test::exampleRun("gpu:0");
    apply(calibration, run);
    ASSERT_TRUE(run.call->figure.spread);
    EXPECT_EQ(run.call->figure.spread->deviation, calibration.spread(Timed::callOfGpu, 2640)->deviation);
    EXPECT_FALSE(run.phase(Phase::execution)->gpu->spread) << "its own time was not calibrated";
    phasebench::Run elsewhere = test::exampleRun("gpu:0");
    elsewhere.machine.cpu = "Another CPU";
    apply(calibration, elsewhere);
    EXPECT_FALSE(elsewhere.call->figure.spread);
}

TEST(Calibration, IsTheSameAfterItsJson)
{
    const Calibration calibration = example();
    const nlohmann::json json = toJson(calibration);
    EXPECT_EQ(json.at("times")[0].at("timed"), "gpu_call");
    EXPECT_EQ(json.at("times")[0].at("median"), 5.0);
    EXPECT_NEAR(json.at("times")[0].at("deviation").get<double>(), 0.08, 0.01);
    const Calibration read = calibrationFromJson(json);
    EXPECT_EQ(read.seconds, 170);
    EXPECT_EQ(read.machine.host, "lab");
    EXPECT_EQ(read.times.size(), 4U);
    EXPECT_EQ(toJson(read), json);
}

TEST(Calibration, RefusesWhatIsNone)
{
    nlohmann::json json = toJson(example());
    json["times"][1]["medians"] = {1.0};
    EXPECT_THROW(calibrationFromJson(json), std::runtime_error);
    json["times"][1]["medians"] = {1.0, -1.0};
    EXPECT_THROW(calibrationFromJson(json), std::runtime_error);
    EXPECT_THROW(calibrationFromJson("a word"), std::runtime_error);
}

TEST(Calibration, IsKeptForItsComputer)
{
    const TemporaryFolder folder;
    const ScopedVariable data("XDG_DATA_HOME", folder.path().string());
    Calibration calibration = example();
    EXPECT_FALSE(keptCalibration(calibration.machine));
    keepCalibration(calibration);
    ASSERT_TRUE(keptCalibration(calibration.machine));
    EXPECT_EQ(calibrationPath(calibration.machine).filename(), "calibration-lab.json");
    Machine other = calibration.machine;
    other.host = "elsewhere";
    EXPECT_FALSE(keptCalibration(other));
    std::ofstream(calibrationPath(calibration.machine)) << "Dear reader,";
    try {
        keptCalibration(calibration.machine);
        ADD_FAILURE() << "a letter was read as a calibration";
    } catch (const MachineRecordError& error) {
        EXPECT_THAT(error.what(), HasSubstr("holds no calibration; delete it and calibrate again."));
    }
}

} // namespace
} // namespace phasebench::calibration_test
