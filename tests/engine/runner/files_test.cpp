// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/database.h"
#include "engine/result/results_file.h"
#include "tests/engine/runner/engine_fixture.h"

#include <csignal>
#include <fstream>
#include <sys/resource.h>
#include <unistd.h>

namespace phasebench::files_test {
namespace {

using nlohmann::json;
using testing::HasSubstr;

class Files : public EngineFixture {
protected:
    /// The job must stop before anything is measured.
    std::string errorOf(const std::filesystem::path& file)
    {
        start();
        const JobId job = measure(threePoints(), file);
        EXPECT_TRUE(listener.finished.empty());
        EXPECT_TRUE(askedKinds().empty());
        return listener.jobs.at(job);
    }
};

TEST_F(Files, GrowWithEachPointAndAreAppendedTo)
{
    start();
    measure(threePoints(), folder / "results.phasebench");
    measure({}, folder / "results.phasebench");
    EXPECT_EQ(run(3).id, 4);
    ResultsFile file(folder / "results.phasebench", ResultsFile::Mode::read);
    std::vector<Run> runs = file.runs();
    ASSERT_EQ(runs.size(), 4U);
    EXPECT_EQ(runs[2].experiment, run(2).experiment);
    EXPECT_EQ(file.series(4, "call").size(), 5U);
}

TEST_F(Files, ThatAreNoResultsAreRefusedAndLeftAsTheyAre)
{
    const auto path = folder / "letter.txt";
    std::ofstream(path) << "Dear reader,";
    EXPECT_THAT(errorOf(path), HasSubstr("letter.txt"));
    std::ifstream file(path);
    std::string text;
    std::getline(file, text);
    EXPECT_EQ(text, "Dear reader,");
}

TEST_F(Files, InAFolderThatIsNotThere)
{
    EXPECT_THAT(errorOf(folder / "no" / "results.phasebench"), testing::EndsWith("."));
}

TEST_F(Files, ThatAreReadOnly)
{
    if (geteuid() == 0)
        GTEST_SKIP() << "Permissions do not bind the superuser.";
    {
        const ResultsFile file(folder / "results.phasebench", ResultsFile::Mode::append);
    }
    std::filesystem::permissions(folder / "results.phasebench", std::filesystem::perms::owner_read);
    EXPECT_THAT(errorOf(folder / "results.phasebench"), testing::EndsWith("."));
}

/// A limit on the size of files stands in for a full disk; the signal that comes with it must end nothing.
TEST_F(Files, ThatCannotGrowLoseNothing)
{
    const auto path = folder / "results.phasebench";
    // Every point is slow, so that the limit falls before the last one's transaction.
    start(json::array({{{"kind", "measure"}, {"seconds", 1.0}}}));
    const JobId job = submit(threePoints(), path);
    listener.waitFor([&] { return listener.finished.size() == 2; });
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    rlimit small = before;
    small.rlim_cur = std::filesystem::file_size(path);
    setrlimit(RLIMIT_FSIZE, &small);
    listener.waitForJob(job);
    setrlimit(RLIMIT_FSIZE, &before);

    EXPECT_THAT(listener.jobs.at(job), HasSubstr("results.phasebench"));
    ASSERT_EQ(listener.finished.size(), 3U) << "What was measured is told even if it cannot be kept.";
    EXPECT_EQ(listener.finished[2].run->id, 0);
    const ResultsFile file(path, ResultsFile::Mode::read);
    EXPECT_EQ(file.size(), 2);
    const auto spare = folder / "results.spare1.phasebench";
    EXPECT_THAT(listener.jobs.at(job), HasSubstr(spare.string()));
    EXPECT_EQ(
        ResultsFile(spare, ResultsFile::Mode::read).runs().at(0).experiment, listener.finished[2].run->experiment);
    EXPECT_EQ(measure({}, path) > job, true);
    EXPECT_EQ(run(3).id, ResultsFile(path, ResultsFile::Mode::read).runs().back().id)
        << "With room again, the file goes on.";
}

/// As `Files`, but the file cannot be written while the second point ends.
class BusyFiles : public EngineFixture {
protected:
    /// Three points of half a second each, which go into the file whatever `disturb` does to it.
    void expectAllKept(const std::function<void()>& disturb, const std::function<void()>& mend,
        const testing::Matcher<std::string>& end = testing::IsEmpty())
    {
        start(json::array({{{"kind", "measure"}, {"seconds", 0.5}}}));
        const JobId job = submit(threePoints(), path());
        listener.waitFor([&] { return !listener.finished.empty(); });
        disturb();
        listener.waitFor([&] { return !listener.notes.empty(); });
        EXPECT_THAT(listener.notes[0], testing::AllOf(HasSubstr("Waiting: "), HasSubstr("spare1.phasebench")));
        mend();
        listener.waitForJob(job);
        EXPECT_THAT(listener.jobs.at(job), end);
        ASSERT_EQ(listener.finished.size(), 3U);
        for (std::size_t i = 0; i < 3; ++i)
            EXPECT_EQ(run(i).id, static_cast<std::int64_t>(i) + 1) << "in listed order";
        EXPECT_FALSE(std::filesystem::exists(folder / "results.spare1.phasebench")) << "It is not needed any more.";
    }
    std::filesystem::path path() const { return folder / "results.phasebench"; }
};

TEST_F(BusyFiles, HeldByAnotherProgramAreWaitedForToTheEnd)
{
    std::optional<Database> holder;
    expectAllKept(
        [&] {
            holder.emplace(path(), Database::Access::write);
            holder->setPatience(std::chrono::seconds(10));
            holder->execute("BEGIN EXCLUSIVE");
        },
        [&] {
            // All points are measured by then.
            listener.waitFor([&] { return listener.started.size() == 3; });
            std::this_thread::sleep_for(std::chrono::seconds(1));
            holder->execute("ROLLBACK");
        });
    EXPECT_EQ(ResultsFile(path(), ResultsFile::Mode::read).size(), 3);
}

TEST_F(BusyFiles, ReplacedByAFolderAreGoneOnWithInTheirPlace)
{
    expectAllKept(
        [&] {
            std::filesystem::rename(path(), folder / "moved.phasebench");
            std::filesystem::create_directory(path());
        },
        [&] { std::filesystem::remove(path()); }, HasSubstr("no longer holds 1 point that was written into it"));
    EXPECT_EQ(ResultsFile(path(), ResultsFile::Mode::read).size(), 2);
    EXPECT_EQ(ResultsFile(folder / "moved.phasebench", ResultsFile::Mode::read).size(), 1);
}

} // namespace
} // namespace phasebench::files_test
