// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/bar_layout.h"

#include "gui/charts/elide.h"
#include "gui/models/words.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <algorithm>
#include <cmath>

namespace phasebench {
namespace {

struct Pitches {
    int least;
    int most;
};

/// Of so many bars.
Pitches pitches(int em, bool showAll, std::size_t count)
{
    constexpr std::size_t many = 40; // of which the shape is seen rather than each
    return showAll ? Pitches{count > many ? std::max(em * 9 / 10, 11) : em * 7 / 5, em * 6}
                   : Pitches{em * 7 / 4, em * 5};
}

QFont sized(QFont font, double pixels)
{
    font.setPixelSize(std::max(static_cast<int>(pixels), 7));
    return font;
}

QString badgeText(const BarRow& row)
{
    return row.badge.isEmpty() ? QCoreApplication::translate("phasebench::BarChart", "recorded") : row.badge;
}

int legendLineHeight(int em)
{
    return em * 9 / 5;
}

/// Entries from `left` on, as many in a line as fit; returns the number of lines.
int placeLegend(
    std::vector<BarLayout::LegendEntry>& legend, const QFont& font, int left, int right, int top, int em, int gap)
{
    const QFontMetrics metrics(font);
    int x = left;
    int line = 0;
    for (BarLayout::LegendEntry& entry : legend) {
        const int textWidth = metrics.horizontalAdvance(entry.shownName()) + 1;
        const int width = em + em / 2 + textWidth;
        if (x > left && x + width > right) {
            x = left;
            ++line;
        }
        const int y = top + line * legendLineHeight(em);
        entry.swatch = QRect(x, y + (metrics.height() - em) / 2, em, em);
        entry.text = QRect(x + em + em / 2, y, textWidth, metrics.height());
        x += width + gap;
    }
    return legend.empty() ? 0 : line + 1;
}

/// In one line where closer entries, or a shorter name, make that possible.
int placeLegend(std::vector<BarLayout::LegendEntry>& legend, const QFont& font, int left, int right, int top, int em)
{
    const int lines = placeLegend(legend, font, left, right, top, em, em * 3 / 2);
    if (lines < 2)
        return lines;
    if (placeLegend(legend, font, left, right, top, em, em * 3 / 4) == 1)
        return 1;
    auto shorter = legend;
    for (BarLayout::LegendEntry& entry : shorter)
        if (entry.phase == Phase::resource_management)
            entry.shorter = QCoreApplication::translate("phasebench::BarChart", "resource mgmt");
    if (placeLegend(shorter, font, left, right, top, em, em * 3 / 4) == 1) {
        legend = std::move(shorter);
        return 1;
    }
    return placeLegend(legend, font, left, right, top, em, em * 3 / 2);
}

std::vector<BarLayout::LegendEntry> legendOf(const BarData& data)
{
    std::vector<BarLayout::LegendEntry> legend;
    for (const std::optional<Phase> phase : data.legend())
        legend.push_back({phase,
            phase                     ? words::of(*phase)
                : data.rest.isEmpty() ? QCoreApplication::translate("phasebench::BarChart", "not attributed")
                                      : data.rest,
            {}, {}, {}});
    return legend;
}

int axisHeight(int em)
{
    return em * 2;
}

int belowRows(int em, int legendLines)
{
    return axisHeight(em) + (legendLines > 0 ? em / 2 + legendLines * legendLineHeight(em) : 0) + em / 2;
}

/// The columns: labels at the left, bars in the rest.
void placePlot(BarLayout& layout, const BarData& data, const BarRoom& room, int em)
{
    const QFontMetrics metrics(layout.rowFont);
    int labels = 0;
    for (const BarRow& row : data.rows)
        labels = std::max(labels, metrics.horizontalAdvance(row.label) + 1);
    labels = std::min(labels, room.width * 3 / 10);
    QStringList texts;
    for (const BarRow& row : data.rows)
        texts << row.label;
    layout.labelElide = elideApart(metrics, texts, labels);
    const int left = labels > 0 ? room.pad + labels + em * 5 / 4 : room.pad;
    const int right = std::max(room.width - room.pad, left + em * 4);
    layout.plot = QRect(left, room.top, right - left, layout.pitch * layout.rowsThatFit);
}

struct Widths {
    int figure = 0;
    int badge = 0;
    int note = 0;

