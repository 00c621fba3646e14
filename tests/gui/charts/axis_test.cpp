// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/chart_theme.h"
#include "gui/charts/nice_axis.h"

#include <QApplication>
#include <QStringList>
#include <gtest/gtest.h>
#include <set>

namespace phasebench::axis_test {
namespace {

TEST(NiceAxis, unitsSuitTheLargestValue)
{
    EXPECT_EQ(nameOf(timeUnitFor(2.5e6)), QStringLiteral("s"));
    EXPECT_EQ(nameOf(timeUnitFor(44600)), QStringLiteral("ms"));
    EXPECT_EQ(nameOf(timeUnitFor(12)), QStringLiteral("µs"));
}

TEST(NiceAxis, ticksAreRoundAndTheLastNamesTheUnit)
{
    const Ticks ticks = timeTicks(0, 47000, timeUnitFor(44600), 6);
    EXPECT_EQ(ticks.labels,
        QStringList({QStringLiteral("0"), QStringLiteral("10"), QStringLiteral("20"), QStringLiteral("30"),
            QStringLiteral("40\u00a0ms")}));
    EXPECT_EQ(ticks.positions.last(), 40000);
    const Ticks narrow = timeTicks(2590, 2612, timeUnitFor(2600), 5);
    EXPECT_EQ(narrow.labels.first(), QStringLiteral("2.590"));
    EXPECT_EQ(narrow.labels.last(), QStringLiteral("2.610\u00a0ms"));
    EXPECT_TRUE(timeTicks(1, 1, timeUnitFor(1), 5).labels.isEmpty());
}

TEST(NiceAxis, countsAreWholeAndBeginWithOne)
{
    EXPECT_EQ(countTicks(31, 4).positions, QVector<double>({1, 10, 20, 30}));
    EXPECT_EQ(countTicks(3, 10).positions, QVector<double>({1, 2, 3}));
    EXPECT_EQ(countTicks(1, 10).positions, QVector<double>({1}));
}

TEST(NiceAxis, figuresKeepThreeDigits)
{
    const TimeUnit ms = timeUnitFor(44600);
    EXPECT_EQ(figureText(44600, ms), QStringLiteral("44.6\u00a0ms"));
    EXPECT_EQ(figureText(2600, ms), QStringLiteral("2.60\u00a0ms"));
    EXPECT_EQ(figureText(130, ms), QStringLiteral("0.130\u00a0ms"));
    EXPECT_EQ(figureText(3, ms), QStringLiteral("3.00\u00a0µs")) << "never 0 for something that took time";
    EXPECT_EQ(figureText(std::numeric_limits<double>::infinity(), ms), QStringLiteral("–"));
}

TEST(ChartTheme, phaseColoursAreTheSameInLightAndDark)
{
    const ChartTheme light = ChartTheme::light(QApplication::font());
    const ChartTheme dark = ChartTheme::darkened(QApplication::font());
    const QRgb expected[] = {0xff56B4E9, 0xffE69F00, 0xffCC79A7, 0xff009E73, 0xff0072B2, 0xffD55E00, 0xff999999};
    std::set<Hatch> hatches;
    for (int i = 0; i < phaseCount; ++i) {
        const auto phase = static_cast<Phase>(i);
        EXPECT_EQ(light.fill(phase).color.rgb(), expected[i]);
        EXPECT_EQ(dark.fill(phase).color.rgb(), expected[i]);
        hatches.insert(light.fill(phase).hatch);
    }
    EXPECT_EQ(hatches.size(), static_cast<std::size_t>(phaseCount)) << "colour is never the only difference";
    EXPECT_EQ(light.fill(std::nullopt).color.rgb(), 0xffE3E6E9);
}

TEST(ChartTheme, followsThePalette)
{
    QPalette palette;
    palette.setColor(QPalette::Base, Qt::black);
    palette.setColor(QPalette::Text, Qt::white);
    EXPECT_TRUE(ChartTheme::fromPalette(palette, QApplication::font()).dark);
    palette.setColor(QPalette::Base, Qt::white);
    palette.setColor(QPalette::Text, Qt::black);
    EXPECT_FALSE(ChartTheme::fromPalette(palette, QApplication::font()).dark);
}

} // namespace
} // namespace phasebench::axis_test
