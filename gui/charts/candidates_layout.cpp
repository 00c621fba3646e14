// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/candidates_layout.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <algorithm>

namespace phasebench {
namespace {

int rowHeight(const ChartTheme& theme)
{
    return theme.em() * 17 / 10;
}

int headerHeight(const ChartTheme& theme)
{
    return theme.em() * 3 / 2;
}

int ticksHeight(const ChartTheme& theme)
{
    return theme.em() * 3 / 2;
}

int gainHeight(const CandidatesData& data, const ChartTheme& theme)
{
    return data.gainText.isEmpty() ? theme.em() / 2 : theme.em() * 5 / 2;
}

/// Which dots get a row: the best that fit, and the library's pick.
std::vector<int> shownDots(const CandidatesData& data, int fit)
{
    std::vector<int> shown;
    const auto count = static_cast<int>(data.dots.size());
    for (int i = 0; i < std::min(count, fit); ++i)
        shown.push_back(i);
    for (int i = fit; i < count && fit > 0; ++i)
        if (data.dots[static_cast<std::size_t>(i)].isPick)
            shown.back() = i;
    return shown;
}

} // namespace

double CandidatesLayout::xOf(double microseconds) const
{
    return plot.left() + (microseconds - low) / (high - low) * plot.width();
}

int heightForAllCandidates(const CandidatesData& data, const ChartTheme& theme)
{
    return headerHeight(theme) + static_cast<int>(data.dots.size()) * rowHeight(theme) + gainHeight(data, theme)
        + ticksHeight(theme) + theme.em();
}

CandidatesLayout layoutCandidates(const CandidatesData& data, const ChartTheme& theme, const CandidatesRoom& room)
{
    CandidatesLayout layout;
    layout.low = data.low;
    layout.high = data.high;
    if (data.dots.empty())
        return layout;
    const int em = theme.em();
    const QFontMetrics metrics(theme.font);
    const QFontMetrics bold(theme.boldFont);
    const int height = rowHeight(theme);
    const int above = room.top + headerHeight(theme);
    const int below = gainHeight(data, theme) + ticksHeight(theme) + em / 2;
    // Two at the least: the best and the library's pick belong together.
    const int fit = std::max((room.bottom - above - below) / height, 2);
    const std::vector<int> shown = shownDots(data, fit);
    layout.hidden = static_cast<int>(data.dots.size() - shown.size()) + data.more;

    int rankWidth = metrics.horizontalAdvance(QCoreApplication::translate("phasebench::CandidatesChart", "rank"));
    int heuristicWidth
        = metrics.horizontalAdvance(QCoreApplication::translate("phasebench::CandidatesChart", "heuristic"));
    int nameWidth = 0;
    for (const int dot : shown) {
        const CandidateDot& entry = data.dots[static_cast<std::size_t>(dot)];
        rankWidth = std::max(rankWidth, bold.horizontalAdvance(entry.rank));
        heuristicWidth = std::max(heuristicWidth, metrics.horizontalAdvance(entry.heuristic));
        nameWidth = std::max(nameWidth, bold.horizontalAdvance(entry.name) + em / 2);
    }
    const bool hasInset = !data.fromZero() && data.gain && data.gain->best != data.gain->pick && room.width > em * 60;
    const int insetWidth = hasInset ? em * 9 : 0;
    const int left = room.pad;
    const int heuristicLeft = left + rankWidth + em;
    const int nameLeft = heuristicLeft + heuristicWidth + em;
    const int right = room.width - room.pad - insetWidth - (hasInset ? em * 2 : em);
    nameWidth = std::min(nameWidth, (right - nameLeft) * 11 / 20);
    const int plotLeft = nameLeft + nameWidth + em;

    layout.header = QRect(left, room.top, plotLeft - left, headerHeight(theme));
    layout.plot = QRect(plotLeft, above, std::max(right - plotLeft, em), static_cast<int>(shown.size()) * height);
    int y = above;
    for (const int dot : shown) {
        const CandidateDot& entry = data.dots[static_cast<std::size_t>(dot)];
        CandidatesLayout::Row row;
        row.dot = dot;
        row.strip = QRect(em / 2, y, room.width - em, height);
        row.rank = QRect(left, y, rankWidth, height);
        row.heuristic = QRect(heuristicLeft, y, heuristicWidth, height);
        row.name = QRect(nameLeft, y, nameWidth, height);
        const QFontMetrics& used = entry.isBest || entry.isPick ? bold : metrics;
        row.nameText = used.elidedText(entry.name, Qt::ElideMiddle, nameWidth);
        layout.rows.push_back(row);
        y += height;
    }
    if (!data.gainText.isEmpty())
        layout.gain = QRect(plotLeft, y, layout.plot.width(), gainHeight(data, theme));
    layout.ticksTop = y + gainHeight(data, theme);
    if (hasInset)
        layout.inset = QRect(right + em * 2, above, insetWidth, em * 7);
    layout.ticks = timeTicks(data.low, data.high, data.unit, std::max(layout.plot.width() / (em * 6), 3));
    return layout;
}

} // namespace phasebench
