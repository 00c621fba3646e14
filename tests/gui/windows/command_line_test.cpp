// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/result/results_file.h"
#include "gui/windows/command_line.h"
#include "gui/windows/export_command.h"
#include "tests/support/sample_runs.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace phasebench::command_line_test {
namespace {

TEST(CommandLineTest, ReadsFilesAndOptions)
{
    const auto line = CommandLine::parse({"a.json", "b.phasebench"});
    ASSERT_TRUE(line);
    EXPECT_EQ(line->files, (std::vector<std::string>{"a.json", "b.phasebench"}));
    const auto charts = CommandLine::parse({"--export-charts", "out", "--format", "svg", "b.phasebench"});
    ASSERT_TRUE(charts);
    EXPECT_EQ(charts->exportFolder, "out");
    EXPECT_EQ(charts->format, "svg");
    EXPECT_EQ(CommandLine::parse({"--", "--help"})->files.front(), "--help");
    EXPECT_TRUE(CommandLine::parse({"--help"})->help);
    EXPECT_TRUE(CommandLine::parse({"--version"})->version);
    EXPECT_TRUE(CommandLine::parse({"-platform", "offscreen", "a.json"})->files.size() == 1);
}

TEST(CommandLineTest, BadLinesGetASentence)
{
    for (const std::vector<std::string>& bad : std::vector<std::vector<std::string>>{{"--nonsense"}, {"-x"},
             {"--export-charts"}, {"--export-charts", "out"}, {"--hand-out"}, {"--hand-out", "a.html"},
             {"--hand-out", "a.html", "b", "c"}, {"--hand-out", "a.html", "--export-charts", "out", "b"},
             {"--export-charts", "out", "a", "b"}, {"--format", "png", "a"},
             {"--export-charts", "out", "--format", "gif", "a"}, {"--export-charts", "out", "a", "--format"}}) {
        const auto line = CommandLine::parse(bad);
        ASSERT_FALSE(line) << bad.front();
        EXPECT_EQ(line.error().sentence.back(), '.') << line.error().sentence;
    }
}

CommandLine exportOf(const std::filesystem::path& file, const std::filesystem::path& folder, const std::string& format)
{
    return *CommandLine::parse({"--export-charts", folder.string(), "--format", format, file.string()});
}

TEST(ExportCommandTest, WritesAHandOut)
{
    const TemporaryFolder folder;
    {
        ResultsFile file(folder / "runs.phasebench", ResultsFile::Mode::append);
        for (const auto& run : samples::plannerEfforts())
            file.append(*run);
    }
    const auto handOut = [&](const char* out, const char* file) {
        return writeHandOutFile(*CommandLine::parse({"--hand-out", (folder / out).string(), (folder / file).string()}));
    };
    EXPECT_EQ(handOut("out.html", "runs.phasebench"), 0);
    EXPECT_EQ(handOut("out.pdf", "runs.phasebench"), 0);
    EXPECT_GT(std::filesystem::file_size(folder / "out.html"), 10'000U);
    EXPECT_GT(std::filesystem::file_size(folder / "out.pdf"), 10'000U);
    EXPECT_EQ(handOut("out.txt", "runs.phasebench"), 6);
    EXPECT_EQ(handOut("out.html", "missing.phasebench"), 6);
}

TEST(ExportCommandTest, WritesEveryChart)
{
    const TemporaryFolder folder;
    {
        ResultsFile file(folder / "runs.phasebench", ResultsFile::Mode::append);
        for (const auto& run : samples::plannerEfforts())
            file.append(*run);
    }
    for (const std::string format : {"png", "svg", "pdf", "csv"}) {
        EXPECT_EQ(exportCharts(exportOf(folder / "runs.phasebench", folder / format, format)), 0);
        const auto files = std::filesystem::directory_iterator(folder / format);
        EXPECT_GT(
            std::count_if(begin(files), end(files),
                [&](const auto& entry) { return entry.path().extension() == "." + format && entry.file_size() > 0; }),
            1);
    }
}

TEST(ExportCommandTest, UnreadableAndUnwritableIsSix)
{
    const TemporaryFolder folder;
    EXPECT_EQ(exportCharts(exportOf(folder / "missing.phasebench", folder / "out", "png")), 6);
    EXPECT_FALSE(std::filesystem::exists(folder / "out"));
    {
        ResultsFile file(folder / "runs.phasebench", ResultsFile::Mode::append);
        file.append(*samples::plannerEfforts().front());
    }
    EXPECT_EQ(exportCharts(exportOf(folder / "runs.phasebench", folder / "runs.phasebench", "png")), 6);
}

} // namespace
} // namespace phasebench::command_line_test
