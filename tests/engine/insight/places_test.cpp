// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/cross_check.h"
#include "engine/insight/cross_check_text.h"
#include "engine/insight/pinning_pays.h"
#include "engine/insight/place_findings.h"
#include "tests/support/example_probe.h"
#include "tests/support/example_run.h"

#include <gmock/gmock.h>

namespace phasebench::places_test {
namespace {

using test::exampleProbe;
using test::exampleRun;
using test::samplesAround;
using ::testing::HasSubstr;

/// exampleRun() with every copy, each also made alone; `slower` scales the copies inside the call.
phasebench::Run placed(const std::string& space, std::int64_t id, double a, double b, double d, double slower = 1)
{
    phasebench::Run run = exampleRun(space);
    run.id = id;
    run.transfers.clear();
    const MemorySpace home = *memorySpaceFromName(space);
    const MemorySpace gpu{MemorySpace::Kind::gpu, 0};
    if (space != "gpu:0") {
        run.transfers = {{MatmulOperand::a, home, gpu, 128'000'000, {}, {}, TimingSource::cupti},
            {MatmulOperand::b, home, gpu, 32'000'000, {}, {}, TimingSource::cupti},
            {MatmulOperand::d, gpu, home, 64'000'000, {}, {}, TimingSource::cupti}};
        for (const auto& [name, time] : {std::pair("a.copy_in", a), {"b.copy_in", b}, {"d.copy_out", d}}) {
            run.series["transfer." + std::string(name)] = samplesAround(time);
            run.series["transfer." + std::string(name) + ".host"] = samplesAround(time * 1.01);
        }
        run.series["call"] = samplesAround(2640 + slower * 1.01 * (a + b + d));
    }
    summarise(run);
    return run;
}

TEST(CrossCheck, AgreesWhereTheCopiesExplainTheDifference)
{
    const auto check = crossCheck(placed("host_pinned", 1, 2330, 586, 1165), placed("gpu:0", 2, 0, 0, 0), nullptr);
    ASSERT_TRUE(check);
    EXPECT_NEAR(check->difference.median, 4122, 1);
    EXPECT_NEAR(check->alone.median, 4122, 1);
    EXPECT_NEAR(check->residual.median, 0, 2);
    EXPECT_LT(*check->residual.low, 0);
    EXPECT_GT(*check->residual.high, 0);
    EXPECT_TRUE(check->agrees);
    ASSERT_EQ(check->copies.size(), 3U);
    EXPECT_EQ(check->copies[0].copy.operand, MatmulOperand::a);
    EXPECT_NEAR(check->copies[2].alone.median, 1165 * 1.01, 1);
    ASSERT_TRUE(check->copies[2].gpu);
    EXPECT_NEAR(check->copies[2].gpu->median, 1165, 1);
    EXPECT_THAT(check->sentence, HasSubstr("the two ways agree"));
}

TEST(CrossCheck, TakesNoWideIntervalForAgreement)
{
    phasebench::Run host = placed("host_pinned", 1, 2330, 586, 1165);
    host.series["call"] = samplesAround(6762, 0.5);
    summarise(host);
    const auto wide = crossCheck(host, placed("gpu:0", 2, 0, 0, 0), nullptr);
    ASSERT_TRUE(wide);
    EXPECT_FALSE(wide->agrees);
    EXPECT_FALSE(wide->differs);
    EXPECT_THAT(wide->sentence, HasSubstr("not known well enough"));

    // Of a long call the copies are a small part, and 5 % of it are more than they take.
    phasebench::Run slow = placed("host_pinned", 1, 2330, 586, 1165);
    phasebench::Run resident = placed("gpu:0", 2, 0, 0, 0);
    slow.series["call"] = samplesAround(500'000);
    resident.series["call"] = samplesAround(505'000);
    summarise(slow);
    summarise(resident);
    const auto check = crossCheck(slow, resident, nullptr);
    ASSERT_TRUE(check);
    EXPECT_FALSE(check->agrees);
    EXPECT_THAT(check->sentence, HasSubstr("cannot be told: the difference is -5.00\u00a0ms"));
}

TEST(CrossCheck, StandsInTheTextOfRunsThatMakeOne)
{
    const phasebench::Run host = placed("host_pinned", 1, 2330, 586, 1165);
    const phasebench::Run resident = placed("gpu:0", 2, 0, 0, 0);
    const phasebench::Run again = placed("gpu:0", 3, 0, 0, 0);
    const std::string text = crossChecksText({host, resident, again}, nullptr);
    EXPECT_THAT(text, HasSubstr("run 1 against run 3"));
    EXPECT_THAT(text, HasSubstr("a: host_pinned to gpu:0, 128\u00a0MB: alone 2.35\u00a0ms"));
    EXPECT_THAT(text, HasSubstr("the two ways agree"));
    EXPECT_THAT(text, HasSubstr("Counting bytes twice"));
    EXPECT_EQ(crossChecksText({host}, nullptr), "");
    EXPECT_EQ(crossChecksText({resident, again}, nullptr), "");
}

TEST(CrossCheck, ShowsTheResidualWhereTheyDoNot)
{
    const auto check = crossCheck(placed("host_pinned", 1, 2330, 586, 1165, 1.5), placed("gpu:0", 2, 0, 0, 0), nullptr);
    ASSERT_TRUE(check);
    EXPECT_FALSE(check->agrees);
    EXPECT_NEAR(check->residual.median, 2061, 2);
    EXPECT_THAT(check->sentence, HasSubstr("the two ways do not agree, and these figures do not say why"));
}

TEST(CrossCheck, ExplainsTheUsualMistakes)
{
    const phasebench::Run host = placed("host_pageable", 1, 16000, 4000, 6400);
    const LinkProbe probe = exampleProbe(host.machine);
    const auto check = crossCheck(host, placed("gpu:0", 2, 0, 0, 0), &probe);
    ASSERT_TRUE(check);
    ASSERT_EQ(check->mistakes.size(), 3U);
    EXPECT_THAT(check->mistakes[0], HasSubstr("448\u00a0MB"));
    EXPECT_THAT(check->mistakes[0], HasSubstr("160\u00a0MB in and 64.0\u00a0MB out"));
    EXPECT_THAT(check->mistakes[1], HasSubstr("would explain 4.0"));
    EXPECT_THAT(check->mistakes[2], HasSubstr("224\u00a0MB cross the link once"));
}

TEST(CrossCheck, NeedsTwoRunsThatDifferInPlacesOnly)
{
    const phasebench::Run host = placed("host_pinned", 1, 2330, 586, 1165);
    const phasebench::Run resident = placed("gpu:0", 2, 0, 0, 0);
    EXPECT_FALSE(crossCheck(resident, host, nullptr)) << "the other way round";
    EXPECT_FALSE(crossCheck(host, host, nullptr));
    phasebench::Run other = resident;
    other.experiment.problem.as<Matmul>().m = 4000;
    EXPECT_FALSE(crossCheck(host, other, nullptr));
    other = resident;
    other.machine.cpu = "Another";
    EXPECT_FALSE(crossCheck(host, other, nullptr));
    phasebench::Run without = host; // measured before copies were made alone
    for (const std::string name : {"a.copy_in", "b.copy_in", "d.copy_out"})
        without.series.erase("transfer." + name + ".host");
    summarise(without);
    EXPECT_FALSE(crossCheck(without, resident, nullptr));
}

TEST(PinningPays, AfterSomeCalls)
{
    const phasebench::Run pageable = placed("host_pageable", 1, 16000, 4000, 6400);
    const phasebench::Run pinned = placed("host_pinned", 2, 2330, 586, 1165);
    const LinkProbe probe = exampleProbe(pageable.machine);
    const auto pays = pinningPays(pageable, pinned, probe);
    ASSERT_TRUE(pays);
    // 224 MB: 591 us a megabyte pinned against 200 pageable, and 22.5 ms saved a call.
    EXPECT_NEAR(pays->after.median, 591 * 224, 0.05 * 591 * 224);
    EXPECT_NEAR(pays->before.median, 200 * 224, 0.05 * 200 * 224);
    EXPECT_NEAR(pays->saved, 22'543, 10);
    EXPECT_NEAR(pays->calls.calls, 3.9, 0.3);
    ASSERT_TRUE(pays->calls.low && pays->calls.high);
    EXPECT_LT(*pays->calls.low, pays->calls.calls);
    EXPECT_GT(*pays->calls.high, pays->calls.calls);
    EXPECT_FALSE(pinningPays(pinned, pageable, probe)) << "what is slower never pays";
}

TEST(PinningPays, NotWhereNothingIsKnownOfTheMemory)
{
    const phasebench::Run pageable = placed("host_pageable", 1, 16000, 4000, 6400);
    const phasebench::Run pinned = placed("host_pinned", 2, 2330, 586, 1165);
    LinkProbe probe = exampleProbe(pageable.machine);
    std::erase_if(probe.allocations, [](const auto& a) { return a.space.kind == MemorySpace::Kind::host_pinned; });
    EXPECT_FALSE(pinningPays(pageable, pinned, probe));
    EXPECT_FALSE(pinningPays(pageable, pageable, exampleProbe(pageable.machine)));
}

const Finding* find(const std::vector<Finding>& list, const std::string& part)
{
    for (const Finding& finding : list)
        if (finding.sentence.find(part) != std::string::npos)
            return &finding;
    return nullptr;
}

TEST(PlaceFindings, NameTheLinkTheFastestPlaceTheCheckAndThePrice)
{
    const std::vector<phasebench::Run> runs{placed("host_pageable", 1, 16000, 4000, 6400),
        placed("host_pinned", 2, 2330, 586, 1165), placed("gpu:0", 3, 0, 0, 0)};
    const LinkProbe probe = exampleProbe(runs[0].machine);
    const auto list = placeFindings(runs, &probe);

    const Finding* share = find(list, "14\u00a0% of what its link can do");
    ASSERT_TRUE(share);
    EXPECT_EQ(share->runs, (std::vector<std::int64_t>{1}));
    EXPECT_EQ(share->followUp->changes.at("placement.a"), "host_pinned");
    const Finding* full = find(list, ": only copying less, or while something else is done, would save time");
    ASSERT_TRUE(full);
    EXPECT_EQ(full->followUp->changes.at("placement.a"), "gpu:0");

    const Finding* fastest = find(list, "Of 3 places measured, the operands in GPU 0's memory on GPU 0 is fastest");
    ASSERT_TRUE(fastest) << list.size();
    EXPECT_EQ(fastest->followUp->run, 3);

    const Finding* check = find(list, "Cross-check:");
    ASSERT_TRUE(check);
    EXPECT_EQ(check->runs, (std::vector<std::int64_t>{1, 3}));
    EXPECT_EQ(check->followUp->changes, (nlohmann::json{{"placement.b", "gpu:0"}, {"placement.d", "gpu:0"}}));

    const Finding* pays = find(list, "it pays from 4 calls");
    ASSERT_TRUE(pays);
    EXPECT_EQ(pays->runs, (std::vector<std::int64_t>{1, 2}));
    EXPECT_GE(pays->followUp->changes.at("call.count").get<int>(), 4);
}

TEST(PlaceFindings, CallACopyShortOnlyWhereItsLatencyIsMostOfIt)
{
    phasebench::Run run = placed("host_pageable", 1, 79, 4000, 6400);
    const LinkProbe probe = exampleProbe(run.machine);
    run.transfers.resize(1);
    run.transfers[0].bytes = 512 << 10;
    const auto slow = linkShareFinding(run, probe);
    ASSERT_TRUE(slow);
    EXPECT_THAT(slow->sentence, ::testing::Not(HasSubstr("latency"))) << "pinned memory would be faster";
    run.transfers[0].bytes = 64;
    run.series["transfer.a.copy_in.host"] = run.series["transfer.a.copy_in"] = samplesAround(8);
    summarise(run);
    const auto quick = linkShareFinding(run, probe);
    ASSERT_TRUE(quick);
    EXPECT_THAT(quick->sentence, HasSubstr("mostly latency"));
}

TEST(PlaceFindings, ClaimNothingWithoutAProbeOrWhereIntervalsOverlap)
{
    const std::vector<phasebench::Run> runs{
        placed("host_pageable", 1, 16000, 4000, 6400), placed("host_pinned", 2, 2330, 586, 1165)};
    EXPECT_TRUE(placeFindings(runs, nullptr).empty());
    std::vector<phasebench::Run> same{
        placed("gpu:0", 1, 0, 0, 0), placed("gpu:0", 2, 0, 0, 0), placed("gpu:0", 3, 0, 0, 0)};
    EXPECT_TRUE(placeFindings(same, nullptr).empty());
}

} // namespace
} // namespace phasebench::places_test
