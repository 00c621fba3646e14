// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/findings.h"

#include "engine/insight/how_sure.h"
#include "engine/insight/results_text.h"
#include "engine/result/run_json.h"
#include "tests/support/example_run.h"

#include <gtest/gtest.h>

namespace phasebench::findings_test {
namespace {

using test::exampleRun;
using test::pointFrom;
using test::samplesAround;

/// The first finding with this in its sentence; null without one.
const Finding* find(const std::vector<Finding>& list, const std::string& part)
{
    for (const Finding& finding : list)
        if (finding.sentence.find(part) != std::string::npos)
            return &finding;
    return nullptr;
}

std::vector<Finding> of(phasebench::Run run)
{
    run.id = 1;
    return findings(std::vector<phasebench::Run>{std::move(run)});
}

/// An FFTW run: `planning` once (a sequence of `calls`), `call` each.
phasebench::Run fftw(const std::string& effort, double planning, double execution)
{
    phasebench::Run run;
    run.experiment = pointFrom(R"({"problem": {"kind": "fft", "shape": [1024], "type": "float64"}, "execution":
        {"space": "cpu", "threads": 1}, "call": {"count": 100}, "planning": {"effort": ")"
        + effort + "\"}}");
    run.backend = "fftw";
    run.phases = {test::phase(Phase::planning, 1), test::phase(Phase::execution, 100)};
    run.series["planning.host"] = samplesAround(planning);
    run.series["execution.host"] = samplesAround(execution);
    run.series["call"] = samplesAround(execution + planning / 100);
    run.call.emplace();
    summarise(run);
    return run;
}

TEST(Findings, WarnOfKernelsThatAreSlowOrWereNotTaken)
{
    phasebench::Run run = fftw("estimate", 1, 100);
    run.backend = "openblas";
    run.configuration = {{"kernel_set", "Prescott"}, {"threads", 1}};
    run.machine.vector_instructions = "AVX2";
    run.machine.environment["OPENBLAS_CORETYPE"] = {"nonsense", "environment"};
    const auto list = of(run);
    EXPECT_TRUE(find(list, "OpenBLAS runs its Prescott kernels"));
    EXPECT_TRUE(find(list, "OPENBLAS_CORETYPE asks for the kernels nonsense; OpenBLAS runs Prescott."));
    EXPECT_NE(toText({run}).find("  ! OpenBLAS runs its Prescott kernels"), std::string::npos);

    run.configuration["kernel_set"] = "Haswell";
    run.machine.environment["OPENBLAS_CORETYPE"].value = "HASWELL";
    EXPECT_FALSE(find(of(run), "kernels"));
}

TEST(Findings, SayThatCopyingTakesTheTimeAndOfferToPinIt)
{
    const auto list = of(exampleRun("host_pageable"));
    ASSERT_FALSE(list.empty());
    EXPECT_EQ(list.front().sentence.find("94\u00a0% of the call is copying"), 0U) << list.front().sentence;
    EXPECT_NE(list.front().sentence.find("the operands in pageable host memory"), std::string::npos);
    EXPECT_NE(list.front().sentence.find("128\u00a0MB at 5.49\u00a0GB/s"), std::string::npos) << list.front().sentence;
    ASSERT_TRUE(list.front().followUp);
    EXPECT_EQ(list.front().followUp->label, "Measure it pinned");
    EXPECT_EQ(list.front().followUp->run, 1);
    EXPECT_EQ(list.front().followUp->changes,
        (nlohmann::json{
            {"placement.a", "host_pinned"}, {"placement.b", "host_pinned"}, {"placement.d", "host_pinned"}}));
}

TEST(Findings, OfferTheGpusMemoryToPinnedOperands)
{
    const auto list = of(exampleRun("host_pinned"));
    ASSERT_TRUE(list.front().followUp);
    EXPECT_EQ(list.front().followUp->changes["placement.d"], "gpu:0");
}

TEST(Findings, SayNothingOfCopiesWhereThereAreNone)
{
    const auto list = of(exampleRun("gpu:0"));
    EXPECT_EQ(find(list, "copying"), nullptr);
    const Finding* execution = find(list, "Execution takes");
    ASSERT_TRUE(execution);
    EXPECT_NE(execution->sentence.find("49.2\u00a0TFLOP/s"), std::string::npos);
}

TEST(Findings, CompareTheFirstUseWithTheRepeatedOne)
{
    const auto list = of(exampleRun("gpu:0"));
    const Finding* first = find(list, "first use");
    ASSERT_TRUE(first);
    // 120 + 17 + 9 ms against 30 + 140 + 2620 us: resource management has no first use and is not counted.
    EXPECT_NE(first->sentence.find("146\u00a0ms (measured once), about 52 times as long"), std::string::npos)
        << first->sentence;
    EXPECT_NE(first->sentence.find("specification (120\u00a0ms instead of 30.0\u00a0µs)"), std::string::npos);
}

TEST(Findings, SayThatTheHostSetsThePace)
{
    phasebench::Run run = exampleRun("gpu:0");
    run.series["execution.gpu"] = samplesAround(3);
    summarise(run);
    EXPECT_TRUE(find(of(run), "the host sets the pace"));
    // Where the intervals overlap nothing is said.
    run.series["execution.gpu"] = samplesAround(5.9, 0.3);
    run.series["execution.enqueue"] = samplesAround(6, 0.3);
    summarise(run);
    EXPECT_FALSE(find(of(run), "the host sets the pace"));
}

TEST(Findings, SayOfASingleCallThatTheHostHasMostOfIt)
{
    phasebench::Run run = exampleRun("gpu:0");
    run.experiment.call.count = 1;
    run.series["execution.gpu"] = samplesAround(3);
    summarise(run);
    EXPECT_FALSE(find(of(run), "the host sets the pace")) << "nothing waits for the next call's work";
    EXPECT_TRUE(find(of(run), "most of it is the host's."));
}

TEST(Findings, SayInHowManyProcessesTheyWereMeasured)
{
    phasebench::Run run = exampleRun();
    EXPECT_TRUE(find(of(run), "of the call is copying")->sentence.ends_with(" (within one process)"));
    run.processes.planned = 3;
    run.processes.measured = 2;
    EXPECT_TRUE(find(of(run), "of the call is copying")->sentence.ends_with(" (2 of 3 processes)"));
    EXPECT_NE(toText({run}).find("samples), 2 of 3 processes\n"), std::string::npos) << toText({run});
    run.processes.measured = 3;
    EXPECT_FALSE(find(of(run), "process)"));
    EXPECT_FALSE(find(of(run), "processes)"));
    run.recorded = true;
    run.processes.planned = run.processes.measured = 1;
    EXPECT_TRUE(find(of(run), "of the call is copying")->sentence.ends_with("2026-03-01; within one process)"));
}

TEST(Findings, MarkPlanningThatWasCutOffWhereverItsTimeStands)
{
    phasebench::Run run = fftw("patient", 3e6, 20);
    run.phases[0].count = 1;
    run.series["planning.host"] = {3e6};
    run.series["call"] = samplesAround(20);
    run.call->excludes = {Phase::planning};
    run.conditions.planning_cut_off_after = 3;
    summarise(run);
    const Finding* planning = find(of(run), "Planning took 3.00\u00a0s (cut off after 3.00\u00a0s");
    EXPECT_TRUE(planning);
    EXPECT_NE(toText({run}).find("planning, cut off after 3.00\u00a0s"), std::string::npos);
    EXPECT_NE(toText({run}).find("! Planning was cut off after 3.00\u00a0s"), std::string::npos);
    // Files of before the condition have it in their log.
    run.conditions.planning_cut_off_after.reset();
    run.experiment.measure.timeout = 3;
    run.log.push_back({Phase::planning, "planning was cut off after 3 s: the plan is the best one", std::nullopt});
    EXPECT_NE(toText({runFromJson(toJson(run))}).find("planning, cut off after 3.00\u00a0s"), std::string::npos);
}

TEST(Findings, CallNothingFasterThatCopiesMore)
{
    phasebench::Run resident = exampleRun("gpu:0");
    phasebench::Run pageable = exampleRun();
    resident.id = 1;
    pageable.id = 2;
    resident.series["call"] = samplesAround(44'600);
    pageable.series["call"] = samplesAround(20'000);
    summarise(resident);
    summarise(pageable);
    const std::vector<phasebench::Run> runs = {resident, pageable};
    const auto list = findings(runs);
    EXPECT_TRUE(find(list, "With the operands in pageable host memory a call cannot be told apart"));
    EXPECT_FALSE(find(list, "as fast"));
}

TEST(Findings, GivePhasesThatOverlapNoShareOfTheCall)
{
    // Copies and execution, each waited for, take half as long again as the call in a loop.
    phasebench::Run run = exampleRun("host_pinned");
    run.series["call"] = samplesAround(29'000);
    for (const char* const series : {"copy_in.gpu", "copy_out.gpu"})
        run.series[series] = samplesAround(13'000);
    summarise(run);
    const auto list = of(run);
    EXPECT_TRUE(
        find(list, "90\u00a0% of the call is copying, by the GPU's clock: 13.0\u00a0ms in and 13.0\u00a0ms out"));
    EXPECT_TRUE(find(list, "of the call, which waits at the end of a sequence only."));
    phasebench::Run slow = exampleRun();
    slow.series["call"] = samplesAround(29'000);
    summarise(slow);
    EXPECT_TRUE(find(of(slow), "of what the phases take, each waited for, is copying")) << "pageable copies";
}

TEST(Findings, SayThatPlanningTakesTheTimeAndOfferToPlanOnce)
{
    phasebench::Run run = fftw("estimate", 50, 10);
    run.experiment.call.form = CallForm::stateless;
    run.phases[0].count = 100;
    run.series["call"] = samplesAround(61);
    summarise(run);
    const auto list = of(run);
    const Finding* planning = find(list, "Specification and planning take");
    ASSERT_TRUE(planning);
    ASSERT_TRUE(planning->followUp);
    EXPECT_EQ(planning->followUp->changes["call.form"], "stateful");
}

TEST(Findings, SayWhatOverlapHides)
{
    phasebench::Run run = exampleRun();
    run.series["call"] = samplesAround(30'000);
    summarise(run);
    EXPECT_TRUE(find(of(run), "add up to 148\u00a0% of the call"));
}

TEST(Findings, TakeTheGpusOwnTimeWhereWaitingMakesAnExecutionLongerThanACallInTheLoop)
{
    phasebench::Run run = exampleRun("gpu:0");
    run.series["call"] = samplesAround(20);
    run.series["execution.host"] = samplesAround(30);
    run.series["execution.gpu"] = samplesAround(17);
    summarise(run);
    auto list = of(run);
    const Finding* execution
        = find(list, "The GPU computes for 17.0\u00a0µs of each call, 85\u00a0% of its 20.0\u00a0µs");
    EXPECT_TRUE(execution);
    EXPECT_FALSE(find(list, "100\u00a0% of the call")) << "30 µs are not all of 20";
    // A smaller part of it is not worth the sentence.
    run.series["execution.gpu"] = samplesAround(5);
    summarise(run);
    EXPECT_FALSE(find(of(run), "The GPU computes for"));
}

TEST(Findings, SayThatOneCallHasThePlanToItself)
{
    phasebench::Run run = fftw("estimate", 50, 10);
    run.experiment.call.count = 1;
    run.series["call"] = samplesAround(61);
    summarise(run);
    const auto list = of(run);
    const Finding* planning = find(list, "Specification and planning take");
    ASSERT_TRUE(planning);
    EXPECT_NE(planning->sentence.find("of it: a plan serves one call here."), std::string::npos) << planning->sentence;
}

TEST(Findings, SayWhatIsNotAttributed)
{
    phasebench::Run run = exampleRun("gpu:0");
    run.series["call"] = samplesAround(5000);
    summarise(run);
    EXPECT_TRUE(find(of(run), "belongs to no phase"));
}

TEST(Findings, SayWhenMorePlanningPays)
{
    std::vector<phasebench::Run> runs = {fftw("estimate", 100, 20), fftw("measure", 10'000, 10)};
    runs[0].id = 1;
    runs[1].id = 2;
    const auto list = findings(runs);
    const Finding* finding = find(list, "With the planner's effort \"measure\"");
    ASSERT_TRUE(finding);
    EXPECT_NE(finding->sentence.find("Its planning pays from 990 calls"), std::string::npos) << finding->sentence;
    EXPECT_EQ(finding->runs, (std::vector<std::int64_t>{1, 2}));
}

TEST(Findings, DoNotClaimABreakEvenWhereTheCallsAreAlike)
{
    const std::vector<phasebench::Run> runs = {fftw("estimate", 10'000, 100), fftw("measure", 20'000, 100)};
    const auto list = findings(runs);
    const Finding* finding = find(list, "With the planner's effort");
    ASSERT_TRUE(finding);
    EXPECT_EQ(finding->sentence.find("pays from"), std::string::npos) << finding->sentence;
}

TEST(Findings, CompareRunsThatDifferInWhereTheirOperandsLive)
{
    std::vector<phasebench::Run> runs = {exampleRun("host_pageable"), exampleRun("gpu:0")};
    runs[0].id = 1;
    runs[1].id = 2;
    const auto list = findings(runs);
    const Finding* finding = find(list, "With the operands in GPU 0's memory a call takes 2.64\u00a0ms");
    ASSERT_TRUE(finding);
    EXPECT_NE(finding->sentence.find("16.9× as fast"), std::string::npos) << finding->sentence;
}

TEST(Findings, DoNotCompareRunsThatDifferInSeveralThings)
{
    phasebench::Run other = exampleRun("gpu:0");
    other.experiment.call.form = CallForm::stateless;
    const std::vector<phasebench::Run> runs = {exampleRun("host_pageable"), other};
    for (const Finding& finding : findings(runs))
        EXPECT_EQ(finding.runs.size(), 1U) << finding.sentence;
}

TEST(Findings, SayWhyARunFailedAndNothingElse)
{
    phasebench::Run run = exampleRun();
    run.status = RunStatus::failed;
    run.message = "The result is wrong.";
    const auto list = of(run);
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0].sentence, "The result is wrong.");
}

TEST(Findings, AreSortedByWeight)
{
    const auto list = of(exampleRun());
    for (std::size_t i = 1; i < list.size(); ++i)
        EXPECT_GE(list[i - 1].weight, list[i].weight);
    EXPECT_TRUE(findings({}).empty());
}

bool says(const phasebench::Run& run, const std::string& part, bool warning)
{
    for (const Assurance& line : howSure(run))
        if (line.sentence.find(part) != std::string::npos)
            return line.warning == warning;
    return false;
}

TEST(HowSure, SaysWhatSupportsTheFigures)
{
    const phasebench::Run run = exampleRun();
    EXPECT_TRUE(says(run, "The result was checked: error 2.9e-7 of 1e-5 allowed.", false));
    EXPECT_TRUE(says(run, "timed by CUPTI, 0 records dropped.", false));
    EXPECT_TRUE(says(run,
        "Stopped after 31 samples: enough for the 0.50\u00a0% asked for; the samples scatter by 0.12\u00a0%.", false));
    EXPECT_TRUE(says(run, "SM clock 1980\u00a0MHz, not throttled.", false));
}

TEST(HowSure, WarnsOfWhatSpeaksAgainstThem)
{
    phasebench::Run run = exampleRun();
    run.check = Check{false, 0.5, 1e-5};
    run.timing_source = TimingSource::events;
    run.timing_reason = "another tool uses CUPTI";
    run.call->stop = StopReason::timeout;
    run.conditions.sm_clock_mhz = 900;
    run.conditions.throttled = true;
    run.conditions.throttle_reasons = {"sw_power_cap"};
    EXPECT_TRUE(says(run, "The result is wrong: error 5e-1 where 1e-5 is allowed.", true));
    EXPECT_TRUE(says(run, "timed by events: another tool uses CUPTI.", true));
    EXPECT_TRUE(says(run, "Stopped by the timeout of 15.0\u00a0s after 31 samples", true));
    EXPECT_TRUE(says(run, "The GPU was throttled (sw_power_cap); SM clock 900\u00a0MHz.", true));
    run.check.reset();
    EXPECT_TRUE(says(run, "The result was not checked.", true));
}

TEST(HowSure, TellsOfValuesThatAreComputedWithAtAnotherSpeed)
{
    phasebench::Run run = exampleRun();
    EXPECT_FALSE(says(run, "subnormal", true));
    run.conditions.results = "subnormal";
    run.conditions.overflows_after_calls = 20;
    EXPECT_TRUE(says(run, "Many results are subnormal numbers", true));
    EXPECT_TRUE(says(run, "after about 20 calls of a sequence the values are infinite.", true));
}

TEST(HowSure, ClaimsNoSteadyClockWhereNobodyAsked)
{
    phasebench::Run run = exampleRun();
    run.conditions = {};
    run.conditions.sm_clock_mhz = 1980;
    EXPECT_TRUE(says(run, "SM clock 1980\u00a0MHz.", false));
}

TEST(ResultsText, ShowsTheRunItsPhasesAndItsClock)
{
    const std::string text = toText({exampleRun()});
    for (const char* part :
        {"Run 0 · Operands in host_pageable · completed", "matmul 8000 x 2000 x 4000 float32 on GPU 0 by cublaslt",
            "call: 44.6\u00a0ms (", "copy in", "not attributed", "a: host_pageable to gpu:0", "5.49\u00a0GB/s",
            "memory: pageable 224\u00a0MB, GPU 224\u00a0MB", "SM clock 1980\u00a0MHz"})
        EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
    EXPECT_TRUE(text.ends_with('\n'));
}

TEST(ResultsText, ShowsWhyThereAreNoFigures)
{
    phasebench::Run run;
    run.id = 4;
    run.status = RunStatus::unsupported;
    run.message = "There is no GPU 1.";
    EXPECT_EQ(toText({run}), "Run 4 · unsupported\n  There is no GPU 1.\n");
    EXPECT_EQ(toText({}), "");
}

TEST(ResultsText, CountsColumnsNotBytes)
{
    EXPECT_EQ(columnsOf("3.14\u00a0µs"), 7U);
}

} // namespace
} // namespace phasebench::findings_test