    int least(int em) const { return (figure ? em + figure : 0) + (badge ? em + badge : 0); }
    int all(int em) const { return least(em) + (note ? em + note : 0); }
};

Widths widthsOf(const BarRow& row, const BarLayout& layout, int em)
{
    const auto width = [](const QFont& font, const QString& text) {
        return text.isEmpty() ? 0 : QFontMetrics(font).horizontalAdvance(text) + 1;
    };
    return {width(layout.figureFont, row.figure), row.recorded ? width(layout.badgeFont, badgeText(row)) + em : 0,
        width(layout.rowFont, row.note)};
}

/// The least axis at which what stands behind each bar fits too.
double axisFor(const BarData& data, const BarLayout& layout, int em, bool withNotes)
{
    double end = data.end();
    const double width = layout.plot.width();
    for (const BarRow& row : data.rows) {
        const Widths widths = widthsOf(row, layout, em);
        const double behind = std::min<double>(withNotes ? widths.all(em) : widths.least(em), width * 0.6);
        end = std::max(end, row.end() * width / (width - behind));
    }
    return end > 0 ? end : 1;
}

void placeAxis(BarLayout& layout, const BarData& data, const BarRoom& room, int em)
{
    const double least = axisFor(data, layout, em, false);
    const double withNotes = axisFor(data, layout, em, true);
    layout.axisEnd = withNotes <= least * 1.6 ? withNotes : least;
    layout.unit = timeUnitFor(data.end());
    if (!(data.end() > 0))
        return; // nothing was measured: an axis would say something
    layout.ticks = timeTicks(0, layout.axisEnd, layout.unit, std::max(layout.plot.width() / (em * 7), 1));
    // The last label bears the unit and must not be cut off at the edge.
    Ticks& ticks = layout.ticks;
    while (ticks.positions.size() > 1) {
        const int width = QFontMetrics(layout.rowFont).horizontalAdvance(ticks.labels.last());
        if (layout.xOf(ticks.positions.last()) + width / 2.0 <= room.width - 2)
            break;
        ticks.positions.removeLast();
        ticks.labels.removeLast();
        ticks.labels.last() += QChar(0x00A0) + nameOf(layout.unit);
    }
}

BarLayout::Row placeRow(const BarRow& bar, int row, int index, const BarLayout& layout, const BarRoom& room, int em)
{
    BarLayout::Row place;
    place.row = row;
    const int top = layout.plot.top() + index * layout.pitch;
    const int stripHeight = std::min(layout.pitch, layout.barHeight + em * 3 / 2);
    place.strip = QRect(room.pad / 2, top + (layout.pitch - stripHeight) / 2, room.width - room.pad, stripHeight);

    const QFontMetrics metrics(layout.rowFont);
    const auto centred = [&](int x, int width, int height) {
        return QRect(x, top + (layout.pitch - height) / 2, width, height);
    };
    const int labelWidth = layout.plot.left() - em * 5 / 4 - room.pad;
    if (labelWidth > 0) {
        place.labelText = metrics.elidedText(bar.label, layout.labelElide, labelWidth);
        place.label = centred(room.pad, labelWidth, metrics.height());
    }
    const Widths widths = widthsOf(bar, layout, em);
    int x = static_cast<int>(std::ceil(layout.xOf(bar.end()))) + (bar.isMessage ? 0 : em);
    if (widths.figure > 0) {
        place.figure = centred(x, widths.figure, QFontMetrics(layout.figureFont).height());
        x += widths.figure + em;
    }
    if (widths.badge > 0) {
        place.badge = centred(x, widths.badge, QFontMetrics(layout.badgeFont).height() + 2);
        x += widths.badge + em;
    }
    const int left = room.width - room.pad - x;
    if (widths.note > 0 && (widths.note <= left || left > em * 6)) {
        const int width = std::min(widths.note, left);
        place.noteText = metrics.elidedText(bar.note, Qt::ElideRight, width);
        place.note = centred(x, width, metrics.height());
    }
    return place;
}

} // namespace

BarLayout layoutBars(const BarData& data, const ChartTheme& theme, const BarRoom& room)
{
    const int em = theme.em();
    const int count = std::max(static_cast<int>(data.rows.size()), 1);
    BarLayout layout;
    layout.legend = legendOf(data);
    layout.rowFont = theme.font;
    layout.figureFont = theme.boldFont;

    // The legend's lines and the rows' height depend on the plot's place and the other way round; the lines are
    // counted for the narrow case first.
    const int lines = placeLegend(layout.legend, theme.font, room.pad, room.width - room.pad, 0, em);
    const int available = room.bottom - room.top - belowRows(em, lines);
    const Pitches limits = pitches(em, room.showAll, data.rows.size());
    layout.pitch = std::clamp(available / count, limits.least, limits.most);
    layout.rowsThatFit = room.showAll ? count : std::clamp(available / layout.pitch, 1, count);
    layout.barHeight = layout.pitch > em * 3 ? std::min(layout.pitch / 2, em * 5 / 2) : layout.pitch * 7 / 10;
    const double fontSize = std::min<double>(em, layout.pitch * 0.72);
    layout.rowFont = sized(theme.font, fontSize);
    layout.figureFont = sized(theme.boldFont, fontSize);
    layout.badgeFont = sized(theme.font, fontSize * 0.84);

    placePlot(layout, data, room, em);
    placeAxis(layout, data, room, em);

    const int legendTop = layout.plot.bottom() + 1 + axisHeight(em) + em / 2;
    if (placeLegend(layout.legend, theme.font, layout.plot.left(), room.width - room.pad / 2, legendTop, em) > 1)
        placeLegend(layout.legend, theme.font, room.pad, room.width - room.pad, legendTop, em);

    const int first = std::clamp(room.firstRow, 0, count - layout.rowsThatFit);
    const int last = std::min(first + layout.rowsThatFit, static_cast<int>(data.rows.size()));
    for (int row = first; row < last; ++row)
        layout.rows.push_back(placeRow(data.rows[static_cast<std::size_t>(row)], row, row - first, layout, room, em));
    return layout;
}

int heightForAllRows(const BarData& data, const ChartTheme& theme, const BarRoom& room)
{
    const int em = theme.em();
    std::vector<BarLayout::LegendEntry> legend = legendOf(data);
    const int lines = placeLegend(legend, theme.font, room.pad, room.width - room.pad, 0, em);
    return pitches(em, true, data.rows.size()).least * static_cast<int>(data.rows.size()) + belowRows(em, lines);
}

} // namespace phasebench
