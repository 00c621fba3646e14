// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/run_json.h"

#include "tests/support/example_run.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <limits>

namespace phasebench::run_json_test {
namespace {

using nlohmann::json;
using test::exampleRun;
using test::pointFrom;
using ::testing::HasSubstr;

/// The contract's example, but for what it leaves out with "…".
json contractRun()
{
    json run = json::parse(R"({
  "id": 1, "title": "Operands", "status": "completed", "message": "", "recorded": false,
  "backend": "cublaslt", "timing_source": "cupti",
  "machine": { "host": "lab", "cpu": "Xeon", "gpus": [ { "name": "H100" } ], "libraries": { "cublaslt": "13.1.0" }, "environment": {} },
  "call": { "median": 44600.0, "low": 44100.0, "high": 45200.0, "samples": 31, "stop": "noise", "excludes": [] },
  "phases": [ { "phase": "planning", "count": 1, "host": { "median": 140.2, "low": 131.0, "high": 150.9, "samples": 31 },
                "enqueue": null, "gpu": null, "first": 137000.0 } ],
  "transfers": [ { "operand": "a", "from": "host_pageable", "to": "gpu:0", "bytes": 128000000, "median": 23300.0, "timing_source": "cupti", "samples": 31 } ],
  "memory": { "host": 224000000, "pinned": 0, "gpu": 224000000, "workspace": 0 },
  "work": { "flop": 1.28e11, "bytes": 224000000, "flop_rate": 4.92e13 },
  "check": { "passed": true, "relative_error": 2.9e-7, "tolerance": 1e-5 },
  "candidates": [ { "rank": 1, "tie": 1, "origin": "enumerated", "heuristic_rank": null, "median": 1485.3, "low": 1481.0, "high": 1489.0, "samples": 64,
                    "configuration": {}, "kernel": "sm90", "workspace": 0, "relative_error": 3.1e-7, "eliminated": null } ],
  "conditions": { "sm_clock_mhz": 1980, "throttled": false } })");
    run["experiment"] = toJson(exampleRun().experiment);
    return run;
}

/// Every key of `expected` is in `actual` with the same value; `actual` may have more.
void expectContains(const json& actual, const json& expected, const std::string& path)
{
    if (expected.is_object()) {
        ASSERT_TRUE(actual.is_object()) << path;
        for (const auto& [key, value] : expected.items()) {
            ASSERT_TRUE(actual.contains(key)) << path << "." << key;
            expectContains(actual[key], value, path + "." + key);
        }
    } else if (expected.is_array()) {
        ASSERT_EQ(actual.size(), expected.size()) << path;
        for (std::size_t i = 0; i < expected.size(); ++i)
            expectContains(actual[i], expected[i], path + "[" + std::to_string(i) + "]");
    } else {
        EXPECT_EQ(actual, expected) << path;
    }
}

TEST(RunJson, WritesTheContractsKeys)
{
    const json written = toJson(runFromJson(contractRun()));
    expectContains(written, contractRun(), "run");
    EXPECT_DOUBLE_EQ(written["transfers"][0]["rate"].get<double>(), 128e6 / 0.0233);
}

TEST(RunJson, WritesRunsAsAFile)
{
    const json document = toJson(std::vector<phasebench::Run>{exampleRun(), exampleRun("gpu:0")});
    EXPECT_EQ(document["phasebench"], 1);
    ASSERT_EQ(document["runs"].size(), 2U);
    EXPECT_FALSE(document["runs"][0].contains("samples"));
}

TEST(RunJson, ReadsBackWhatItWrote)
{
    for (const char* space : {"host_pageable", "host_pinned", "gpu:0"}) {
        const json written = toJson(exampleRun(space), Samples::with);
        const phasebench::Run read = runFromJson(written);
        EXPECT_EQ(toJson(read, Samples::with), written);
        EXPECT_EQ(read.experiment, exampleRun(space).experiment);
        EXPECT_EQ(read.series, exampleRun(space).series);
    }
}

TEST(RunJson, WritesNullForWhatDoesNotExist)
{
    const json run = toJson(phasebench::Run{});
    for (const char* key : {"experiment", "backend", "call", "memory", "check", "date", "timing_reason"})
        EXPECT_TRUE(run[key].is_null()) << key;
    EXPECT_TRUE(run["work"]["flop"].is_null());
    EXPECT_TRUE(run["work"]["flop_rate"].is_null());
    EXPECT_TRUE(run["machine"]["memory"].is_null());
    EXPECT_TRUE(run["phases"].empty());
}

TEST(RunJson, WritesNullForTheIntervalOfAThingMeasuredOnce)
{
    phasebench::Run run = exampleRun();
    run.series["planning.host"] = {2.3e6};
    summarise(run);
    const json planning = toJson(run)["phases"][1];
    EXPECT_EQ(planning["host"]["median"], 2.3e6);
    EXPECT_TRUE(planning["host"]["low"].is_null());
    EXPECT_TRUE(planning["host"]["high"].is_null());
    EXPECT_EQ(planning["host"]["samples"], 1);
}

TEST(RunJson, WritesNullForACopyThatWasNotTimed)
{
    phasebench::Run run = exampleRun();
    run.series.erase("transfer.a.copy_in");
    summarise(run);
    const json transfer = toJson(run)["transfers"][0];
    EXPECT_TRUE(transfer["median"].is_null());
    EXPECT_TRUE(transfer["rate"].is_null());
    EXPECT_EQ(transfer["samples"], 0);
}

TEST(RunJson, KeepsAnErrorThatIsNoNumber)
{
    phasebench::Run run = exampleRun();
    run.check = Check{false, std::numeric_limits<double>::quiet_NaN(), 1e-5};
    const json written = toJson(run);
    EXPECT_TRUE(written["check"]["relative_error"].is_null());
    const phasebench::Run read = runFromJson(written);
    EXPECT_FALSE(read.check->passed);
    EXPECT_TRUE(std::isnan(read.check->relative_error));
}

TEST(RunJson, KeepsCandidatesThatFellOut)
{
    phasebench::Run run = exampleRun();
    Candidate candidate;
    candidate.rank = 2;
    candidate.origin = "heuristic";
    candidate.heuristic_rank = 0;
    candidate.eliminated = eliminatedBy(Elimination::refused, "rejected: not supported");
    candidate.configuration = {{"tile", 20}};
    candidate.backend = run.backend;
    run.candidates = {candidate};
    const json written = toJson(run)["candidates"][0];
    EXPECT_EQ(written["heuristic_rank"], 0);
    EXPECT_TRUE(written["median"].is_null());
    EXPECT_TRUE(written["kernel"].is_null());
    EXPECT_EQ(written["eliminated"], "rejected: not supported");
    EXPECT_EQ(written["elimination"], "refused");
    EXPECT_EQ(runFromJson(toJson(run)).candidates[0].eliminated, candidate.eliminated);
    EXPECT_EQ(toJson(runFromJson(toJson(run))), toJson(run));
}

TEST(RunJson, OfOlderFilesItIsOnlyKnownInWordsWhyACandidateFellOut)
{
    json run = contractRun();
    run["candidates"][0]["eliminated"] = "it hangs: no end after 2 seconds";
    const phasebench::Run read = runFromJson(run);
    EXPECT_EQ(read.candidates[0].eliminated, (Eliminated{Elimination::unknown, "it hangs: no end after 2 seconds"}));
    EXPECT_EQ(toJson(read)["candidates"][0]["backend"], run["backend"]);
    EXPECT_FALSE(toJson(read)["candidates"][0].contains("elimination")) << "nothing is written that was not known";
}

TEST(RunJson, OfOlderFilesTheWeightOfARemarkIsNotKnown)
{
    json run = contractRun();
    run["race"] = {{"method", "race"}, {"verdict", "A tie."}, {"remarks", {"one", "two"}}};
    EXPECT_EQ(runFromJson(run).race->remarks[0].weight, RaceRemark::Weight::unknown);
    EXPECT_FALSE(toJson(runFromJson(run))["race"].contains("findings"));
    run["race"]["findings"] = {1};
    EXPECT_EQ(runFromJson(run).race->remarks[0].weight, RaceRemark::Weight::note);
    EXPECT_EQ(runFromJson(run).race->remarks[1].weight, RaceRemark::Weight::finding);
    EXPECT_EQ(toJson(runFromJson(run))["race"]["findings"], run["race"]["findings"]);
    run["race"]["findings"] = {2};
    EXPECT_THROW(runFromJson(run), std::runtime_error);
}

TEST(RunJson, KeepsConditionsOfOtherVersionsAndThoseThatWereNotTold)
{
    json run = contractRun();
    run["conditions"] = {{"sm_clock_mhz", 1980}, {"throttled", nullptr}, {"humidity", {{"percent", 40.5}}}};
    const phasebench::Run read = runFromJson(run);
    EXPECT_EQ(read.conditions.sm_clock_mhz, 1980);
    EXPECT_FALSE(read.conditions.throttled);
    EXPECT_EQ(toJson(read)["conditions"], run["conditions"]);
    Conditions earlier;
    earlier.sm_clock_mhz = 900;
    earlier.load = 0.5;
    earlier.complete(read.conditions);
    EXPECT_EQ(earlier.sm_clock_mhz, 900);
    EXPECT_EQ(toJson(earlier).at("humidity"), run["conditions"]["humidity"]);
    earlier.update(read.conditions);
    EXPECT_EQ(earlier.sm_clock_mhz, 1980);
    EXPECT_EQ(earlier.load, 0.5);
}

TEST(RunJson, KeepsWhatIsKnownOfAnAlignment)
{
    json run = contractRun();
    run["configuration"]
        = {{"alignment", {{"least", 16}, {"same_algorithm", false}, {"bytes", {{"a", 16}}}}}, {"algorithm", 7}};
    const phasebench::Run read = runFromJson(run);
    ASSERT_TRUE(read.alignment);
    EXPECT_EQ(read.alignment->least, 16);
    EXPECT_FALSE(read.alignment->same_algorithm);
    EXPECT_EQ(toJson(read)["configuration"], run["configuration"]);
}

TEST(RunJson, LeavesUnknownKeysAlone)
{
    json run = contractRun();
    run["probe_of_a_later_version"] = {1, 2, 3};
    EXPECT_EQ(runFromJson(run).title, "Operands");
}

struct Bad {
    const char* pointer;
    const char* value;
    const char* says;
};

class BadRun : public ::testing::TestWithParam<Bad> { };

TEST_P(BadRun, GivesASentenceWithItsKey)
{
    json run = contractRun();
    run[json::json_pointer(GetParam().pointer)] = json::parse(GetParam().value);
    try {
        runFromJson(run);
        FAIL() << "read without a fault";
    } catch (const std::runtime_error& error) {
        EXPECT_THAT(error.what(), HasSubstr(GetParam().says));
        EXPECT_THAT(error.what(), ::testing::EndsWith("."));
    }
}

INSTANTIATE_TEST_SUITE_P(All, BadRun,
    ::testing::Values(Bad{"/status", "\"finished\"", "\"status\""}, Bad{"/status", "7", "\"status\""},
        Bad{"/title", "7", "\"title\" must be a text"}, Bad{"/id", "-1", "\"id\""}, Bad{"/id", "1e300", "\"id\""},
        Bad{"/id", "18446744073709551615", "\"id\""}, Bad{"/recorded", "\"no\"", "\"recorded\""},
        Bad{"/call/median", "\"fast\"", "\"call.median\" must be a number"},
        Bad{"/call/median", "-3", "\"call.median\""}, Bad{"/call/stop", "\"boredom\"", "\"call.stop\""},
        Bad{"/call/excludes", "{}", "\"call.excludes\" must be a list"},
        Bad{"/phases", "{\"a\": 1}", "\"phases\" must be a list"},
        Bad{"/phases/0", "7", "\"phases[0]\" must be an object"},
        Bad{"/phases/0/phase", "\"lunch\"", "\"phases[0].phase\""},
        Bad{"/phases/0/count", "1.5", "\"phases[0].count\""},
        Bad{"/transfers/0/from", "\"the moon\"", "\"transfers[0].from\" must be a memory space"},
        Bad{"/transfers/0/operand", "null", "\"transfers[0].operand\""},
        Bad{"/configuration/alignment", "7", "\"configuration.alignment\" must be an object"},
        Bad{"/configuration/alignment", "{\"least\": 16, \"same_algorithm\": \"x\"}",
            "\"configuration.alignment.same_algorithm\" must be true or false"},
        Bad{"/conditions/sm_clock_mhz", "1980.5", "\"conditions.sm_clock_mhz\""},
        Bad{"/conditions/throttle_reasons", "[7]", "\"conditions.throttle_reasons[0]\" must be a text"},
        Bad{"/conditions/on_battery", "\"no\"", "\"conditions.on_battery\""},
        Bad{"/samples/call", "[1, -1]", "\"samples.call[1]\""}, Bad{"/samples/call", "[null]", "\"samples.call[0]\""},
        Bad{"/memory/gpu", "\"much\"", "\"memory.gpu\""}, Bad{"/check/tolerance", "[]", "\"check.tolerance\""},
        Bad{"/candidates/0/rank", "1e10", "\"candidates[0].rank\""},
        Bad{"/candidates/0/rank", "10000000000", "\"candidates[0].rank\""},
        Bad{"/conditions", "[1]", "\"conditions\" must be an object"}, Bad{"/machine", "3", "\"machine\""},
        Bad{"/machine/gpus", "\"one\"", "\"machine.gpus\""}, Bad{"/machine/libraries/cublaslt", "13", "cublaslt"},
        Bad{"/experiment", "\"the usual\"", "\"experiment\""},
        Bad{"/experiment/problem/m", "-4", "\"experiment\" is not valid"}));

TEST(RunJson, OfNoObjectIsRefused)
{
    EXPECT_THROW(runFromJson(json::array()), std::runtime_error);
    EXPECT_THROW(runFromJson(json("run")), std::runtime_error);
}

} // namespace
} // namespace phasebench::run_json_test
