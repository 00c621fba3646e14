// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/cli/cli_fixture.h"
#include "tests/support/places.h"

#include <fstream>

namespace phasebench::commands_test {
namespace {

using nlohmann::json;
using testing::HasSubstr;

class Commands : public CliFixture { };

TEST_F(Commands, MachineSaysWhatThereIsAndWhatIsMissing)
{
    CliProcess text({"machine"});
    EXPECT_EQ(text.exitCode(), 0);
    EXPECT_THAT(text.output(), HasSubstr("0.3.21"));
    const json machine = json::parse(CliProcess({"machine", "--json"}).output());
    EXPECT_EQ(machine["libraries"]["openblas"], "0.3.21");
    EXPECT_TRUE(machine["gpus"].is_array());
}

TEST_F(Commands, MachineWithoutACudaWorkerSaysSo)
{
    std::filesystem::remove(folder / "phasebench-cuda-worker");
    EXPECT_THAT(
        CliProcess({"machine"}).output(), HasSubstr("Nothing is computed on a GPU: This build has no CUDA worker"));
}

TEST_F(Commands, RunWithJsonPrintsTheRunsOfThisCommandOnly)
{
    const std::string results = path("results.phasebench");
    ASSERT_EQ(CliProcess({"run", experiment(), "-o", results}).exitCode(), 0);
    CliProcess cli({"run", experiment(), experiment({{"title", "Another"}}, "f.json"), "-o", results, "--json"});
    ASSERT_EQ(cli.exitCode(), 0) << cli.errors();
    const json document = json::parse(cli.output());
    EXPECT_EQ(document["phasebench"], 1);
    ASSERT_EQ(document["runs"].size(), 2U);
    EXPECT_EQ(document["runs"][0]["id"], 2);
    EXPECT_EQ(document["runs"][1]["id"], 3);
    EXPECT_EQ(document["runs"][1]["title"], "Another");
    EXPECT_EQ(document["runs"][0]["call"]["median"], 140.0);
    EXPECT_EQ(document["runs"][0]["call"]["stop"], "noise");
}

TEST_F(Commands, RunWithoutAFileNumbersItsRuns)
{
    CliProcess cli({"run", experiment(), experiment({}, "f.json"), "--json"});
    const json runs = json::parse(cli.output())["runs"];
    ASSERT_EQ(runs.size(), 2U);
    EXPECT_EQ(runs[0]["id"], 1);
    EXPECT_EQ(runs[1]["id"], 2);
}

TEST_F(Commands, KeysListsEveryKey)
{
    EXPECT_GT(json::parse(CliProcess({"keys", "--json"}).output())["keys"].size(), 70U);
    EXPECT_THAT(CliProcess({"keys", "--markdown"}).output(), HasSubstr("| `measure.max_noise` | number |"));
    EXPECT_THAT(CliProcess({"keys"}).output(), HasSubstr("measure.max_noise"));
    EXPECT_EQ(CliProcess({"keys", "--json", "--markdown"}).exitCode(), 2);
}

TEST_F(Commands, RunNeedsNoFileAndShowRepeatsIt)
{
    const std::string file = path("r.phasebench");
    CliProcess run({"run", "--problem", "matmul:8x4x2:f64", "--set", "execution.space=cpu", "--set",
        "measure.first_use=false", "--sweep", "problem.m=8:24:8", "-o", file, "--json"});
    ASSERT_EQ(run.exitCode(), 0) << run.errors();
    const json runs = json::parse(run.output())["runs"];
    ASSERT_EQ(runs.size(), 3U);
    EXPECT_EQ(runs[2]["experiment"]["problem"]["m"], 24);
    EXPECT_EQ(runs[2]["experiment"]["problem"]["type"], "float64");
    EXPECT_THAT(CliProcess({"show", file, "--command", "--run", "2"}).output(),
        HasSubstr("phasebench-cli run --problem matmul:16x4x2:float64 --set "));
    EXPECT_EQ(CliProcess({"show", file, "--run", "2"}).exitCode(), 2);
}

TEST_F(Commands, OptionsChangeTheExperimentsOfFiles)
{
    const std::string file = experiment();
    CliProcess good({"check", file, "--set", "problem.type=float64", "--sweep", "problem.m=1:8:x2"});
    EXPECT_EQ(good.exitCode(), 0) << good.errors();
    EXPECT_THAT(good.output(), HasSubstr("valid, 4 points"));
    CliProcess misspelt({"check", file, "--set", "problem.tpye=float64"});
    EXPECT_EQ(misspelt.exitCode(), 2);
    EXPECT_THAT(misspelt.errors(), HasSubstr("did you mean \"problem.type\"?"));
    EXPECT_EQ(CliProcess({"check", file, "--sweep", "problem.m=1:8"}).exitCode(), 2);
    EXPECT_EQ(CliProcess({"check", "--problem", "gemm:1x2x3"}).exitCode(), 2);
    EXPECT_EQ(CliProcess({"check"}).exitCode(), 2);
    EXPECT_EQ(CliProcess({"check", "-", "-"}).exitCode(), 2);
}

TEST_F(Commands, SaysTheSizeOfAFileThatIsTooLong)
{
    CliProcess check({"check", write("long.json", std::string(1'100'093, ' '))});
    EXPECT_EQ(check.exitCode(), 2);
    EXPECT_THAT(check.errors(), HasSubstr("at most 1 MiB of text; this has 1100093 bytes."));
}

TEST_F(Commands, ProbePrintsWhatItFoundAndKeepsIt)
{
    const ScopedVariable data("XDG_DATA_HOME", path("data"));
    const std::string results = path("probe.phasebench");
    CliProcess text({"probe", "-o", results});
    ASSERT_EQ(text.exitCode(), 0) << text.errors();
    EXPECT_THAT(text.output(), HasSubstr("host_pinned to gpu:0"));
    EXPECT_THAT(text.output(), HasSubstr("64 MiB"));
    CliProcess cli({"probe", "--json"});
    const json document = json::parse(cli.output());
    EXPECT_EQ(document["runs"], json::array());
    EXPECT_EQ(document["probe"]["links"].size(), 4U);
    EXPECT_EQ(document["probe"]["links"][0]["timing_source"], "host");
    EXPECT_FALSE(std::filesystem::is_empty(folder / "data" / "phasebench"));

    EXPECT_THAT(CliProcess({"show", results}).output(), HasSubstr("host_pinned to gpu:0"));
    const json shown = json::parse(CliProcess({"show", results, "--json"}).output());
    EXPECT_EQ(shown["probe"]["links"].size(), 4U);
    EXPECT_EQ(shown["runs"], json::array());
}

TEST_F(Commands, ProbeThatFailsIs4AndABadFile6)
{
    const ScopedVariable data("XDG_DATA_HOME", path("data"));
    script(json::array({{{"kind", "probe"}, {"run", {{"status", "failed"}, {"message", "The link is broken."}}}}}));
    CliProcess cli({"probe"});
    EXPECT_EQ(cli.exitCode(), 4);
    EXPECT_THAT(cli.errors(), HasSubstr("The link is broken."));
    CliProcess letter({"probe", "-o", write("letter.txt", "Dear reader,")});
    EXPECT_EQ(letter.exitCode(), 6);
}

TEST_F(Commands, ShowPrintsAFileInEveryFormat)
{
    const std::string results = path("results.phasebench");
    ASSERT_EQ(CliProcess({"run", experiment(), "-o", results}).exitCode(), 0);
    EXPECT_THAT(CliProcess({"show", results}).output(), HasSubstr("A test"));
    EXPECT_THAT(CliProcess({"show", results, "--samples"}).output(), HasSubstr("call: 140 141 139 140 142"));
    EXPECT_THAT(CliProcess({"show", results, "--csv"}).output(), HasSubstr("execution"));
    EXPECT_THAT(CliProcess({"show", results, "--csv", "--samples"}).output(), HasSubstr("142"));
    const json plain = json::parse(CliProcess({"show", results, "--json"}).output())["runs"][0];
    EXPECT_FALSE(plain.contains("samples"));
    const json full = json::parse(CliProcess({"show", results, "--json", "--samples"}).output())["runs"][0];
    EXPECT_EQ(full["samples"]["call"], json({140, 141, 139, 140, 142}));
}

TEST_F(Commands, ComparePairsRunsInOrder)
{
    const std::string a = path("a.phasebench");
    const std::string b = path("b.phasebench");
    ASSERT_EQ(CliProcess({"run", experiment(), "-o", a}).exitCode(), 0);
    script(
        json::array({{{"kind", "measure"}, {"run", {{"samples", {{"call", {280, 281, 279, 280, 282, 280, 281}}}}}}}}));
    ASSERT_EQ(CliProcess({"run", experiment(), "-o", b}).exitCode(), 0);
    CliProcess cli({"compare", a, b, "--json"});
    EXPECT_EQ(cli.exitCode(), 0) << cli.errors();
    const json pairs = json::parse(cli.output())["pairs"];
    ASSERT_EQ(pairs.size(), 1U);
    EXPECT_EQ(pairs[0]["a"], 1);
    EXPECT_EQ(pairs[0]["b"], 1);
    EXPECT_EQ(pairs[0]["verdict"], "slower");
    EXPECT_NEAR(pairs[0]["ratio"].get<double>(), 2.0, 0.01);
    EXPECT_THAT(CliProcess({"compare", a, b}).output(), HasSubstr("B is slower"));
}

TEST_F(Commands, MergeWritesAllThatFilesHoldIntoANewOne)
{
    const std::string a = path("a.phasebench");
    const std::string b = path("b.phasebench");
    const std::string both = path("both.phasebench");
    ASSERT_EQ(CliProcess({"run", experiment(), experiment(), "-o", a}).exitCode(), 0);
    ASSERT_EQ(CliProcess({"run", experiment({{"title", "Another"}}), "-o", b}).exitCode(), 0);
    CliProcess cli({"merge", a, b, "-o", both});
    ASSERT_EQ(cli.exitCode(), 0) << cli.errors();
    const auto runs = [](const std::string& file) {
        return json::parse(CliProcess({"show", file, "--json", "--samples"}).output())["runs"];
    };
    json expected = runs(a);
    expected.push_back(runs(b)[0]);
    expected[2]["id"] = 3;
    EXPECT_EQ(runs(both), expected);
    EXPECT_EQ(CliProcess({"trace", both, "--run", "3"}).output(), CliProcess({"trace", b}).output());
}

TEST_F(Commands, MergeLosesNothingOfWhatIsThere)
{
    const std::string a = path("a.phasebench");
    const std::string whole = (sourceFolder() / "tests/samples/format-1.phasebench").string();
    const std::string broken = (sourceFolder() / "tests/samples/not-times.phasebench").string();
    ASSERT_EQ(CliProcess({"merge", whole, "-o", a}).exitCode(), 0);
    CliProcess again({"merge", whole, "-o", a});
    EXPECT_EQ(again.exitCode(), 6);
    EXPECT_THAT(again.errors(), HasSubstr("exists already; give -o the name of a new file."));
    EXPECT_EQ(CliProcess({"merge", a, "-o", a}).exitCode(), 6);
    CliProcess nowhere({"merge", a});
    EXPECT_EQ(nowhere.exitCode(), 2);
    EXPECT_THAT(nowhere.errors(), HasSubstr("needs the option -o"));
    CliProcess half({"merge", whole, broken, "-o", path("b.phasebench")});
    EXPECT_EQ(half.exitCode(), 6);
    EXPECT_THAT(half.errors(), HasSubstr("holds no times"));
    EXPECT_FALSE(std::filesystem::exists(path("b.phasebench"))) << "half of what was asked for";
    EXPECT_FALSE(std::filesystem::exists(path("b.phasebench.part")));
    EXPECT_EQ(CliProcess({"merge", whole, "-o", path("no/such/folder.phasebench")}).exitCode(), 6);
}

TEST_F(Commands, LogPrintsARunsPhasesAndTwoSideBySide)
{
    const std::string results = path("results.phasebench");
    ASSERT_EQ(CliProcess({"run", experiment(), "-o", results}).exitCode(), 0);
    ASSERT_EQ(CliProcess({"run", experiment(), "-o", results}).exitCode(), 0);
    EXPECT_THAT(CliProcess({"log", results}).output(), HasSubstr("= EXECUTION PHASE =\n  measured"));
    EXPECT_THAT(CliProcess({"log", results, "--run", "2"}).output(), HasSubstr("Run 2"));
    EXPECT_THAT(CliProcess({"log", results, "--against", "2"}).output(), HasSubstr(" | Run 2"));
    EXPECT_THAT(CliProcess({"log", results, "--phase", "planning"}).output(), HasSubstr("says nothing of that"));
    for (const auto& [option, value] : {std::pair("--run", "3"), {"--run", "x"}, {"--phase", "lunch"}})
        EXPECT_EQ(CliProcess({"log", results, option, value}).exitCode(), 2);
}

TEST_F(Commands, TraceWritesATimeline)
{
    const std::string results = path("results.phasebench");
    ASSERT_EQ(CliProcess({"run", experiment(), "-o", results}).exitCode(), 0);
    CliProcess none({"trace", results});
    EXPECT_EQ(none.exitCode(), 2);
    EXPECT_THAT(none.errors(), HasSubstr("has no timeline"));
    const json event
        = {{"kind", "phase"}, {"name", "execution"}, {"phase", "execution"}, {"start", 0}, {"duration", 5}};
    script(json::array({{{"kind", "measure"}, {"run", {{"timeline", {{"events", json::array({event})}}}}}}}));
    CliProcess run({"run", experiment(), "-o", results, "--json"});
    EXPECT_EQ(json::parse(run.output())["runs"][0]["timeline"]["events"].size(), 1U);
    const std::string trace = path("trace.json");
    ASSERT_EQ(CliProcess({"trace", results, "--run", "2", "-o", trace}).exitCode(), 0);
    std::ifstream file(trace);
    EXPECT_EQ(json::parse(file)["traceEvents"].back()["dur"], 5);
    EXPECT_EQ(CliProcess({"trace", results, "--run", "2", "-o", path("no/such/folder")}).exitCode(), 6);
}

} // namespace
} // namespace phasebench::commands_test
