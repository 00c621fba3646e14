// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/cli/cli_fixture.h"
#include "tests/support/places.h"

namespace phasebench::recorded_test {
namespace {

using nlohmann::json;
using testing::HasSubstr;

class Recorded : public CliFixture {
protected:
    static std::string resource(const std::string& name) { return (sourceFolder() / "resources" / name).string(); }
};

TEST_F(Recorded, RunAnswersFromAFolder)
{
    CliProcess cli({"run", resource("examples/fft-10000.json"), "--recorded", resource("recorded"), "--json"});
    ASSERT_EQ(cli.exitCode(), 0) << cli.errors();
    const json runs = json::parse(cli.output())["runs"];
    ASSERT_EQ(runs.size(), 2U);
    for (const json& run : runs) {
        EXPECT_EQ(run["recorded"], true);
        EXPECT_EQ(run["backend"], "cufft");
    }
    EXPECT_EQ(tasksGiven(), 0U) << "nothing is measured here";
    const std::string file = resource("recorded/h100-fft-10000.phasebench");
    const std::string text = CliProcess({"run", resource("examples/fft-10000.json"), "--recorded", file}).output();
    EXPECT_THAT(text, HasSubstr("recorded · H100 · 2026-11-22"));
}

TEST_F(Recorded, ShowPrintsTheCrossCheckOfItsRuns)
{
    const std::string file = resource("recorded/h100-memory-spaces-matmul.phasebench");
    EXPECT_THAT(CliProcess({"show", file}).output(), HasSubstr("Cross-check of what copying costs: run "));
    EXPECT_THAT(CliProcess({"show", file, "--csv"}).output(), testing::Not(HasSubstr("Cross-check")));
}

TEST_F(Recorded, WhatWasNotRecordedIsRefused)
{
    CliProcess cli({"run", experiment(), "--recorded", resource("recorded"), "--json"});
    EXPECT_EQ(cli.exitCode(), 3);
    const json run = json::parse(cli.output())["runs"][0];
    EXPECT_EQ(run["status"], "unsupported");
    EXPECT_EQ(run["recorded"], false);
    EXPECT_THAT(run["message"].get<std::string>(), HasSubstr("was not recorded"));
}

TEST_F(Recorded, WhatTheRecordedComputerRefusedSaysWhy)
{
    CliProcess cli({"run", resource("examples/over-memory.json"), "--recorded", resource("recorded"), "--json"});
    EXPECT_EQ(cli.exitCode(), 3) << cli.errors();
    const json runs = json::parse(cli.output())["runs"];
    ASSERT_EQ(runs.size(), 3U);
    EXPECT_THAT(
        runs[0]["message"].get<std::string>(), HasSubstr("could not do this: The operands need 1.61 GB on GPU 0"));
    EXPECT_EQ(runs[1]["status"], "completed");
    EXPECT_EQ(runs[2]["status"], "completed");
}

TEST_F(Recorded, APlaceWithoutRecordingsIsABadFile)
{
    for (const std::string& place : {path("none.phasebench"), folder.path().string()}) {
        CliProcess cli({"run", experiment(), "--recorded", place});
        EXPECT_EQ(cli.exitCode(), 6) << place;
        EXPECT_EQ(cli.output(), "");
    }
}

TEST_F(Recorded, ACopyOfARecordingBearsItsBadgeInEveryText)
{
    const std::string copy = path("copy.phasebench");
    std::filesystem::copy_file(resource("recorded/h100-matmul-8000x2000x4000.phasebench"), copy);
    const std::string badge = "recorded · H100 · 2026-11-22";
    EXPECT_THAT(CliProcess({"show", copy}).output(), HasSubstr(badge));
    EXPECT_THAT(CliProcess({"compare", copy, copy}).output(), HasSubstr(badge));
    EXPECT_THAT(CliProcess({"log", copy}).output(), HasSubstr(badge));
    CliProcess cli({"show", copy, "--json"});
    const json document = json::parse(cli.output());
    for (const json& run : document.at("runs"))
        EXPECT_EQ(run["recorded"], false) << "only a replayed run says so in JSON";
}

TEST_F(Recorded, ALessonRunsLiveOrReplayed)
{
    const std::string lesson
        = write("lesson.json", R"({"phasebench_lesson": 1, "number": 99, "title": "x", "about": "x",
        "text": ["x"], "question": "x", "experiments": [{"id": "a", "label": "a",
          "experiment": {"problem": {"kind": "fft", "shape": [10000], "type": "float32"},
            "placement": {"in": "gpu:0", "out": "gpu:0"}, "execution": {"space": "gpu:0"}},
          "live": {"problem": {"kind": "matmul", "m": 8, "n": 8, "k": 8, "type": "float32"},
            "execution": {"space": "cpu", "threads": 1}, "measure": {"samples": 3, "min_time": 0.001, "first_use": false}}}],
        "predictions": [{"kind": "value", "prompt": "x", "of": {"figure": "call", "run": "a"}, "from": 0, "to": 1}],
        "figures": {}, "reveal": ["x"], "view": "phases", "next": []})");
    CliProcess replayed({"run", lesson, "--recorded", resource("recorded"), "--json"});
    ASSERT_EQ(replayed.exitCode(), 0) << replayed.errors();
    const json first = json::parse(replayed.output())["runs"][0];
    EXPECT_EQ(first["recorded"], true);
    EXPECT_EQ(first["experiment"]["problem"]["kind"], "fft");
    CliProcess live({"run", lesson, "--json"});
    ASSERT_EQ(live.exitCode(), 0) << live.errors();
    const json own = json::parse(live.output())["runs"][0];
    EXPECT_EQ(own["recorded"], false);
    const bool gpu = !json::parse(CliProcess({"machine", "--json"}).output())["gpus"].empty();
    EXPECT_EQ(own["experiment"]["problem"]["kind"], gpu ? "fft" : "matmul");
}

TEST_F(Recorded, CheckTakesLessons)
{
    CliProcess good({"check", resource("lessons/02-where-does-the-cost-come-from.json"), experiment()});
    EXPECT_EQ(good.exitCode(), 0) << good.errors();
    EXPECT_THAT(good.output(), HasSubstr("a valid lesson, 2 experiments"));
    EXPECT_THAT(good.output(), HasSubstr("valid, 1 point"));
    CliProcess bad({"check", write("bad.json", R"({"phasebench_lesson": 1, "tittle": "x"})")});
    EXPECT_EQ(bad.exitCode(), 2);
    EXPECT_THAT(bad.errors(), HasSubstr("tittle"));
}

} // namespace
} // namespace phasebench::recorded_test
