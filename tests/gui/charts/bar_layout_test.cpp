// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/bar_layout.h"
#include "gui/charts/phase_bars.h"
#include "tests/support/sample_runs.h"

#include <QApplication>
#include <gtest/gtest.h>

namespace phasebench::bar_layout_test {
namespace {

BarData barsOf(int count)
{
    std::vector<ShownRun> shown;
    for (const RunPtr& run : samples::sweep(count))
        shown.push_back(
            {static_cast<int>(shown.size()), run, QStringLiteral("run %1 with a long name").arg(shown.size()), false});
    Versus versus;
    BarData data = phaseBars(shown, versus);
    for (BarRow& row : data.rows)
        row.note = QStringLiteral("6.4 × (6.3–6.5) faster · pinning once cost 110 ms");
    return data;
}

/// Rows, width, height, everything shown.
struct Room {
    int rows;
    int width;
    int height;
    bool showAll;
};

struct BarLayoutTest : testing::TestWithParam<Room> { };

TEST_P(BarLayoutTest, nothingCollidesOrIsCutOff)
{
    const Room& given = GetParam();
    const BarData data = barsOf(given.rows);
    const ChartTheme theme = ChartTheme::light(QApplication::font());
    BarRoom room{given.width, 60, given.height, 20, 0, given.showAll};
    if (given.showAll)
        room.bottom = std::max(room.bottom, room.top + heightForAllRows(data, theme, room));
    const BarLayout layout = layoutBars(data, theme, room);
    ASSERT_FALSE(layout.rows.empty());
    if (given.showAll) {
        EXPECT_EQ(layout.rows.size(), data.rows.size());
    }
    const QRect view(0, room.top, room.width, room.bottom - room.top);
    int previous = room.top - 1;
    for (const BarLayout::Row& place : layout.rows) {
        const BarRow& bar = data.rows[static_cast<std::size_t>(place.row)];
        EXPECT_GT(place.strip.top(), previous) << "rows overlap";
        previous = place.strip.bottom();
        EXPECT_TRUE(view.contains(place.strip));
        EXPECT_LT(place.label.right(), layout.plot.left()) << "the label runs into the bar";
        EXPECT_GT(place.figure.left(), layout.xOf(bar.end())) << "the figure covers the bar";
        EXPECT_LE(place.figure.right(), view.right()) << "the figure is cut off";
        if (!place.note.isEmpty()) {
            EXPECT_GT(place.note.left(), place.figure.right());
            EXPECT_LE(place.note.right(), view.right());
        }
        EXPECT_LE(layout.rowFont.pixelSize(), layout.pitch);
    }
    EXPECT_LE(previous, layout.plot.bottom() + 1);
    for (const BarLayout::LegendEntry& entry : layout.legend) {
        EXPECT_GT(entry.swatch.top(), layout.plot.bottom()) << "the legend covers the axis";
        EXPECT_TRUE(view.contains(entry.text)) << entry.name.toStdString();
    }
    ASSERT_FALSE(layout.ticks.positions.isEmpty());
    EXPECT_EQ(layout.ticks.positions.front(), 0);
    EXPECT_LE(layout.ticks.positions.back(), layout.axisEnd * (1 + 1e-9));
}

INSTANTIATE_TEST_SUITE_P(Sizes, BarLayoutTest,
    testing::Values(Room{1, 840, 430, false}, Room{4, 840, 430, false}, Room{4, 420, 430, false},
        Room{40, 840, 430, false}, Room{40, 840, 430, true}, Room{40, 1280, 720, true}, Room{7, 1900, 1000, false},
        Room{300, 840, 430, true}));

TEST(BarLayout, scrollsByWholeRows)
{
    const BarData data = barsOf(40);
    const ChartTheme theme = ChartTheme::light(QApplication::font());
    const BarLayout layout = layoutBars(data, theme, {840, 60, 430, 20, 39, false});
    ASSERT_FALSE(layout.rows.empty());
    EXPECT_EQ(layout.rows.back().row, 39);
    EXPECT_EQ(static_cast<int>(layout.rows.size()), layout.rowsThatFit);
}

TEST(BarLayout, aLongLabelIsElided)
{
    BarData data = barsOf(2);
    data.rows[0].label = QString(300, QLatin1Char('x'));
    const BarLayout layout = layoutBars(data, ChartTheme::light(QApplication::font()), {840, 60, 430, 20, 0, false});
    EXPECT_TRUE(layout.rows[0].labelText.contains(QChar(0x2026)));
    EXPECT_GT(layout.plot.width(), 400);
}

} // namespace
} // namespace phasebench::bar_layout_test
