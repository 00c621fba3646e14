// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/candidates_chart.h"

#include "gui/charts/chart_export.h"
#include "tests/support/sample_race.h"
#include "tests/support/temporary_folder.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>
#include <gtest/gtest.h>

namespace phasebench::candidates_chart_test {
namespace {

struct CandidatesChartTest : testing::Test {
    RunList runs;
    Selection selection{runs};
    CandidatesChart chart{{runs, selection}};

    void show(phasebench::Run run)
    {
        chart.resize(1000, 420);
        chart.show();
        runs.setRuns({samples::shared(std::move(run))});
        selection.setRun(0);
        chart.updateNow();
    }
};

TEST_F(CandidatesChartTest, showsFinalistsTiesAndTheLibrarysPick)
{
    show(samples::race());
    const CandidatesData& data = chart.candidates();
    ASSERT_EQ(data.dots.size(), 7u) << "no twin, nothing dropped, nothing wrong";
    EXPECT_EQ(chart.title(), QStringLiteral("Seven finalists by measured time"));
    for (const char* part :
        {"64 samples", "CUDA events", "cold cache", "shuffled", "412 distinct", "the axis does not start at zero"})
        EXPECT_TRUE(chart.subtitle().contains(QString::fromUtf8(part))) << part << chart.subtitle().toStdString();
    ASSERT_EQ(data.ties.size(), 1u);
    EXPECT_EQ(data.ties[0].first, 1);
    EXPECT_EQ(data.ties[0].last, 2);
    EXPECT_TRUE(data.dots[0].isBest);
    EXPECT_TRUE(data.dots[6].isPick);
    EXPECT_TRUE(data.dots[6].name.contains(QStringLiteral("the library's pick")));
    EXPECT_EQ(data.gainText, QStringLiteral("1.171 × faster (1.163–1.179)"));
    EXPECT_FALSE(data.fromZero());
    EXPECT_GT(data.low, 1400);
    EXPECT_FALSE(chart.places().inset.isEmpty());
    EXPECT_EQ(chart.places().rows.size(), 7u);
}

TEST_F(CandidatesChartTest, theLibrarysPickIsShownAlsoWhereItWasDropped)
{
    phasebench::Run run = samples::race();
    run.candidates[6].eliminated = eliminatedBy(Elimination::halving);
    show(run);
    ASSERT_EQ(chart.candidates().dots.size(), 7u);
    EXPECT_TRUE(chart.candidates().dots[6].isPick);
}

TEST_F(CandidatesChartTest, aTieWithTheLibraryClaimsNoGain)
{
    phasebench::Run run = samples::race();
    run.candidates[0].tie = run.candidates[6].tie;
    show(run);
    EXPECT_TRUE(chart.candidates().gainText.contains(QStringLiteral("cannot be told apart")));
}

TEST_F(CandidatesChartTest, farApartTimesBeginAtZero)
{
    phasebench::Run run = samples::race();
    run.candidates[6].figure = Figure{9000, 8900, 9100, 64};
    show(run);
    EXPECT_TRUE(chart.candidates().fromZero());
    EXPECT_FALSE(chart.subtitle().contains(QStringLiteral("does not start at zero")));
    EXPECT_TRUE(chart.places().inset.isEmpty());
}

TEST_F(CandidatesChartTest, aLowChartKeepsTheLibrarysPickAndSaysWhatIsHidden)
{
    show(samples::race());
    chart.resize(800, 230);
    chart.updateNow();
    const auto& rows = chart.places().rows;
    ASSERT_LT(rows.size(), 7u);
    EXPECT_EQ(rows.back().dot, 6);
    EXPECT_EQ(chart.places().hidden, 7 - static_cast<int>(rows.size()));
}

TEST_F(CandidatesChartTest, withoutARaceItSaysHowToGetOne)
{
    show(samples::matmul("plain", {}));
    EXPECT_TRUE(chart.isEmpty());
    EXPECT_TRUE(chart.subtitle().contains(QStringLiteral("not autotuned")));
}

TEST_F(CandidatesChartTest, keysAndClicksSelectTheCandidateForAll)
{
    show(samples::race());
    QSignalSpy described(&chart, &Chart::described);
    QTest::keyClick(&chart, Qt::Key_Down);
    EXPECT_EQ(selection.candidate(), 0);
    QTest::keyClick(&chart, Qt::Key_End);
    EXPECT_EQ(selection.candidate(), 6);
    EXPECT_TRUE(described.back()[0].toString().contains(QStringLiteral("the library's pick")));
    EXPECT_EQ(chart.accessibleDescription(), described.back()[0].toString());
    auto* plot = chart.findChild<QWidget*>(QString(), Qt::FindDirectChildrenOnly);
    QTest::mouseClick(plot, Qt::LeftButton, {}, chart.places().rows[3].name.center());
    EXPECT_EQ(selection.candidate(), 3);
    selection.setRun(-1);
    EXPECT_EQ(selection.candidate(), -1) << "another run has other candidates";
}

TEST_F(CandidatesChartTest, exportsWithItsFigures)
{
    const TemporaryFolder folder;
    show(samples::race());
    const auto at = [&](const char* name) {
        return QString::fromStdString((folder / name).string());
    };
    ASSERT_TRUE(exportChart(chart, at("race.svg"), ExportFormat::svg));
    ASSERT_TRUE(exportChart(chart, at("race.csv"), ExportFormat::csv));
    QFile svg(at("race.svg"));
    ASSERT_TRUE(svg.open(QIODevice::ReadOnly));
    const QByteArray drawn = svg.readAll();
    EXPECT_TRUE(drawn.contains("cannot be told apart"));
    EXPECT_TRUE(drawn.contains("from zero"));
    QFile csv(at("race.csv"));
    ASSERT_TRUE(csv.open(QIODevice::ReadOnly));
    EXPECT_EQ(csv.readAll().count('\n'), 11);
}

TEST_F(CandidatesChartTest, fiftyThousandAreDrawnAsTheBestOfThem)
{
    show(samples::bigRace(50'000));
    EXPECT_LE(chart.candidates().dots.size(), 25u);
    EXPECT_FALSE(chart.isEmpty());
}

} // namespace
} // namespace phasebench::candidates_chart_test
