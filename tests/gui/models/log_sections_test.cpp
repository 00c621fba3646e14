// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/log_sections.h"

#include "tests/support/sample_runs.h"

#include <gtest/gtest.h>

namespace phasebench::log_text_test {
namespace {

const std::vector<LogLine> log{{Phase::specification, "operands pageable", 30.0},
    {Phase::planning, "8 candidates", 130.0}, {Phase::planning, "heuristic #0 chosen", std::nullopt},
    {std::nullopt, "9 more calls", std::nullopt}, {Phase::planning, "released", std::nullopt}};

TEST(LogText, EachPhaseIsAHeading)
{
    const auto sections = logSections(log, {});
    ASSERT_EQ(sections.size(), 4u);
    EXPECT_EQ(headingOf(sections[1]), QStringLiteral("planning"));
    EXPECT_EQ(sections[1].lines.size(), 2u);
    EXPECT_EQ(headingOf(sections[2]), QStringLiteral("remarks"));
    EXPECT_EQ(headingOf(sections[3]), QStringLiteral("planning")) << "it comes again";
    EXPECT_EQ(textOf(log[0]), QStringLiteral("30.0\u00a0µs  operands pageable"));
    EXPECT_TRUE(logPlainText(sections).startsWith(QStringLiteral("specification\n    30.0")));
    EXPECT_EQ(logByPhase(log, {}).size(), 3u);
}

TEST(LogText, IsFilteredByPhaseAndText)
{
    LogFilter filter{LogFilter::Phases::one, Phase::planning, {}};
    EXPECT_EQ(logByPhase(log, filter).size(), 1u);
    filter = {LogFilter::Phases::remarks, {}, {}};
    ASSERT_EQ(logSections(log, filter).size(), 1u);
    EXPECT_EQ(logSections(log, filter)[0].lines[0].text, "9 more calls");
    filter = {LogFilter::Phases::all, {}, QStringLiteral("HEURISTIC")};
    ASSERT_EQ(logSections(log, filter).size(), 1u);
    EXPECT_EQ(logSections(log, filter)[0].lines.size(), 1u);
    filter.text = QStringLiteral("specif");
    EXPECT_EQ(logSections(log, filter).size(), 1u) << "a phase's name counts";
    filter.text = QStringLiteral("nowhere");
    EXPECT_TRUE(logSections(log, filter).empty());
}

TEST(LogText, TextOfAFileIsNotTakenForMarkup)
{
    const std::vector<LogLine> evil{{Phase::planning, "<b>a & b</b>", std::nullopt}};
    const LogLook look{QStringLiteral("#888888"), QStringLiteral("Mono")};
    EXPECT_TRUE(logHtml(logSections(evil, {}), look).contains(QStringLiteral("&lt;b&gt;a &amp; b&lt;/b&gt;")));
    EXPECT_FALSE(logsHtml(evil, evil, QStringLiteral("<i>"), QString(), {}, look).contains(QStringLiteral("<i>")));
}

TEST(LogText, TwoLogsStandBesideEachOtherByPhase)
{
    const std::vector<LogLine> other{{Phase::planning, "8 candidates", 150.0}, {Phase::copy_in, "A 128 MB", 23300.0}};
    const QString text = logsPlainText(log, other, QStringLiteral("one"), QStringLiteral("two"), {});
    EXPECT_LT(text.indexOf(QStringLiteral("planning\n")), text.indexOf(QStringLiteral("copy in\n")));
    EXPECT_LT(text.indexOf(QStringLiteral("copy in\n")), text.indexOf(QStringLiteral("remarks\n")));
    const LogLook look{QStringLiteral("#888888"), QStringLiteral("Mono")};
    const QString html = logsHtml(log, other, QStringLiteral("one"), QStringLiteral("two"), {}, look);
    EXPECT_TRUE(html.contains(QStringLiteral("color:#888888\">130"))) << "both have this line: it is quiet";
    EXPECT_TRUE(html.contains(QStringLiteral("font-family:'Mono'\">23.3"))) << "only one has this";
}

TEST(LogText, ARunInProgressTellsWhatIsKnownSoFar)
{
    phasebench::Run run = samples::matmul("live", {});
    run.log.clear();
    const auto lines = logOf(run);
    ASSERT_EQ(lines.size(), run.phases.size() + 1);
    EXPECT_EQ(lines[0].text, "the median of 31 so far");
    EXPECT_DOUBLE_EQ(*lines[0].duration, run.phases[0].host->median);
    EXPECT_TRUE(logOf(phasebench::Run{}).empty());
}

} // namespace
} // namespace phasebench::log_text_test
