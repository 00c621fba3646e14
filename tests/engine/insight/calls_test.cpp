// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/batch_findings.h"
#include "engine/insight/call_findings.h"
#include "engine/insight/log_text.h"
#include "engine/insight/overlap.h"
#include "engine/insight/pair_findings.h"
#include "engine/insight/results_text.h"
#include "tests/support/example_run.h"
#include "tests/support/example_timeline.h"

#include <gmock/gmock.h>

namespace phasebench::calls_test {
namespace {

using test::exampleTimeline;
using test::pointFrom;
using test::samplesAround;
using ::testing::HasSubstr;

TEST(Overlap, UnionsAndIntersectionsCountEachMomentOnce)
{
    EXPECT_EQ(unionOf({{5, 7}, {0, 2}, {1, 3}, {3, 4}}), (Intervals{{0, 4}, {5, 7}}));
    EXPECT_EQ(intersectionOf({{0, 4}, {5, 7}}, {{1, 2}, {3, 6}}), (Intervals{{1, 2}, {3, 4}, {5, 6}}));
    EXPECT_EQ(lengthOf({{0, 4}, {5, 7}}), 6);
    EXPECT_TRUE(intersectionOf({{0, 1}}, {}).empty());
    EXPECT_TRUE(unionOf({}).empty());
}

TEST(Overlap, IsTakenFromTheTimeline)
{
    const auto overlap = overlapOf(exampleTimeline(1));
    ASSERT_TRUE(overlap);
    // Copies 10 … 70 and 50 … 110 with the memset at 120 … 121, the kernel 30 … 90.
    EXPECT_DOUBLE_EQ(overlap->copies, 101);
    EXPECT_DOUBLE_EQ(overlap->kernels, 60);
    EXPECT_DOUBLE_EQ(overlap->both, 60);
    EXPECT_DOUBLE_EQ(overlap->copiesIn, 60);
    EXPECT_DOUBLE_EQ(overlap->busy(), 101);
    EXPECT_DOUBLE_EQ(overlap->span, 111);
    EXPECT_NEAR(overlap->share(), 60.0 / 101, 1e-12);
    ASSERT_EQ(overlap->streams.size(), 3U);
    EXPECT_DOUBLE_EQ(overlap->streams.at(1).copies, 60);
    EXPECT_DOUBLE_EQ(overlap->streams.at(2).kernels, 60);
    EXPECT_FALSE(overlapOf(Timeline{}));
}

/// A batch of 512 small matmuls from pinned memory: `call` microseconds a call.
phasebench::Run batch(const std::string& batching, double call)
{
    phasebench::Run run;
    run.experiment = pointFrom(R"({"problem": {"kind": "matmul", "m": 64, "n": 128, "k": 256, "batch": 512,
        "type": "float32"}, "placement": {"a": "host_pinned", "b": "host_pinned"}, "execution": {"space": "gpu:0"},
        "call": {"batching": ")"
        + batching + "\"}}");
    run.backend = "cublaslt";
    run.memory.gpu = batching == "dimension" ? 117'000'000 : 230'000;
    run.phases
        = {test::phase(Phase::copy_in, 512), test::phase(Phase::execution, 512), test::phase(Phase::copy_out, 512)};
    run.series["copy_in.gpu"] = samplesAround(4);
    run.series["execution.gpu"] = samplesAround(3);
    run.series["copy_out.gpu"] = samplesAround(1);
    run.series["call"] = samplesAround(call);
    run.call.emplace();
    summarise(run);
    return run;
}

TEST(BatchFindings, PromiseLessMemoryOnlyWhereThereIsLess)
{
    phasebench::Run sequence = batch("sequence", 8);
    sequence.memory.gpu = 118'000'000; // the operands live on the GPU in either form
    const auto slower = findingOf(batch("dimension", 1000), sequence);
    ASSERT_TRUE(slower);
    EXPECT_THAT(slower->sentence, HasSubstr("where the batch lives in the host's memory and does not fit the GPU"));
    const auto faster = findingOf(batch("dimension", 9000), sequence);
    ASSERT_TRUE(faster);
    EXPECT_THAT(faster->sentence, HasSubstr("is the better path here: faster."));
    EXPECT_THAT(faster->sentence, testing::Not(HasSubstr("less memory")));
}

TEST(BatchFindings, CompareTheWholeBatchAndSayWhenASequenceIsBetter)
{
    const auto slower = findingOf(batch("dimension", 1000), batch("sequence", 8));
    ASSERT_TRUE(slower);
    EXPECT_THAT(slower->sentence, HasSubstr("As a sequence of 512 calls the batch takes 4.10\u00a0ms instead of 1.00"));
    EXPECT_THAT(slower->sentence, HasSubstr("4.19\u00a0MFLOP"));
    EXPECT_THAT(slower->sentence, HasSubstr("230\u00a0kB of memory instead of 117\u00a0MB"));
    EXPECT_THAT(slower->sentence, HasSubstr("where the batch does not fit the GPU"));
    const auto faster = findingOf(batch("dimension", 9000), batch("overlapped", 8));
    ASSERT_TRUE(faster);
    EXPECT_THAT(faster->sentence, HasSubstr("is the better path here: faster"));
    EXPECT_THAT(faster->sentence, HasSubstr("and with less memory."));
    const auto told = findingOf(batch("sequence", 8), batch("overlapped", 4));
    ASSERT_TRUE(told);
    EXPECT_THAT(told->sentence, HasSubstr("a call does the same 4.19\u00a0MFLOP, at the same 18.3 FLOP a byte"));
    EXPECT_THAT(told->sentence, HasSubstr("With copies and execution overlapped the batch takes"));
}

TEST(CallFindings, SayHowNearOverlappingComesToItsLongestPart)
{
    const auto achieved = overlapAchievedBy(batch("overlapped", 4.2));
    ASSERT_TRUE(achieved);
    EXPECT_EQ(achieved->longest, Phase::copy_in);
    EXPECT_NEAR(achieved->share(), 4 / 4.2, 1e-9);
    EXPECT_NEAR(achieved->oneByOne, 8, 1e-9);
    EXPECT_THAT(overlapFinding(batch("overlapped", 4.2))->sentence, HasSubstr("Faster than its longest part"));
    EXPECT_THAT(overlapFinding(batch("overlapped", 7))->sentence, HasSubstr("handing over each call"));
    EXPECT_FALSE(overlapFinding(batch("sequence", 8)));
}

TEST(CallFindings, SayWhatAnAlignmentCosts)
{
    phasebench::Run run = batch("sequence", 8);
    EXPECT_FALSE(alignmentFinding(run));
    run.alignment = AlignmentReport{16, true, {}};
    EXPECT_THAT(alignmentFinding(run)->sentence, HasSubstr("costs nothing"));
    run.alignment->same_algorithm = false;
    run.series["alignment.least"] = samplesAround(6);
    run.series["alignment.256"] = samplesAround(4);
    EXPECT_THAT(alignmentFinding(run)->sentence, HasSubstr("aligned to 16 bytes only"));
    EXPECT_THAT(alignmentFinding(run)->sentence, HasSubstr("1.50×"));
}

TEST(CallFindings, SayWhatAFirstUseCostsByWhatIsInPlace)
{
    phasebench::Run run = batch("dimension", 1000);
    EXPECT_FALSE(firstUseFinding(run));
    for (const auto& [level, time] :
        {std::pair("process", 500'000.0), {"library", 150'000.0}, {"plan", 60.0}, {"warm", 20.0}})
        run.series[std::string("first.") + level + ".planning"] = {time, time, time};
    summarise(run);
    const std::string words = firstUseFinding(run)->sentence;
    EXPECT_THAT(words, HasSubstr("500\u00a0ms in a fresh process"));
    EXPECT_THAT(words, HasSubstr("60.0\u00a0µs when only the plan is new"));
    EXPECT_THAT(words, HasSubstr("20.0\u00a0µs warm"));
}

TEST(PairFindings, SayWhenPlanningOnceAndWhatUpdatingInPlaceCosts)
{
    phasebench::Run reset = test::exampleRun("host_pinned");
    phasebench::Run inPlace = reset;
    inPlace.experiment.call.operands = OperandUpdate::in_place;
    inPlace.series["call"] = samplesAround(50'000);
    summarise(inPlace);
    EXPECT_THAT(findingOf(reset, inPlace)->sentence, HasSubstr("copied into the planned buffers in each call"));
    phasebench::Run stateless = reset;
    stateless.experiment.call.form = CallForm::stateless;
    stateless.series["call"] = samplesAround(60'000);
    summarise(stateless);
    EXPECT_THAT(findingOf(stateless, reset)->sentence, HasSubstr("Planning once pays from the first on."));
}

TEST(LogText, HasAHeadingForEachPhaseAndItsLines)
{
    phasebench::Run run = batch("sequence", 8);
    run.id = 3;
    run.log = {{Phase::planning, "512 times in a sequence", 21.0}, {Phase::planning, "heuristic #0 chosen", {}},
        {Phase::execution, "512 times in a sequence", 3.0}, {Phase::resource_management, "once in a sequence", 4.0},
        {std::nullopt, "a remark", {}}};
    const std::string text = logText(run);
    EXPECT_THAT(text, HasSubstr("Run 3"));
    EXPECT_THAT(
        text, HasSubstr("= PLANNING PHASE =\n  512 times in a sequence, 21.0\u00a0µs each\n  heuristic #0 chosen\n"));
    EXPECT_THAT(text, HasSubstr("once in a sequence, 4.00\u00a0µs\n"));
    EXPECT_THAT(text, HasSubstr("a remark"));
    EXPECT_THAT(logText(run, Phase::execution), ::testing::Not(HasSubstr("PLANNING")));
    EXPECT_EQ(logText(run, Phase::copy_in), "");
}

TEST(LogText, PutsTwoSideBySide)
{
    phasebench::Run left = batch("sequence", 8);
    left.log
        = {{Phase::planning, "a long line that must be broken since it does not fit into half of the columns", {}}};
    phasebench::Run right = left;
    right.log = {{Phase::planning, "short", {}}, {Phase::execution, "once", 5.0}};
    const std::string text = logsSideBySide(left, right, {}, 80);
    EXPECT_THAT(text, HasSubstr("= PLANNING PHASE =" + std::string(20, ' ') + " | = PLANNING PHASE ="));
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        EXPECT_LE(columnsOf(text.substr(at, end - at)), 80U);
        at = end + 1;
    }
    EXPECT_THAT(text, HasSubstr("| = EXECUTION PHASE ="));
}

} // namespace
} // namespace phasebench::calls_test
