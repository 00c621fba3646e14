// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/crossover.h"
#include "engine/insight/findings.h"
#include "engine/insight/line_name.h"
#include "engine/insight/overhead.h"
#include "engine/insight/sweep_findings.h"
#include "engine/problem/keys/key_path.h"
#include "engine/problem/sweep.h"
#include "tests/support/sweep_runs.h"

#include <chrono>
#include <gmock/gmock.h>

namespace phasebench::sweep_test {
namespace {

using test::fftRun;
using test::matmulRun;
using test::References;
using test::samplesAround;
using test::timed;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::optional<SweepLines> linesOf(const std::vector<phasebench::Run>& runs)
{
    SweepGrouping grouping;
    for (const phasebench::Run& run : runs)
        grouping.add(run);
    return grouping.lines();
}

std::vector<double> sizes(const SweepLine& line)
{
    std::vector<double> x;
    for (const SweepPoint& point : line.points)
        x.push_back(point.x);
    return x;
}

std::vector<std::string> names(const SweepLines& lines)
{
    std::vector<std::string> all;
    for (const SweepLine& line : lines.lines)
        all.push_back(line.name);
    return all;
}

TEST(SweepLines, TheLengthOfAnFftIsTheAxisAndWhatIsLeftNamesTheLines)
{
    const auto lines = linesOf(test::memoryByExecution(8, 10));
    ASSERT_TRUE(lines);
    EXPECT_EQ(lines->axis, "N");
    EXPECT_THAT(lines->keys, ElementsAre("problem.shape.0"));
    EXPECT_THAT(
        names(*lines), ElementsAre("CPU × 2, pinned", "GPU 0, pinned", "CPU × 2, GPU 0 memory", "GPU 0, GPU 0 memory"));
    for (const SweepLine& line : lines->lines)
        EXPECT_THAT(sizes(line), ElementsAre(256, 512, 1024));
    EXPECT_EQ(lines->elsewhere, 0U);
}

TEST(SweepLines, KeysOfATupleAreOneAxis)
{
    std::vector<phasebench::Run> runs;
    for (const int n : {256, 512, 1024})
        runs.push_back(timed(matmulRun(n, n, n), n));
    auto lines = linesOf(runs);
    ASSERT_TRUE(lines);
    EXPECT_EQ(lines->axis, "m = n = k");
    EXPECT_TRUE(lines->isValue);
    EXPECT_THAT(sizes(lines->lines.at(0)), ElementsAre(256, 512, 1024));
    EXPECT_EQ(lines->lines.at(0).name, "") << "one line needs no name";

    // A list of problems: their product is what they have in common.
    runs.clear();
    for (const auto& [m, n, k] : {std::tuple(10, 20, 30), {10, 40, 30}, {20, 40, 30}, {20, 40, 60}})
        runs.push_back(timed(matmulRun(m, n, k), m));
    lines = linesOf(runs);
    ASSERT_TRUE(lines);
    EXPECT_FALSE(lines->isValue);
    EXPECT_THAT(sizes(lines->lines.at(0)), ElementsAre(6000, 12000, 24000, 48000));
}

TEST(SweepLines, AListOfUnlikeProblemsIsNoLine)
{
    // Sizes that go up and down: nothing is said of what lies between two of them.
    std::vector<phasebench::Run> runs;
    for (const auto& [m, n, k] : {std::tuple(124, 1024, 1512), {9759, 1104, 5335}, {10777, 1352, 2407},
             {14320, 307, 7266}, {16, 4096, 4096}, {2048, 512, 8192}})
        runs.push_back(timed(matmulRun(m, n, k), m));
    EXPECT_FALSE(linesOf(runs));

    // Neither is one whose problems have the same product.
    runs.clear();
    for (const auto& [m, n, k] : {std::tuple(10, 20, 30), {20, 10, 30}, {20, 40, 30}})
        runs.push_back(timed(matmulRun(m, n, k), m));
    EXPECT_FALSE(linesOf(runs));

    // A family beside it stays.
    runs = test::memoryByExecution(8, 10);
    const std::size_t before = runs.size();
    for (const auto& [m, n, k] : {std::tuple(124, 1024, 1512), {9759, 1104, 5335}, {14320, 307, 7266}})
        runs.push_back(timed(matmulRun(m, n, k), m));
    const auto lines = linesOf(runs);
    ASSERT_TRUE(lines);
    EXPECT_EQ(lines->axis, "N");
    EXPECT_EQ(lines->elsewhere, runs.size() - before);

    // One size may shrink while another grows.
    runs.clear();
    for (const auto& [m, k] : {std::pair(10, 400), {20, 300}, {40, 200}})
        runs.push_back(timed(matmulRun(m, 8, k), m));
    EXPECT_TRUE(linesOf(runs));
}

TEST(SweepLines, OfAGridTheLongerAxisIsLookedAlong)
{
    std::vector<phasebench::Run> runs;
    for (const int n : {128, 512})
        for (const int m : {1, 2, 3})
            runs.push_back(timed(matmulRun(m, n, 8), m * n));
    const auto lines = linesOf(runs);
    ASSERT_TRUE(lines);
    EXPECT_EQ(lines->axis, "m");
    EXPECT_THAT(names(*lines), ElementsAre("n = 128", "n = 512"));
}

TEST(SweepLines, ANumberThatFollowsFromTheSizeIsNoLine)
{
    std::vector<phasebench::Run> runs;
    for (const int n : {256, 512, 1024}) {
        runs.push_back(timed(fftRun(n), n));
        runs.back().experiment.call.count = n < 1000 ? 100 : 10;
    }
    const auto lines = linesOf(runs);
    ASSERT_TRUE(lines);
    EXPECT_EQ(lines->lines.size(), 1U);
    EXPECT_THAT(lines->keys, ElementsAre("problem.shape.0", "call.count"));
    EXPECT_FALSE(lines->isValue) << "a size in between would be no number of calls";
}

TEST(SweepLines, WhatIsNoNumberNeverJoinsTwoSizes)
{
    // 256 pinned and 512 pageable: a line between them would say that the size did it.
    EXPECT_FALSE(linesOf({timed(fftRun(256, "cpu", "host_pinned"), 1), timed(fftRun(512, "cpu", "host_pageable"), 2)}));
}

TEST(SweepLines, OtherRunsOfTheFileStayAside)
{
    auto runs = test::memoryByExecution(8, 10);
    runs.push_back(timed(matmulRun(1, 2, 3), 5));
    runs.push_back(timed(fftRun(10000, "cpu", "managed"), 5));
    runs.push_back(timed(fftRun(256, "cpu", "host_pinned"), 7)); // again
    runs.push_back(timed(fftRun(2048, "cpu", "host_pinned"), 7));
    runs.back().status = RunStatus::failed;
    const auto lines = linesOf(runs);
    ASSERT_TRUE(lines);
    EXPECT_EQ(lines->lines.size(), 4U);
    EXPECT_EQ(lines->elsewhere, 2U);
    EXPECT_EQ(lines->repeated, 1U);
    EXPECT_EQ(lines->withoutFigure, 1U);
    EXPECT_EQ(lines->lines.at(0).points.at(0).run, 14U) << "the latest of two";
    EXPECT_EQ(lines->lines.at(0).name, "CPU × 2, pinned") << "what stays aside names no line";
}

TEST(SweepLines, ThreadsAreAnAxisWhereNoSizeVaries)
{
    std::vector<phasebench::Run> runs;
    for (const int threads : {1, 2}) {
        runs.push_back(timed(fftRun(256), 10.0 / threads));
        runs.back().experiment.execution.threads = threads;
    }
    const auto lines = linesOf(runs);
    ASSERT_TRUE(lines);
    EXPECT_EQ(lines->axis, "threads");
    EXPECT_FALSE(linesOf({runs[0]})) << "one run is no sweep";
    EXPECT_FALSE(linesOf({}));
}

TEST(SweepLines, SizesArePowersOfTwoWhereTheyAre)
{
    EXPECT_EQ(formatSize(32768), "2¹⁵");
    EXPECT_EQ(formatSize(512), "512");
    EXPECT_EQ(formatSize(10000), "10\u202f000");
    EXPECT_EQ(formatSize(0.5), "0.500");
}

std::vector<FigureAt> figures(const std::vector<std::pair<double, double>>& medians, double half = 0.01)
{
    std::vector<FigureAt> list;
    for (const auto& [x, median] : medians)
        list.push_back({x, {median, median * (1 - half), median * (1 + half), 30}});
    return list;
}

TEST(Crossover, LiesBetweenTheLastAndTheFirstThatAreCertain)
{
    // At 4 the intervals overlap: the crossover is not claimed there, but between 2 and 8.
    const auto one = figures({{1, 10}, {2, 20}, {4, 40}, {8, 80}, {16, 160}});
    const auto other = figures({{1, 30}, {2, 33}, {4, 40.3}, {8, 60}, {16, 100}});
    const LineComparison comparison = compareLines(one, other);
    ASSERT_EQ(comparison.crossovers.size(), 1U);
    EXPECT_EQ(comparison.crossovers[0].low, 2);
    EXPECT_EQ(comparison.crossovers[0].high, 8);
    EXPECT_EQ(comparison.crossovers[0].from, Ahead::second);
    EXPECT_GT(*comparison.crossovers[0].at, 4);
    EXPECT_LT(*comparison.crossovers[0].at, 8);
    EXPECT_EQ(comparison.told, 4U);
    EXPECT_EQ(comparison.throughout(), Ahead::cannot_tell);
}

TEST(Crossover, IsNotClaimedWhereIntervalsOverlapToTheEnd)
{
    const auto one = figures({{1, 10}, {2, 20}, {4, 40}});
    const auto other = figures({{1, 30}, {2, 33}, {4, 39.9}});
    const LineComparison comparison = compareLines(one, other);
    EXPECT_TRUE(comparison.crossovers.empty()) << "the medians cross, the intervals do not";
    EXPECT_EQ(comparison.throughout(), Ahead::first);
    const LineComparison equal = compareLines(one, one);
    EXPECT_EQ(equal.told, 0U);
    EXPECT_EQ(equal.throughout(), Ahead::cannot_tell);
}

TEST(Crossover, ThereMayBeSeveralAndSizesOfOneLineOnlyDoNotCount)
{
    const auto one = figures({{1, 10}, {2, 20}, {3, 1}, {4, 40}, {8, 80}});
    const auto other = figures({{1, 20}, {2, 10}, {4, 80}, {8, 70}, {16, 1}});
    const LineComparison comparison = compareLines(one, other);
    EXPECT_THAT(comparison.x, ElementsAre(1, 2, 4, 8));
    EXPECT_EQ(comparison.crossovers.size(), 3U);
}

TEST(Crossover, WhatWasMeasuredOnceClaimsNothing)
{
    auto one = figures({{1, 10}, {2, 20}});
    one[0].figure.low.reset();
    EXPECT_EQ(compareLines(one, figures({{1, 99}, {2, 99}})).told, 1U);
}

TEST(Overhead, FallsBelowHalfBetweenTwoSizes)
{
    const std::vector<phasebench::Run> runs = test::copiesThatShrink();
    const auto lines = linesOf(runs);
    ASSERT_TRUE(lines);
    const auto overhead = overheadOf(lines->lines.at(0), References(runs));
    ASSERT_EQ(overhead.size(), 4U);
    EXPECT_NEAR(overhead[0].share, 0.9, 0.02);
    EXPECT_EQ(overhead[0].largest, Phase::copy_in);
    const auto fall = fallOf(overhead);
    ASSERT_TRUE(fall);
    EXPECT_EQ(fall->above, 512) << "at 1024 it cannot be told";
    EXPECT_EQ(fall->below, 2048);
    const auto list = findingsOf(*lines, References(runs));
    ASSERT_FALSE(list.empty());
    EXPECT_EQ(list[0].sentence,
        "What is not execution (most of it copy in) takes more than half of the call up to N = 512, and less than half "
        "from 2¹¹ on.");
}

TEST(Overhead, IsSaidOfNoSizeWhereItFallsAndRises)
{
    const auto at = [](double x, double share) {
        return OverheadAt{x, share, share - 0.01, share + 0.01, Phase::copy_in};
    };
    EXPECT_FALSE(fallOf(std::vector{at(1, 0.8), at(2, 0.2), at(3, 0.8)}));
    EXPECT_FALSE(fallOf(std::vector{at(1, 0.5), at(2, 0.505)}));
    const auto unsure = fallOf(std::vector{at(1, 0.8), at(2, 0.2), at(3, 0.5), at(4, 0.2)});
    ASSERT_TRUE(unsure);
    EXPECT_EQ(unsure->below, 4) << "at 3 it may be above";
}

TEST(SweepFindings, SayFromWhichSizeOnTheGpuPays)
{
    const auto runs = test::memoryByExecution(8, 20);
    const auto list = findings(runs);
    ASSERT_FALSE(list.empty());
    EXPECT_EQ(list[0].sentence,
        "From pinned host memory GPU 0 pays from N = 2¹³ to 2¹⁵ on; below that, 2 CPU threads are faster. "
        "(within one process)");
    ASSERT_TRUE(list[0].followUp);
    EXPECT_EQ(list[0].followUp->label, "Measure more sizes between 2¹³ and 2¹⁵");
    const nlohmann::json sweep = list[0].followUp->changes.at("sweep");
    EXPECT_EQ(sweep.at(0).at("key"), (nlohmann::json{"execution.space", "execution.threads"}));
    EXPECT_EQ(sweep.at(0).at("values"), nlohmann::json::parse(R"([["cpu", 2], ["gpu:0", null]])"));
    EXPECT_EQ(sweep.at(1).at("values"),
        (nlohmann::json{{8192}, {11340}, {14336}, {17496}, {20480}, {23625}, {26880}, {30000}, {32768}}));
    for (const Finding& finding : list)
        EXPECT_THAT(finding.sentence, ::testing::Not(HasSubstr("of the call is copying")))
            << "the runs of a line need no sentences of their own";
}

TEST(SweepFindings, TheFollowUpIsAnExperiment)
{
    const auto runs = test::memoryByExecution(8, 20);
    const auto list = findings(runs);
    ASSERT_TRUE(list.at(0).followUp);
    nlohmann::json document;
    for (const phasebench::Run& run : runs)
        if (run.id == list[0].followUp->run)
            document = toJson(run.experiment);
    document["sweep"] = list[0].followUp->changes.at("sweep");
    Faults faults;
    const auto file = ExperimentFile::fromDocument(document, faults);
    EXPECT_TRUE(faults.empty()) << faults.front().sentence;
    EXPECT_EQ(file.points(), 18U);
    EXPECT_EQ(file.experiment(0).execution.threads, 2);
    EXPECT_FALSE(file.experiment(9).execution.threads);
}

/// The experiment that a finding's button measures.
ExperimentFile measuredBy(const FollowUp& follow, const std::vector<phasebench::Run>& runs)
{
    nlohmann::json document;
    for (const phasebench::Run& run : runs)
        if (run.id == follow.run)
            document = toJson(run.experiment);
    for (const auto& [key, value] : follow.changes.items())
        EXPECT_TRUE(setAt(document, key, value));
    Faults faults;
    auto file = ExperimentFile::fromDocument(document, faults);
    EXPECT_TRUE(faults.empty()) << faults.front().sentence;
    return file;
}

TEST(SweepFindings, EveryClaimHasAButtonThatMeasuresIt)
{
    std::vector<phasebench::Run> runs;
    for (int exponent = 8; exponent <= 16; ++exponent)
        for (const auto& [space, time] : {std::pair("host_pinned", 10.0), {"host_pageable", 30.0}, {"managed", 30.01}})
            runs.push_back(timed(fftRun(1 << exponent, "gpu:0", space), time * exponent, 0.2 + 0.04 * exponent));
    for (std::size_t i = 0; i < runs.size(); ++i) {
        runs[i].id = static_cast<std::int64_t>(i) + 1;
        runs[i].experiment.call.count = 100 - static_cast<int>(i / 3); // follows the size
    }
    const auto list = findings(runs);
    ASSERT_GE(list.size(), 6U);
    for (const Finding& finding : list) {
        ASSERT_TRUE(finding.followUp) << finding.sentence;
        const ExperimentFile file = measuredBy(*finding.followUp, runs);
        EXPECT_GE(file.points(), 1U) << finding.sentence;
        for (std::size_t point = 0; point < file.points(); ++point) {
            // Each is a point that was measured, for longer: between two sizes no number of calls is known.
            phasebench::Experiment experiment = file.experiment(point);
            EXPECT_EQ(experiment.measure.min_time, 2.0);
            experiment.measure = runs[0].experiment.measure;
            EXPECT_TRUE(std::ranges::any_of(runs, [&](const auto& run) { return run.experiment == experiment; }))
                << toJson(experiment);
        }
    }
}

TEST(SweepFindings, SayWhichIsFasterThroughoutAndWhereNothingCanBeSaid)
{
    std::vector<phasebench::Run> runs;
    for (const int n : {256, 512, 1024})
        for (const auto& [space, time] : {std::pair("host_pinned", 10.0), {"host_pageable", 30.0}, {"managed", 30.01}})
            runs.push_back(timed(fftRun(n, "gpu:0", space), time));
    const auto lines = linesOf(runs);
    ASSERT_TRUE(lines);
    const References all(runs);
    EXPECT_EQ(crossoverSentence(*lines, 0, 1, all),
        "“pinned” is faster than “pageable” at every N from 256 to 2¹⁰, 3.00× to 3.00×.");
    EXPECT_THAT(crossoverSentence(*lines, 1, 2, all), HasSubstr("cannot be told apart at any N"));
}

TEST(SweepFindings, BearTheBadgeOfWhatWasRecordedHoweverManyRunsThereAre)
{
    std::vector<phasebench::Run> runs;
    for (const char* space : {"host_pinned", "host_pageable"})
        for (int i = 0; i < 50; ++i) {
            runs.push_back(timed(fftRun(256 + i, "gpu:0", space), space == std::string("host_pinned") ? 10 : 30));
            runs.back().id = static_cast<std::int64_t>(runs.size());
            runs.back().recorded = true;
            runs.back().date = "2026-11-22T10:00:00Z";
        }
    const auto list = findings(runs);
    ASSERT_FALSE(list.empty());
    for (const Finding& finding : list)
        EXPECT_THAT(finding.sentence, HasSubstr("(recorded")) << finding.sentence;
}

TEST(LineName, SaysChoicesAsAPersonWould)
{
    const auto name = [](const char* key, const nlohmann::json& value) {
        return lineName({key}, [&](const std::string&) -> const nlohmann::json& { return value; });
    };
    EXPECT_EQ(name("problem.a.transpose", true), "A transposed");
    EXPECT_EQ(name("problem.a.transpose", false), "A not transposed");
    EXPECT_EQ(name("problem.b.conjugate", true), "B conjugated");
    EXPECT_EQ(name("problem.in_place", false), "out of place");
    EXPECT_EQ(name("planning.autotune", false), "not tuned");
    EXPECT_EQ(name("planning.autotune", {{"method", "race"}}), "tuned by a race");
    EXPECT_EQ(name("planning.autotune", {{"method", "fixed"}}), "tuned by the fixed method");
    EXPECT_EQ(name("planning.tuned", true), "with the winner that was kept");
    EXPECT_EQ(name("planning.configuration", nullptr), "with the library's pick");
}

TEST(SweepFindings, SayEveryCrossing)
{
    std::vector<phasebench::Run> runs;
    int i = 0;
    for (const int n : {256, 512, 1024}) {
        runs.push_back(timed(fftRun(n, "gpu:0", "host_pinned"), i % 2 == 0 ? 10 : 20));
        runs.push_back(timed(fftRun(n, "gpu:0", "managed"), i++ % 2 == 0 ? 20 : 10));
    }
    const auto lines = linesOf(runs);
    ASSERT_TRUE(lines);
    EXPECT_EQ(crossoverSentence(*lines, 0, 1, References(runs)),
        "“pinned” and “managed” cross 2 times: “managed” is ahead from N = 256 to 512 on and “pinned” is ahead from N "
        "= "
        "512 to 2¹⁰ on.");
}

TEST(SweepLines, TenThousandPointsTakeNoTime)
{
    SweepGrouping grouping;
    phasebench::Run run = timed(fftRun(256), 10);
    for (int i = 1; i <= 10'000; ++i) {
        run.experiment.problem.as<Fft>().shape[0] = i;
        grouping.add(run);
    }
    const auto lines = grouping.lines();
    ASSERT_TRUE(lines);
    EXPECT_EQ(lines->lines.at(0).points.size(), 10'000U);
}

} // namespace
} // namespace phasebench::sweep_test
