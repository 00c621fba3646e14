// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/database.h"
#include "engine/result/results_file.h"
#include "tests/engine/cli/cli_fixture.h"
#include "tests/support/example_run.h"
#include "tests/support/places.h"

/// Files from strangers, and commands that could cost measured points.
namespace phasebench::hostile_files_test {
namespace {

using testing::HasSubstr;
using testing::Not;

class HostileFiles : public CliFixture {
protected:
    std::string writeResults(const std::string& title = "a", int runs = 1) const
    {
        const std::string file = path("a.phasebench");
        ResultsFile results(file, ResultsFile::Mode::append);
        for (int i = 0; i < runs; ++i) {
            phasebench::Run run = test::exampleRun();
            run.title = title;
            results.append(run);
        }
        return file;
    }
};

TEST_F(HostileFiles, NothingReachesTheTerminalAsAControl)
{
    const std::string file = writeResults("\x1b[2J\x07\r\u202e=cmd|x");
    for (const char* command : {"show", "log"}) {
        CliProcess cli({command, file});
        EXPECT_EQ(cli.exitCode(), 0) << cli.errors();
        EXPECT_THAT(
            cli.output(), testing::AllOf(Not(HasSubstr("\x1b")), Not(HasSubstr("\r")), Not(HasSubstr("\u202e"))));
    }
    EXPECT_THAT(CliProcess({"show", file}).output(), HasSubstr("\\u001b[2J\\u0007"));
    CliProcess check({"check", write("e.json", R"({"\u001b[31mkey": 1})")});
    EXPECT_THAT(check.errors(), testing::AllOf(Not(HasSubstr("\x1b")), HasSubstr("\\u001b[31mkey")));
}

TEST_F(HostileFiles, NoCellOfACsvIsCalculated)
{
    EXPECT_THAT(CliProcess({"show", writeResults("=cmd|x"), "--csv"}).output(), HasSubstr(",'=cmd|x,"));
}

TEST_F(HostileFiles, NoCommandWritesOverAResultsFile)
{
    // One with a timeline, which a trace needs.
    const std::string file = path("a.phasebench");
    std::filesystem::copy_file(sourceFolder() / "resources/recorded/h100-first-use.phasebench", file);
    const std::int64_t runs = ResultsFile(file, ResultsFile::Mode::read).size();
    for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{{"trace", file, "-o", file},
             {"tuning", "export", file, "--tuning", path("tuning.json")}, {"merge", file, "-o", file}}) {
        CliProcess cli(command);
        EXPECT_EQ(cli.exitCode(), 6) << command.front();
        EXPECT_THAT(cli.errors(), HasSubstr("a.phasebench"));
    }
    EXPECT_EQ(ResultsFile(file, ResultsFile::Mode::read).size(), runs);
}

TEST_F(HostileFiles, ADamagedRunIsNamedAndTheOthersAreShownAndSalvaged)
{
    const std::string file = writeResults("a", 3);
    Database(file, Database::Access::write).execute("UPDATE run SET json = substr(json, 1, 60) WHERE id = 2");
    for (const char* format : {"--json", "--csv"}) {
        CliProcess show({"show", file, format});
        EXPECT_EQ(show.exitCode(), 6);
        EXPECT_THAT(show.errors(), HasSubstr("run 2"));
        EXPECT_FALSE(show.output().empty());
    }
    EXPECT_EQ(nlohmann::json::parse(CliProcess({"show", file, "--json"}).output())["runs"].size(), 2U);
    EXPECT_EQ(CliProcess({"log", file, "--run", "3"}).exitCode(), 0);
    CliProcess run({"run", experiment(), "-o", file});
    EXPECT_EQ(run.exitCode(), 6) << "nothing is appended to it";
    EXPECT_EQ(CliProcess({"merge", file, "-o", path("b.phasebench")}).exitCode(), 6);
    CliProcess salvage({"merge", "--salvage", file, "-o", path("c.phasebench")});
    EXPECT_EQ(salvage.exitCode(), 6);
    EXPECT_THAT(salvage.errors(), HasSubstr("run 2"));
    EXPECT_EQ(ResultsFile(path("c.phasebench"), ResultsFile::Mode::read).size(), 2);
}

TEST_F(HostileFiles, ATuningFileThatIsAFolderIsSaidInOneSentence)
{
    std::filesystem::create_directory(path("tuning"));
    CliProcess list({"tuning", "list", "--tuning", path("tuning")});
    EXPECT_EQ(list.exitCode(), 6);
    EXPECT_THAT(list.errors(), HasSubstr("is a folder"));
    CliProcess run({"run", experiment({{"planning", {{"tuned", true}}}}), "--tuning", path("tuning")});
    EXPECT_EQ(run.exitCode(), 6) << run.errors();
    EXPECT_THAT(run.errors(), HasSubstr("is a folder"));
    EXPECT_EQ(tasksGiven(), 0U);
    CliProcess other({"run", experiment(), "--tuning", path("tuning")});
    EXPECT_EQ(other.exitCode(), 0) << "which neither reads nor keeps a winner: " << other.errors();
}

} // namespace
} // namespace phasebench::hostile_files_test
