// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/results_file.h"

#include "engine/result/run_json.h"
#include "engine/result/timeline_json.h"
#include "tests/support/example_run.h"
#include "tests/support/example_timeline.h"
#include "tests/support/places.h"
#include "tests/support/temporary_folder.h"

#include <fstream>
#include <gtest/gtest.h>
#include <limits>

namespace phasebench::results_file_test {
namespace {

using test::exampleRun;

TEST(ResultsFile, KeepsRunsInOrder)
{
    const TemporaryFolder folder;
    {
        ResultsFile file(folder / "a.phasebench", ResultsFile::Mode::append);
        EXPECT_EQ(file.size(), 0);
        EXPECT_EQ(file.append(exampleRun("host_pageable")), 1);
        EXPECT_EQ(file.append(exampleRun("gpu:0")), 2);
    }
    {
        ResultsFile file(folder / "a.phasebench", ResultsFile::Mode::append);
        EXPECT_EQ(file.append(exampleRun("host_pinned")), 3);
    }
    const ResultsFile file(folder / "a.phasebench", ResultsFile::Mode::read);
    EXPECT_EQ(file.size(), 3);
    std::vector<phasebench::Run> runs = file.runs();
    ASSERT_EQ(runs.size(), 3U);
    EXPECT_EQ(runs[2].id, 3);
    EXPECT_EQ(runs[2].title, "Operands in host_pinned");
    EXPECT_TRUE(runs[0].series.empty());
    file.loadSeries(runs[0]);
    phasebench::Run expected = exampleRun("host_pageable");
    expected.id = 1;
    EXPECT_EQ(toJson(runs[0], Samples::with), toJson(expected, Samples::with));
    EXPECT_EQ(file.series(1, "call"), expected.series["call"]);
    EXPECT_TRUE(file.series(1, "lunch").empty());
    EXPECT_TRUE(file.series(99, "call").empty());
}

TEST(ResultsFile, KeepsTextThatIsNoUtf8)
{
    const TemporaryFolder folder;
    ResultsFile file(folder / "a.phasebench", ResultsFile::Mode::append);
    phasebench::Run run;
    run.status = RunStatus::failed;
    run.message = "The library said \xff\xfe.";
    file.append(run);
    EXPECT_EQ(file.runs()[0].message, "The library said \uFFFD\uFFFD.");
}

TEST(ResultsFile, KeepsAMillionSamples)
{
    const TemporaryFolder folder;
    phasebench::Run run = exampleRun("gpu:0");
    std::vector<double>& samples = run.series["call"];
    samples.resize(1'000'000);
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = 2640 + 0.001 * static_cast<double>(i % 977);
    samples[777'777] = 1.0 / 3;
    ResultsFile(folder / "a.phasebench", ResultsFile::Mode::append).append(run);
    const ResultsFile file(folder / "a.phasebench", ResultsFile::Mode::read);
    EXPECT_EQ(file.series(1, "call"), samples);
}

TEST(ResultsFile, RefusesASampleThatIsNoTime)
{
    const TemporaryFolder folder;
    ResultsFile file(folder / "a.phasebench", ResultsFile::Mode::append);
    for (const double bad : {std::numeric_limits<double>::quiet_NaN(), -1.0, HUGE_VAL}) {
        phasebench::Run run = exampleRun();
        run.series["planning.host"][3] = bad;
        EXPECT_THROW(file.append(run), ResultsFileError);
    }
    EXPECT_EQ(file.size(), 0);
}

TEST(ResultsFile, OpensEveryFormatEverWritten)
{
    const std::filesystem::path path = sourceFolder() / "tests/samples/format-1.phasebench";
    const ResultsFile file(path, ResultsFile::Mode::read);
    std::vector<phasebench::Run> runs = file.runs();
    ASSERT_EQ(runs.size(), 4U);
    EXPECT_EQ(runs[0].title, "Operands in host_pageable");
    EXPECT_DOUBLE_EQ(runs[0].call->figure.median, 44'600);
    EXPECT_EQ(runs[3].status, RunStatus::unsupported);
    EXPECT_EQ(runs[3].message, "There is no GPU 1 on this computer.");
    file.loadSeries(runs[0]);
    EXPECT_EQ(runs[0].series.size(), 11U);
    EXPECT_EQ(runs[0].series.at("call").size(), 31U);
}

nlohmann::json everything(const ResultsFile& file)
{
    nlohmann::json all = nlohmann::json::array();
    for (phasebench::Run& run : file.runs()) {
        file.loadSeries(run);
        file.loadTimeline(run);
        all.push_back({toJson(run, Samples::with), toJson(run.timeline)});
    }
    return all;
}

TEST(ResultsFile, ReadsTheSameFromItsNewestFormatAsFromTheOlderOnes)
{
    const auto in = [](const char* name) {
        return everything(ResultsFile(sourceFolder() / "tests/samples" / name, ResultsFile::Mode::read));
    };
    nlohmann::json older = in("format-1.phasebench");
    for (const nlohmann::json& run : in("format-2.phasebench"))
        older.push_back(run);
    const nlohmann::json newest = in("format-3.phasebench"); // the runs of both
    ASSERT_EQ(newest.size(), older.size());
    for (std::size_t i = 0; i < newest.size(); ++i) {
        older[i][0]["id"] = i + 1;
        EXPECT_EQ(newest[i], older[i]);
    }
}

TEST(ResultsFile, LeavesRankingsOutWhereTheyAreNotWanted)
{
    for (const char* name : {"format-1-race.phasebench", "format-2.phasebench", "format-3.phasebench"}) {
        const ResultsFile file(sourceFolder() / "tests/samples" / name, ResultsFile::Mode::read);
        const std::vector<phasebench::Run> whole = file.runs();
        ASSERT_FALSE(whole.back().candidates.empty()) << name;
        ASSERT_TRUE(whole.back().race) << name;
        const std::vector<phasebench::Run> without = file.runs(ResultsFile::Rankings::without);
        ASSERT_EQ(without.size(), whole.size()) << name;
        EXPECT_TRUE(without.back().candidates.empty()) << name;
        EXPECT_FALSE(without.back().race) << name;
        EXPECT_EQ(toJson(without.back())["experiment"], toJson(whole.back())["experiment"]) << name;
        EXPECT_EQ(toJson(file.run(whole.back().id)), toJson(whole.back())) << name;
        EXPECT_THROW(file.run(99), ResultsFileError) << name;
    }
}

TEST(ResultsFile, GoesOnWithAFileInItsOwnFormat)
{
    const TemporaryFolder folder;
    for (const char* name : {"format-1.phasebench", "format-2.phasebench", "format-3.phasebench"}) {
        std::filesystem::copy_file(sourceFolder() / "tests/samples" / name, folder / name);
        phasebench::Run run = exampleRun();
        run.timeline = test::exampleTimeline();
        nlohmann::json before;
        {
            ResultsFile file(folder / name, ResultsFile::Mode::append);
            before = everything(file);
            run.id = file.append(run);
        }
        nlohmann::json after = everything(ResultsFile(folder / name, ResultsFile::Mode::read));
        EXPECT_EQ(after.back(), nlohmann::json({toJson(run, Samples::with), toJson(run.timeline)})) << name;
        after.erase(after.size() - 1);
        EXPECT_EQ(after, before) << name;
    }
}

TEST(ResultsFile, KeepsAMillionSamplesThatRepeatInLittleRoom)
{
    const TemporaryFolder folder;
    phasebench::Run run = exampleRun("gpu:0");
    run.series["call"].assign(1'000'000, 2640.25);
    ResultsFile(folder / "a.phasebench", ResultsFile::Mode::append).append(run);
    EXPECT_LT(std::filesystem::file_size(folder / "a.phasebench"), 100'000U);
    EXPECT_EQ(ResultsFile(folder / "a.phasebench", ResultsFile::Mode::read).series(1, "call"), run.series["call"]);
}

/// Opens for reading and reads everything; the sentence of what went wrong.
std::string readAll(const std::filesystem::path& path)
{
    try {
        const ResultsFile file(path, ResultsFile::Mode::read);
        for (phasebench::Run& run : file.runs())
            file.loadSeries(run);
    } catch (const ResultsFileError& error) {
        return error.what();
    }
    return "read without a fault";
}

std::string openToAppend(const std::filesystem::path& path)
{
    try {
        ResultsFile(path, ResultsFile::Mode::append).append(exampleRun());
    } catch (const ResultsFileError& error) {
        return error.what();
    }
    return "appended without a fault";
}

std::string bytesOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

struct Broken {
    const char* name;
    const char* says;
};

void PrintTo(const Broken& broken, std::ostream* out)
{
    *out << broken.name;
}

/// Its tables are broken, so nothing can be appended either.
class BrokenFile : public ::testing::TestWithParam<Broken> { };
/// Its tables are whole, but what stands in them is no run.
class BrokenRun : public ::testing::TestWithParam<Broken> { };

void expectOneSentence(const Broken& broken)
{
    const std::string sentence = readAll(sourceFolder() / "tests/samples" / broken.name);
    EXPECT_NE(sentence.find(broken.says), std::string::npos) << sentence;
    EXPECT_NE(sentence.find(broken.name), std::string::npos) << sentence;
    EXPECT_TRUE(sentence.ends_with('.')) << sentence;
    EXPECT_EQ(sentence.find('\n'), std::string::npos) << sentence;
}

TEST_P(BrokenFile, GivesOneSentence)
{
    expectOneSentence(GetParam());
}

TEST_P(BrokenRun, GivesOneSentence)
{
    expectOneSentence(GetParam());
}

TEST_P(BrokenFile, IsNotTouchedByAppending)
{
    const TemporaryFolder folder;
    const std::filesystem::path copy = folder / GetParam().name;
    std::filesystem::copy_file(sourceFolder() / "tests/samples" / GetParam().name, copy);
    const std::string before = bytesOf(copy);
    const std::string sentence = openToAppend(copy);
    EXPECT_NE(sentence.find(GetParam().name), std::string::npos) << sentence;
    EXPECT_TRUE(sentence.ends_with('.')) << sentence;
    EXPECT_EQ(bytesOf(copy), before);
}

INSTANTIATE_TEST_SUITE_P(All, BrokenFile,
    ::testing::Values(Broken{"truncated.phasebench", "is damaged"}, Broken{"header-only.phasebench", "is damaged"},
        Broken{"text.phasebench", "is no results file of Phasebench"},
        Broken{"foreign.phasebench", "is an SQLite database of another program"},
        Broken{"newer.phasebench", "was written by a newer version of Phasebench (format 99"},
        Broken{"no-version.phasebench", "its format version is missing"},
        Broken{"view.phasebench", "its table \"run\" is not as Phasebench made it"},
        Broken{"no-table.phasebench", "its table \"series\" is not as Phasebench made it"}));

INSTANTIATE_TEST_SUITE_P(All, BrokenRun,
    ::testing::Values(Broken{"overwritten.phasebench", "is damaged"}, Broken{"deep.phasebench", "run 2 is no JSON"},
        Broken{"no-json.phasebench", "run 3 is no JSON"}, Broken{"no-run.phasebench", "run 1: \"status\" must be"},
        Broken{"blob-for-json.phasebench", "run 1 is no JSON"},
        Broken{"odd-blob.phasebench", "the series \"call\" of run 1 holds no times"},
        Broken{"deflated-cut.phasebench", "the series \"call\" of run 1 holds no times"},
        Broken{"deflated-too-much.phasebench", "the series \"call\" of run 1 holds no times"},
        Broken{"not-times.phasebench", "the series \"call\" of run 1 holds no times"},
        Broken{"text-for-blob.phasebench", "the series \"call\" of run 1 holds no times"}));

TEST(ResultsFile, SaysWhatAFileIsThatIsNone)
{
    const TemporaryFolder folder;
    EXPECT_NE(readAll(folder / "missing.phasebench").find("There is no file"), std::string::npos);
    EXPECT_NE(readAll(folder.path()).find("is a folder"), std::string::npos);
    EXPECT_NE(openToAppend(folder.path()).find("is a folder"), std::string::npos);
    EXPECT_NE(readAll(sourceFolder() / "tests/samples/empty.phasebench").find("is empty"), std::string::npos);
    EXPECT_NE(readAll("/dev/null").find("is no regular file"), std::string::npos);
    EXPECT_NE(openToAppend("/dev/full").find("is no regular file"), std::string::npos);
    EXPECT_NE(openToAppend(folder / "no/such/folder.phasebench").find("No such file or directory"), std::string::npos);
}

TEST(ResultsFile, TakesNamesThatAUriWouldNot)
{
    const TemporaryFolder folder;
    for (const char* name : {"100 %?.phasebench", "file:a#b.phasebench", "über alles.phasebench", ":memory:"}) {
        ResultsFile(folder / name, ResultsFile::Mode::append).append(exampleRun());
        EXPECT_TRUE(std::filesystem::exists(folder / name));
        EXPECT_EQ(readAll(folder / name), "read without a fault");
    }
}

} // namespace
} // namespace phasebench::results_file_test
