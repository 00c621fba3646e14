// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/cli/cli_fixture.h"
#include "tests/support/listed_order.h"

#include <algorithm>
#include <fstream>

namespace phasebench::exit_codes_test {
namespace {

using nlohmann::json;
using testing::HasSubstr;

class ExitCodes : public CliFixture { };

/// One line that begins with who says it and ends like a sentence.
void expectOneSentence(const std::string& errors)
{
    EXPECT_EQ(std::count(errors.begin(), errors.end(), '\n'), 1) << errors;
    EXPECT_TRUE(errors.ends_with(".\n")) << errors;
}

TEST_F(ExitCodes, BadCommandLinesAre2WithASentence)
{
    const std::string good = experiment();
    for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{{}, {"sing"}, {"--sing"},
             {"run"}, {"run", good, "-o"}, {"run", good, "-o", "a", "-o", "b"}, {"run", good, "--csv"}, {"check"},
             {"check", good, "--json"}, {"show"}, {"show", "a", "b"}, {"show", "--json", "--csv", "a"},
             {"show", "a", "--verbose"}, {"compare", "a"}, {"compare", "a", "b", "c"}, {"machine", "please"}}) {
        CliProcess cli(arguments);
        EXPECT_EQ(cli.exitCode(), 2) << testing::PrintToString(arguments);
        expectOneSentence(cli.errors());
        EXPECT_EQ(cli.output(), "");
    }
}

TEST_F(ExitCodes, HelpAndVersionAre0)
{
    CliProcess help({"--help"});
    EXPECT_EQ(help.exitCode(), 0);
    for (const char* word : {"machine", "check", "run", "show", "compare", "-o FILE", "--json", "--csv", "--samples"})
        EXPECT_THAT(help.output(), HasSubstr(word));
    CliProcess version({"--version"});
    EXPECT_EQ(version.exitCode(), 0);
    EXPECT_TRUE(version.output().starts_with("phasebench-cli "));
}

TEST_F(ExitCodes, BadExperimentsAre2AndNothingIsMeasured)
{
    const std::string good = experiment();
    const std::string missing = path("no-such-file.json");
    const std::string garbled = write("garbled.json", "{ \"phasebench\": 1,");
    const std::string unknown = experiment({{"problem", {{"colour", "red"}}}}, "unknown.json");
    const std::string large = write("large.json", "{\"phasebench\": 1" + std::string(1 << 20, ' ') + "}");
    for (const std::string& bad : {missing, garbled, unknown, large, folder.path().string()}) {
        for (const char* command : {"check", "run"}) {
            CliProcess cli({command, good, bad});
            EXPECT_EQ(cli.exitCode(), 2) << bad;
            EXPECT_TRUE(cli.errors().starts_with(bad + ": ")) << cli.errors();
            expectOneSentence(cli.errors());
        }
    }
    EXPECT_THAT(CliProcess({"check", unknown}).errors(), HasSubstr("problem.colour: "));
    EXPECT_THAT(CliProcess({"check", missing}).errors(), HasSubstr("No such file"));
    EXPECT_EQ(tasksGiven(), 0U);
}

TEST_F(ExitCodes, ABadExperimentGoesBeforeABadFile)
{
    const std::string letter = write("letter.txt", "Dear reader,");
    CliProcess cli({"run", write("bad.json", "{}"), "-o", letter});
    EXPECT_EQ(cli.exitCode(), 2);
}

TEST_F(ExitCodes, AFileThatIsNoResultsFileIs6BeforeAnythingIsMeasured)
{
    const std::string letter = write("letter.txt", "Dear reader,");
    for (const std::string& file : {letter, path("no/such/folder/results.phasebench"), folder.path().string()}) {
        CliProcess cli({"run", experiment(), experiment({}, "f.json"), "-o", file});
        EXPECT_EQ(cli.exitCode(), 6) << file;
        expectOneSentence(cli.errors());
        CliProcess show({"show", file});
        EXPECT_EQ(show.exitCode(), 6);
        expectOneSentence(show.errors());
        CliProcess compare({"compare", file, file});
        EXPECT_EQ(compare.exitCode(), 6);
    }
    std::ifstream file(letter);
    std::string text;
    std::getline(file, text);
    EXPECT_EQ(text, "Dear reader,");
    EXPECT_EQ(tasksGiven(), 0U);
}

TEST_F(ExitCodes, OutputThatCannotBeWrittenIs6)
{
    if (!std::filesystem::exists("/dev/full"))
        GTEST_SKIP() << "This system has no /dev/full.";
    CliProcess cli({"machine", "--json"}, "/dev/full");
    EXPECT_EQ(cli.exitCode(), 6);
    expectOneSentence(cli.errors());
}

TEST_F(ExitCodes, CompletedPointsAre0)
{
    CliProcess cli({"run", experiment()});
    EXPECT_EQ(cli.exitCode(), 0) << cli.errors();
    EXPECT_THAT(cli.output(), HasSubstr("A test"));
    EXPECT_THAT(cli.errors(), HasSubstr("[1/1]"));
}

TEST_F(ExitCodes, ImpossiblePointsAre3AndTheOthersAreMeasured)
{
    const json sweep = {{"sweep", json::array({{{"key", "execution.threads"}, {"values", {1, 99, 2}}}})}};
    CliProcess cli({"run", experiment(sweep), "--json"});
    EXPECT_EQ(cli.exitCode(), 3) << cli.errors();
    const json runs = json::parse(cli.output()).at("runs");
    ASSERT_EQ(runs.size(), 3U);
    EXPECT_EQ(runs[0]["status"], "completed");
    EXPECT_EQ(runs[1]["status"], "unsupported");
    EXPECT_THAT(runs[1]["message"].get<std::string>(), HasSubstr("hardware threads"));
    EXPECT_EQ(runs[2]["status"], "completed");
}

TEST_F(ExitCodes, AFailedRunIs4AndGoesBeforeAnImpossibleOne)
{
    script(json::array({{{"kind", "measure"}, {"when", {{"/execution/threads", 2}}}, {"fault", "sigkill"}}}));
    const json sweep = {{"sweep", json::array({{{"key", "execution.threads"}, {"values", {1, 99, 2}}}})}};
    CliProcess cli({"run", experiment(sweep), "--json"});
    EXPECT_EQ(cli.exitCode(), 4) << cli.errors();
    EXPECT_EQ(json::parse(cli.output())["runs"][2]["status"], "failed");
}

TEST_F(ExitCodes, InterruptingIs5AndGoesBeforeAFailedRun)
{
    script(json::array({{{"kind", "measure"}, {"when", {{"/problem/k", 1}}}, {"fault", "exit"}},
        {{"kind", "measure"}, {"when", {{"/problem/k", 2}}}, {"seconds", 60}}}));
    const json sweep = {{"sweep", json::array({{{"key", "problem.k"}, {"values", {1, 2, 3}}}})},
        {"measure", {{"seed", test::seedOfListedOrder(3)}}}};
    const std::string results = path("results.phasebench");
    CliProcess cli({"run", experiment(sweep), "--json", "-o", results});
    while (tasksGiven() < 2)
        waitForTask();
    cli.interrupt();
    EXPECT_EQ(cli.exitCode(), 5) << cli.errors();
    const json runs = json::parse(cli.output())["runs"];
    ASSERT_EQ(runs.size(), 2U);
    EXPECT_EQ(runs[0]["status"], "failed");
    EXPECT_EQ(runs[1]["status"], "cancelled");
    CliProcess show({"show", results, "--json"});
    EXPECT_EQ(json::parse(show.output())["runs"], runs) << "Finished points stay.";
}

TEST_F(ExitCodes, InterruptingTwiceEndsAtOnce)
{
    script(json::array({{{"kind", "measure"}, {"seconds", 60}, {"deaf", true}}}));
    CliProcess cli({"run", experiment()});
    waitForTask();
    cli.interrupt();
    cli.interrupt();
    EXPECT_EQ(cli.exitCode(), 5);
}

TEST_F(ExitCodes, CheckSaysWhatThisComputerCannotAndIs0)
{
    const std::string impossible = experiment({{"execution", {{"threads", 99}}}});
    CliProcess cli({"check", impossible});
    EXPECT_EQ(cli.exitCode(), 0) << cli.errors();
    EXPECT_THAT(cli.output(), HasSubstr("not possible on this computer: execution.threads: "));
    CliProcess good({"check", experiment({}, "good.json")});
    EXPECT_EQ(good.exitCode(), 0);
    EXPECT_THAT(good.output(), HasSubstr("good.json: valid, 1 point."));
    EXPECT_THAT(good.output(), testing::Not(HasSubstr("not possible")));
}

} // namespace
} // namespace phasebench::exit_codes_test
