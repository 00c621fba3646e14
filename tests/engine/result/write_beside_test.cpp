// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/results_file.h"
#include "engine/result/write_beside.h"
#include "tests/support/example_run.h"
#include "tests/support/temporary_folder.h"

#include <fstream>
#include <gmock/gmock.h>
#include <sys/stat.h>

namespace phasebench::write_beside_test {
namespace {

using testing::HasSubstr;

std::string contentOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::size_t filesIn(const std::filesystem::path& folder)
{
    return static_cast<std::size_t>(
        std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator()));
}

template <typename Action> std::string sentenceOf(Action action)
{
    try {
        action();
    } catch (const WriteError& error) {
        return error.what();
    }
    return "written";
}

TEST(WriteBeside, MakesAFileAndReplacesOne)
{
    const TemporaryFolder folder;
    const auto path = folder / "a.json";
    writeBeside(path, "one");
    EXPECT_EQ(contentOf(path), "one");
    writeBeside(path, "two");
    EXPECT_EQ(contentOf(path), "two");
    EXPECT_EQ(filesIn(folder.path()), 1U);
}

TEST(WriteBeside, KeepsTheUmaskAndTheRightsOfWhatItReplaces)
{
    const TemporaryFolder folder;
    const mode_t before = umask(077);
    writeBeside(folder / "new", "x");
    umask(022);
    std::filesystem::permissions(folder / "new", static_cast<std::filesystem::perms>(0640));
    writeBeside(folder / "new", "y");
    writeBeside(folder / "other", "z");
    umask(before);
    EXPECT_EQ(std::filesystem::status(folder / "new").permissions(), static_cast<std::filesystem::perms>(0640));
    EXPECT_EQ(std::filesystem::status(folder / "other").permissions(), static_cast<std::filesystem::perms>(0644));
}

TEST(WriteBeside, NeverReplacesAResultsFile)
{
    const TemporaryFolder folder;
    const auto path = folder / "a.phasebench";
    ResultsFile(path, ResultsFile::Mode::append).append(test::exampleRun());
    EXPECT_TRUE(beginsAsResults(path));
    EXPECT_THAT(sentenceOf([&] { writeBeside(path, "x"); }), HasSubstr("is a results file"));
    std::filesystem::create_symlink(path, folder / "link");
    EXPECT_THAT(sentenceOf([&] { writeBeside(folder / "link", "x"); }), HasSubstr("is a results file"));
    EXPECT_EQ(ResultsFile(path, ResultsFile::Mode::read).size(), 1);
    writeBeside(path, "x", Replace::anything);
    EXPECT_EQ(contentOf(path), "x");
    EXPECT_FALSE(beginsAsResults(path));
}

TEST(WriteBeside, ReplacesNothingWhereItMayNot)
{
    const TemporaryFolder folder;
    std::ofstream(folder / "a") << "old";
    EXPECT_THAT(sentenceOf([&] { writeBeside(folder / "a", "x", Replace::nothing); }), HasSubstr("exists already"));
    // Nor what came to be in the meantime.
    EXPECT_THAT(sentenceOf([&] {
        writeBeside(folder / "b", Replace::nothing, [&](const auto&) { std::ofstream(folder / "b") << "another's"; });
    }),
        HasSubstr("File exists"));
    EXPECT_EQ(contentOf(folder / "a"), "old");
    EXPECT_EQ(contentOf(folder / "b"), "another's");
    EXPECT_EQ(filesIn(folder.path()), 2U);
}

TEST(WriteBeside, SaysTheSystemsReasonAndLeavesNothingBehind)
{
    const TemporaryFolder folder;
    EXPECT_THAT(sentenceOf([&] { writeBeside(folder / "no" / "a", "x"); }), HasSubstr("No such file or directory"));
    EXPECT_THAT(sentenceOf([&] { writeBeside(folder.path(), "x"); }), HasSubstr("Is a directory"));
    if (std::filesystem::exists("/dev/full")) {
        EXPECT_THAT(sentenceOf([&] { writeBeside("/dev/full", "x"); }), HasSubstr("No space left on device"));
    }
    std::ofstream(folder / "a") << "old";
    EXPECT_THROW(writeBeside(folder / "a", Replace::anything, [](const auto&) { throw WriteError("It went wrong."); }),
        WriteError);
    EXPECT_EQ(contentOf(folder / "a"), "old");
    EXPECT_EQ(filesIn(folder.path()), 1U);
}

} // namespace
} // namespace phasebench::write_beside_test
