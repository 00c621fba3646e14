// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/database.h"
#include "engine/result/results_file.h"
#include "tests/support/example_run.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <atomic>
#include <csignal>
#include <fstream>
#include <gtest/gtest.h>
#include <random>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

/// What the operating system does to a results file: rights, locks, full disks, crashes.
namespace phasebench::results_file_system_test {
namespace {

using test::exampleRun;

/// Rights do not bind the superuser: while one lives, the test is somebody else.
class Nobody {
public:
    Nobody()
    {
        if (geteuid() == 0 && seteuid(65534) == 0)
            m_dropped = true;
    }
    ~Nobody()
    {
        if (m_dropped && seteuid(0) != 0)
            std::abort();
    }

private:
    bool m_dropped = false;
};

std::filesystem::path writeFile(const TemporaryFolder& folder)
{
    const std::filesystem::path path = folder / "a.phasebench";
    ResultsFile(path, ResultsFile::Mode::append).append(exampleRun());
    return path;
}

void protect(const TemporaryFolder& folder, const std::filesystem::path& file)
{
    std::filesystem::permissions(file, static_cast<std::filesystem::perms>(0444));
    std::filesystem::permissions(folder.path(), static_cast<std::filesystem::perms>(0555));
}

template <typename Action> std::string sentenceOf(Action action)
{
    try {
        action();
    } catch (const ResultsFileError& error) {
        return error.what();
    }
    return "done without a fault";
}

/// Runs `action` in a process of its own that ends without tidying up, as in a crash.
template <typename Action> int inAnotherProcess(Action action)
{
    const pid_t child = fork();
    if (child == 0) {
        int code = 0;
        try {
            code = action();
        } catch (...) {
            code = 99;
        }
        _exit(code);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 98;
}

TEST(ResultsFileSystem, ReadsInAReadOnlyFolder)
{
    const TemporaryFolder folder;
    const auto path = writeFile(folder);
    protect(folder, path);
    const Nobody nobody;
    const ResultsFile file(path, ResultsFile::Mode::read);
    EXPECT_EQ(file.runs().size(), 1U);
    EXPECT_EQ(file.series(1, "call").size(), 31U);
}

TEST(ResultsFileSystem, ReadsAWalDatabaseInAReadOnlyFolder)
{
    const TemporaryFolder folder;
    const auto path = writeFile(folder);
    {
        Database database(path, Database::Access::write);
        database.execute("PRAGMA journal_mode=WAL");
    }
    protect(folder, path);
    const Nobody nobody;
    EXPECT_EQ(ResultsFile(path, ResultsFile::Mode::read).runs().size(), 1U);
}

TEST(ResultsFileSystem, SaysThatAFileIsReadOnly)
{
    const TemporaryFolder folder;
    const auto path = writeFile(folder);
    protect(folder, path);
    const Nobody nobody;
    const auto sentence = sentenceOf([&] { ResultsFile(path, ResultsFile::Mode::append).append(exampleRun()); });
    EXPECT_NE(sentence.find("cannot be written"), std::string::npos) << sentence;
    const auto other = sentenceOf([&] { ResultsFile(folder / "b.phasebench", ResultsFile::Mode::append); });
    EXPECT_NE(other.find("cannot be written: Permission denied"), std::string::npos) << other;
    const auto missing = sentenceOf([&] { ResultsFile(folder / "x" / "b.phasebench", ResultsFile::Mode::append); });
    EXPECT_NE(missing.find("cannot be written: No such file or directory"), std::string::npos) << missing;
}

TEST(ResultsFileSystem, SaysThatAFileMayNotBeRead)
{
    const TemporaryFolder folder;
    const auto path = writeFile(folder);
    std::filesystem::permissions(folder.path(), std::filesystem::perms::all);
    std::filesystem::permissions(path, std::filesystem::perms::none);
    const Nobody nobody;
    const auto sentence = sentenceOf([&] { ResultsFile(path, ResultsFile::Mode::read); });
    EXPECT_NE(sentence.find("cannot be read: Permission denied"), std::string::npos) << sentence;
}

TEST(ResultsFileSystem, ReadingLeavesTheFileAsItIs)
{
    const TemporaryFolder folder;
    const auto path = writeFile(folder);
    const auto before = std::filesystem::last_write_time(path);
    ResultsFile file(path, ResultsFile::Mode::read);
    EXPECT_EQ(file.runs().size(), 1U);
    const auto sentence = sentenceOf([&] { file.append(exampleRun()); });
    EXPECT_NE(sentence.find("cannot be written"), std::string::npos) << sentence;
    EXPECT_EQ(std::filesystem::last_write_time(path), before);
}

TEST(ResultsFileSystem, SaysThatAnotherProgramHoldsTheFile)
{
    const TemporaryFolder folder;
    const auto path = writeFile(folder);
    Database holder(path, Database::Access::write);
    holder.execute("BEGIN EXCLUSIVE");
    const auto reading = sentenceOf([&] { ResultsFile(path, ResultsFile::Mode::read); });
    EXPECT_NE(reading.find("is held by another program"), std::string::npos) << reading;
    const auto writing = sentenceOf([&] { ResultsFile(path, ResultsFile::Mode::append).append(exampleRun()); });
    EXPECT_NE(writing.find("is held by another program"), std::string::npos) << writing;
    holder.execute("ROLLBACK");
    EXPECT_EQ(ResultsFile(path, ResultsFile::Mode::append).append(exampleRun()), 2);
}

TEST(ResultsFileSystem, LosesNothingWhenTheDiskIsFull)
{
    const TemporaryFolder folder;
    const auto path = writeFile(folder);
    // A limit on the file's size stands for the full disk: writing fails in the middle of the transaction.
    const int code = inAnotherProcess([&] {
        std::signal(SIGXFSZ, SIG_IGN);
        const auto size = static_cast<rlim_t>(std::filesystem::file_size(path)) + 16384;
        const rlimit limit{size, size};
        if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
            return 97;
        ResultsFile file(path, ResultsFile::Mode::append);
        phasebench::Run large = exampleRun();
        large.series["call"].resize(100'000);
        std::mt19937_64 random(1); // what repeats would need little room
        std::ranges::generate(large.series["call"], [&] { return static_cast<double>(random() >> 12); });
        const auto sentence = sentenceOf([&] { file.append(large); });
        if (sentence.find("cannot be written") == std::string::npos)
            return 1;
        // What it held, it still holds, and small things still fit.
        if (file.size() != 1 || file.append(phasebench::Run{}) != 2)
            return 2;
        return 0;
    });
    EXPECT_EQ(code, 0);
    const ResultsFile file(path, ResultsFile::Mode::read);
    EXPECT_EQ(file.runs().size(), 2U);
    EXPECT_EQ(file.series(1, "call").size(), 31U);
}

TEST(ResultsFileSystem, SaysThatTheDiskIsFull)
{
    const TemporaryFolder folder;
    const auto path = writeFile(folder);
    Database database(path, Database::Access::write);
    const std::int64_t pages = database.number("PRAGMA page_count");
    database.execute(("PRAGMA max_page_count=" + std::to_string(pages)).c_str());
    const auto sentence = sentenceOf([&] { database.execute("INSERT INTO series VALUES (9, 'x', zeroblob(100000))"); });
    EXPECT_NE(sentence.find("the disk is full"), std::string::npos) << sentence;
}

TEST(ResultsFileSystem, LosesThePointInProgressAtMostInACrash)
{
    const TemporaryFolder folder;
    const auto path = writeFile(folder);
    const int code = inAnotherProcess([&] {
        // Never closed: the process ends beneath the open transaction.
        auto* database = new Database(path, Database::Access::write);
        database->execute("PRAGMA cache_size=2");
        database->execute("BEGIN IMMEDIATE");
        database->execute("DELETE FROM run");
        database->execute("INSERT INTO series VALUES (2, 'call', zeroblob(1000000))");
        database->execute("UPDATE series SET samples = zeroblob(8)");
        return 0;
    });
    ASSERT_EQ(code, 0);
    std::filesystem::path journal = path;
    journal += "-journal";
    ASSERT_TRUE(std::filesystem::exists(journal)) << "the crash left nothing to undo, so this tests nothing";
    const ResultsFile file(path, ResultsFile::Mode::read);
    EXPECT_EQ(file.runs().size(), 1U);
    EXPECT_EQ(file.series(1, "call"), exampleRun().series["call"]);
}

/// A transaction that its process never ended, and its journal.
std::filesystem::path crashAmidWriting(const std::filesystem::path& path)
{
    inAnotherProcess([&] {
        auto* database = new Database(path, Database::Access::write);
        database->execute("PRAGMA cache_size=2; BEGIN IMMEDIATE; UPDATE series SET samples = zeroblob(100000)");
        return 0;
    });
    std::filesystem::path journal = path;
    journal += "-journal";
    return journal;
}

std::string bytesIn(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

TEST(ResultsFileSystem, ReadingUndoesWhatACrashLeftInACopyOnly)
{
    const TemporaryFolder folder;
    const auto path = writeFile(folder);
    const auto journal = crashAmidWriting(path);
    ASSERT_TRUE(std::filesystem::exists(journal));
    const std::string before = bytesIn(path);
    const std::string journalBefore = bytesIn(journal);
    EXPECT_EQ(ResultsFile(path, ResultsFile::Mode::read).series(1, "call"), exampleRun().series["call"]);
    EXPECT_EQ(bytesIn(path), before);
    EXPECT_EQ(bytesIn(journal), journalBefore);

    std::filesystem::permissions(journal, static_cast<std::filesystem::perms>(0444));
    protect(folder, path);
    {
        const Nobody nobody;
        EXPECT_EQ(ResultsFile(path, ResultsFile::Mode::read).runs().size(), 1U) << "in a read-only folder, too";
    }
    std::filesystem::permissions(folder.path(), std::filesystem::perms::owner_all);
    std::filesystem::permissions(path, static_cast<std::filesystem::perms>(0644));
    EXPECT_EQ(ResultsFile(path, ResultsFile::Mode::append).append(exampleRun()), 2) << "writing undoes it in the file";
    EXPECT_FALSE(std::filesystem::exists(journal));
}

/// What a transaction over several databases leaves: undoing it removes the file that it names.
TEST(ResultsFileSystem, AJournalThatNamesAnotherFileIsRefused)
{
    const TemporaryFolder folder;
    const auto path = writeFile(folder);
    const auto journal = crashAmidWriting(path);
    const std::filesystem::path victim = folder / "letter.txt";
    std::ofstream(victim) << "Dear reader";
    const std::string name = victim.string();
    std::uint32_t sum = 0;
    for (const char c : name)
        sum += static_cast<std::uint32_t>(static_cast<signed char>(c));
    const auto number = [](std::uint32_t value) {
        std::string bytes;
        for (int shift = 24; shift >= 0; shift -= 8)
            bytes += static_cast<char>(value >> shift & 0xff);
        return bytes;
    };
    constexpr std::uint32_t lockPage = 0x40000000 / 4096 + 1;
    std::ofstream(journal, std::ios::binary | std::ios::app)
        << number(lockPage) << name << number(static_cast<std::uint32_t>(name.size())) << number(sum)
        << std::string("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7");
    for (const auto mode : {ResultsFile::Mode::read, ResultsFile::Mode::append}) {
        const auto sentence = sentenceOf([&] { ResultsFile(path, mode); });
        EXPECT_NE(sentence.find("names another file"), std::string::npos) << sentence;
        EXPECT_TRUE(std::filesystem::exists(victim));
        EXPECT_TRUE(std::filesystem::exists(journal));
    }
}

TEST(ResultsFileSystem, WhatStandsBesideItAndIsNoFileIsRefused)
{
    const TemporaryFolder folder;
    const auto path = writeFile(folder);
    for (const char* suffix : {"-journal", "-wal"}) {
        const std::string pipe = path.string() + suffix;
        ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
        const auto sentence = sentenceOf([&] { ResultsFile(path, ResultsFile::Mode::read); });
        EXPECT_NE(sentence.find("is no regular file"), std::string::npos) << sentence;
        std::filesystem::remove(pipe);
    }
}

TEST(ResultsFileSystem, ReadingMakesNoFileBesideADatabaseLeftInWalMode)
{
    const TemporaryFolder folder;
    const auto path = writeFile(folder);
    Database(path, Database::Access::write).execute("PRAGMA journal_mode=WAL");
    EXPECT_EQ(ResultsFile(path, ResultsFile::Mode::read).runs().size(), 1U);
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
}

TEST(ResultsFileSystem, AnEmptyFileIsANewOne)
{
    const TemporaryFolder folder;
    const std::filesystem::path path = folder / "a.phasebench";
    std::ofstream(path).close();
    EXPECT_EQ(ResultsFile(path, ResultsFile::Mode::append).append(exampleRun()), 1);
    EXPECT_EQ(ResultsFile(path, ResultsFile::Mode::read).size(), 1);
}

TEST(ResultsFileSystem, SeveralWritersOfOneNewFileAllSucceed)
{
    const TemporaryFolder folder;
    const std::filesystem::path path = folder / "a.phasebench";
    constexpr int writers = 4;
    std::vector<pid_t> children;
    for (int i = 0; i < writers; ++i) {
        const pid_t child = fork();
        if (child == 0) {
            try {
                ResultsFile file(path, ResultsFile::Mode::append);
                file.setPatience(std::chrono::seconds(30));
                file.append(exampleRun());
                _exit(0);
            } catch (const std::exception& error) {
                std::fprintf(stderr, "%s\n", error.what());
                _exit(1);
            }
        }
        children.push_back(child);
    }
    for (const pid_t child : children) {
        int status = 0;
        waitpid(child, &status, 0);
        EXPECT_EQ(status, 0);
    }
    EXPECT_EQ(ResultsFile(path, ResultsFile::Mode::read).size(), writers);
}

TEST(ResultsFileSystem, SaysThatAFileWasMovedMeanwhile)
{
    const TemporaryFolder folder;
    const auto path = writeFile(folder);
    ResultsFile file(path, ResultsFile::Mode::append);
    std::filesystem::rename(path, folder / "b.phasebench");
    const auto sentence = sentenceOf([&] { file.append(exampleRun()); });
    EXPECT_NE(sentence.find("was moved, deleted or replaced meanwhile"), std::string::npos) << sentence;
}

TEST(ResultsFileSystem, OneDamagedRunHidesNoOtherAndNothingIsAppendedToIt)
{
    const TemporaryFolder folder;
    const auto path = writeFile(folder);
    {
        ResultsFile file(path, ResultsFile::Mode::append);
        file.append(exampleRun());
        file.append(exampleRun());
    }
    Database(path, Database::Access::write).execute("UPDATE run SET json = substr(json, 1, 50) WHERE id = 2");
    const ResultsFile file(path, ResultsFile::Mode::read);
    std::vector<std::string> faults;
    const std::vector<phasebench::Run> runs = file.soundRuns(faults);
    ASSERT_EQ(runs.size(), 2U);
    EXPECT_EQ(runs[1].id, 3);
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_NE(faults[0].find("run 2"), std::string::npos) << faults[0];
    const auto sentence = sentenceOf([&] { ResultsFile(path, ResultsFile::Mode::append); });
    EXPECT_NE(sentence.find("run 2"), std::string::npos) << sentence;
}

TEST(ResultsFileSystem, CopiesAFileThatIsBeingWritten)
{
    const TemporaryFolder folder;
    const auto path = writeFile(folder);
    ResultsFile file(path, ResultsFile::Mode::append);
    std::atomic<bool> ended = false;
    std::thread writer([&] {
        file.setPatience(std::chrono::seconds(30));
        for (int i = 0; i < 40; ++i)
            file.append(exampleRun());
        ended = true;
    });
    int copies = 0;
    do {
        copyResults(path, folder / "copy.phasebench");
        const ResultsFile copy(folder / "copy.phasebench", ResultsFile::Mode::read);
        EXPECT_EQ(copy.runs().size(), static_cast<std::size_t>(copy.size()));
        ++copies;
    } while (!ended);
    writer.join();
    EXPECT_GE(copies, 1);
    copyResults(path, folder / "copy.phasebench");
    EXPECT_EQ(ResultsFile(folder / "copy.phasebench", ResultsFile::Mode::read).size(), 41);
}

} // namespace
} // namespace phasebench::results_file_system_test
