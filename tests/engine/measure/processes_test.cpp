// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/processes.h"

#include "engine/measure/statistics.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <vector>

namespace phasebench::processes_test {
namespace {

TEST(Processes, shortPointsTakeTheMostAndLongOnesOne)
{
    const Measure measure;
    EXPECT_EQ(processesFor(measure, {0.03, 0.02}, 1e-5), mostProcesses);
    EXPECT_EQ(processesFor(measure, {0.03, 20.0}, 1e-3), 1) << "planning took 20 s, sampling takes 1 s";
    const auto ofSeconds = processesFor(measure, {0.03, 10.0}, 3.0);
    EXPECT_GE(ofSeconds, 1);
    EXPECT_LT(ofSeconds, mostProcesses);
}

TEST(Processes, areThreeForAShortPointThatTakesSecondsToOpen)
{
    const Measure measure;
    const ProcessCost gpu{2.0, 0.3};
    EXPECT_EQ(processesFor(measure, gpu, 1e-5), leastProcesses);
    Measure impatient = measure;
    impatient.timeout = 3;
    EXPECT_EQ(processesFor(impatient, gpu, 1e-5), 1);
    EXPECT_EQ(whySoFew(impatient, gpu, 1),
        "Measured within one process: each further one takes 2.31\u00a0s, and 2 of them may take a third of the "
        "timeout, 1.00\u00a0s. \"measure.processes\" asks for more.");
}

TEST(Processes, shareTheOpeningAmongThePointsOfAPass)
{
    Measure measure;
    measure.timeout = 2;
    EXPECT_EQ(processesFor(measure, {2.0, 0.03, 1}, 1e-5), 1);
    EXPECT_EQ(processesFor(measure, {2.0, 0.03, 100}, 1e-5), mostProcesses);
}

TEST(Processes, areNoMoreThanSamples)
{
    Measure measure;
    measure.samples = 2;
    EXPECT_EQ(processesFor(measure, {0.03, 0.02}, 1e-5), 2);
    EXPECT_EQ(whySoFew(measure, {0.03, 0.02}, 2), "Measured in 2 processes: there are no more samples.");
}

TEST(Processes, costAQuarterUnlessThreeAreCheap)
{
    const Measure measure;
    for (const double own : {0.02, 0.05, 0.1, 0.3, 1.0, 5.0})
        for (const double sample : {1e-5, 1e-3, 0.1, 2.0}) {
            const auto processes = static_cast<double>(processesFor(measure, {0, own}, sample));
            const double series = 2 * std::max(measure.min_time, 10 * sample);
            const bool cheap = (processes - 1) * own < measure.timeout / 15
                || (processes <= leastProcesses && 2 * own < timeForLeast(measure));
            EXPECT_TRUE(cheap || processes * own + series <= 1.26 * (own + series)) << own << " " << sample;
        }
}

TEST(Processes, shareTimeAndNumbers)
{
    Measure measure;
    measure.samples = 10;
    std::int64_t samples = 0;
    for (std::int64_t process = 0; process < 3; ++process) {
        const Measure share = shareOf(measure, 3, process);
        samples += *share.samples;
        EXPECT_DOUBLE_EQ(share.min_time, measure.min_time / 3);
        EXPECT_DOUBLE_EQ(share.timeout, measure.timeout / 3);
        EXPECT_DOUBLE_EQ(share.max_noise, measure.max_noise * std::sqrt(3));
    }
    EXPECT_EQ(samples, 10);
    EXPECT_EQ(shareOf(measure, 1, 0), measure);
}

TEST(MedianOverProcesses, isWiderThanTheSamplesOfOneProcessSay)
{
    std::vector<double> samples;
    for (const double offset : {0.0, 5.0, -5.0})
        for (int i = 0; i < 100; ++i)
            samples.push_back(100 + offset + 0.01 * (i % 10));
    const std::vector<std::int64_t> counts{100, 100, 100};
    const MedianInterval across = medianOverProcesses(samples, counts);
    EXPECT_LT(across.low, 95);
    EXPECT_GT(across.high, 105);
    const MedianInterval within = medianOverProcesses(samples, std::vector<std::int64_t>{300});
    EXPECT_EQ(within.low, medianInterval(samples).low);
}

} // namespace
} // namespace phasebench::processes_test
