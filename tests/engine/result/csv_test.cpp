// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/results_csv.h"

#include "tests/support/example_run.h"

#include <gtest/gtest.h>
#include <locale>

namespace phasebench::csv_test {
namespace {

using test::exampleRun;

/// RFC 4180, as a stranger's reader does it.
std::vector<std::vector<std::string>> parse(const std::string& csv)
{
    std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
    bool quoted = false;
    for (std::size_t i = 0; i < csv.size(); ++i) {
        const char c = csv[i];
        if (quoted) {
            if (c != '"')
                rows.back().back() += c;
            else if (i + 1 < csv.size() && csv[i + 1] == '"')
                rows.back().back() += csv[++i];
            else
                quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == ',') {
            rows.back().emplace_back();
        } else if (c == '\r' && i + 1 < csv.size() && csv[i + 1] == '\n') {
            ++i;
            rows.emplace_back(1);
        } else {
            rows.back().back() += c;
        }
    }
    rows.pop_back();
    return rows;
}

std::string at(const std::vector<std::vector<std::string>>& rows, std::size_t row, const std::string& column)
{
    for (std::size_t i = 0; i < rows[0].size(); ++i)
        if (rows[0][i] == column)
            return rows[row][i];
    ADD_FAILURE() << "no column " << column;
    return {};
}

/// Writes 1.234,5 as some languages do.
struct Comma : std::numpunct<char> {
    char do_decimal_point() const override { return ','; }
    char do_thousands_sep() const override { return '.'; }
    std::string do_grouping() const override { return "\3"; }
};

TEST(Csv, HasARowForTheCallEachPhaseAndEachCopy)
{
    const phasebench::Run run = exampleRun();
    const auto rows = parse(toCsv({run}));
    ASSERT_EQ(rows.size(), 1 + 1 + run.phases.size() + run.transfers.size());
    for (const auto& row : rows)
        EXPECT_EQ(row.size(), rows[0].size());
    EXPECT_EQ(at(rows, 1, "part"), "call");
    EXPECT_EQ(at(rows, 1, "median [us]"), "44600");
    EXPECT_EQ(at(rows, 1, "stop"), "noise");
    EXPECT_EQ(at(rows, 1, "check passed"), "true");
    EXPECT_EQ(at(rows, 2, "part"), "phase");
    EXPECT_EQ(at(rows, 2, "name"), "specification");
    EXPECT_EQ(at(rows, 2, "first [us]"), "120000");
    EXPECT_EQ(at(rows, 2, "gpu median [us]"), "");
    EXPECT_EQ(at(rows, rows.size() - 1, "part"), "transfer");
    EXPECT_EQ(at(rows, rows.size() - 1, "from"), "gpu:0");
    EXPECT_EQ(at(rows, rows.size() - 1, "rate [B/s]"), exactNumber(64e6 / 0.0128));
}

TEST(Csv, QuotesWhatNeedsIt)
{
    phasebench::Run run = exampleRun();
    run.title = "A \"quoted\", long\r\ntitle";
    run.message = "one, two";
    const auto rows = parse(toCsv({run}));
    EXPECT_EQ(at(rows, 1, "title"), run.title);
    EXPECT_EQ(at(rows, 1, "message"), run.message);
}

TEST(Csv, KeepsARunWithoutFigures)
{
    phasebench::Run run;
    run.id = 3;
    run.status = RunStatus::unsupported;
    run.message = "There is no GPU 0.";
    const auto rows = parse(toCsv({run}));
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(at(rows, 1, "status"), "unsupported");
    EXPECT_EQ(at(rows, 1, "median [us]"), "");
    EXPECT_EQ(at(rows, 1, "samples"), "");
    EXPECT_EQ(at(rows, 1, "flop"), "");
}

TEST(Csv, IsExactWhateverTheLocale)
{
    const std::locale before = std::locale::global(std::locale(std::locale(), new Comma));
    phasebench::Run run;
    run.series["call"] = {0.1, 1e-300, 1234567.25, 1.0 / 3};
    const std::string csv = samplesCsv(run);
    std::locale::global(before);
    const auto rows = parse(csv);
    ASSERT_EQ(rows.size(), 5U);
    EXPECT_EQ(rows[0], (std::vector<std::string>{"sample", "call [us]"}));
    for (std::size_t i = 0; i < 4; ++i)
        EXPECT_EQ(std::strtod(rows[i + 1][1].c_str(), nullptr), run.series["call"][i]);
    EXPECT_EQ(rows[3][1], "1234567.25");
}

TEST(Csv, PutsSeriesOfDifferentLengthsSideBySide)
{
    phasebench::Run run;
    run.series["call"] = {1, 2, 3};
    run.series["execution.host"] = {4};
    const auto rows = parse(samplesCsv(run));
    ASSERT_EQ(rows.size(), 4U);
    EXPECT_EQ(rows[1], (std::vector<std::string>{"1", "1", "4"}));
    EXPECT_EQ(rows[3], (std::vector<std::string>{"3", "3", ""}));
}

} // namespace
} // namespace phasebench::csv_test
