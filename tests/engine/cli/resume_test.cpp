// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/results_file.h"
#include "tests/engine/cli/cli_fixture.h"
#include "tests/support/listed_order.h"

namespace phasebench::resume_test {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

class ResumeCommand : public CliFixture {
protected:
    std::string sweep(const json& values, std::uint64_t seed = 1) const
    {
        return experiment(
            {{"sweep", json::array({{{"key", "problem.k"}, {"values", values}}})}, {"measure", {{"seed", seed}}}});
    }
};

TEST_F(ResumeCommand, MeasuresWhatIsMissingAndSaysWhatIsSkipped)
{
    const std::string file = path("results.phasebench");
    ASSERT_EQ(CliProcess({"run", sweep({1, 2}), "-o", file}).exitCode(), 0);
    CliProcess resumed({"run", sweep({1, 2, 3, 4}), "-o", file, "--resume", "--json"});
    EXPECT_EQ(resumed.exitCode(), 0);
    EXPECT_THAT(
        resumed.errors(), HasSubstr("2 of 4 points are in the file already and are not measured again; 2 are left."));
    EXPECT_THAT(resumed.errors(), HasSubstr("[1/2]"));
    const json runs = json::parse(resumed.output()).at("runs");
    ASSERT_EQ(runs.size(), 2U);
    EXPECT_EQ(runs[0]["experiment"]["problem"]["k"], 3);
    EXPECT_EQ(ResultsFile(file, ResultsFile::Mode::read).size(), 4);

    CliProcess again({"run", sweep({1, 2, 3, 4}), "-o", file, "--resume"});
    EXPECT_EQ(again.exitCode(), 0);
    EXPECT_THAT(again.errors(), HasSubstr("All 4 points are in the file already: nothing is left to measure."));
    EXPECT_EQ(ResultsFile(file, ResultsFile::Mode::read).size(), 4);
}

TEST_F(ResumeCommand, GoesOnAfterACancel)
{
    const std::string file = path("results.phasebench");
    script({{{"kind", "measure"}, {"when", {{"/problem/k", 2}}}, {"seconds", 60}}});
    const std::uint64_t seed = test::seedOfListedOrder(3);
    CliProcess first({"run", sweep({1, 2, 3}, seed), "-o", file});
    while (tasksGiven() < 2)
        waitForTask();
    first.interrupt();
    EXPECT_EQ(first.exitCode(), 5);
    script(json::array());
    CliProcess resumed({"run", sweep({1, 2, 3}, seed), "-o", file, "--resume"});
    EXPECT_EQ(resumed.exitCode(), 0);
    EXPECT_THAT(resumed.errors(), HasSubstr("1 of 3 points are in the file already"));
}

TEST_F(ResumeCommand, NeedsAFile)
{
    CliProcess cli({"run", experiment(), "--resume"});
    EXPECT_EQ(cli.exitCode(), 2);
    EXPECT_THAT(cli.errors(), HasSubstr("add -o FILE"));
}

} // namespace
} // namespace phasebench::resume_test
