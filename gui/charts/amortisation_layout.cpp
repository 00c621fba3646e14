// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/amortisation_layout.h"

#include "gui/charts/elide.h"
#include "gui/charts/log_axis.h"
#include "gui/models/number_text.h"

#include <QFontMetrics>
#include <algorithm>
#include <cmath>

namespace phasebench {
namespace {

/// "10 000 s", not "2 h 46 min": decades are told by their zeros.
QString decadeText(double microseconds)
{
    const TimeUnit unit = timeUnitFor(microseconds * (1 + 1e-9));
    const double shown = microseconds / unit.microseconds;
    return numbers::fixed(shown, shown < 0.995 ? static_cast<int>(std::ceil(-std::log10(shown) - 1e-9)) : 0)
        + QChar(0x00A0) + QString::fromUtf8(unit.name.data(), static_cast<qsizetype>(unit.name.size()));
}

/// At the least two, where both ends can be read.
std::vector<AmortisationLayout::Tick> timeTicksOn(double low, double high, int atMost)
{
    const Ticks decades = decadeTicks(low, high, std::max(atMost, 2), decadeText);
    std::vector<AmortisationLayout::Tick> ticks;
    for (int i = 0; i < decades.positions.size(); ++i)
        ticks.push_back({decades.positions[i], decades.labels[i]});
    return ticks;
}

/// Moves labels apart that would lie on each other, and keeps them between top and bottom.
void spread(std::vector<AmortisationLayout::Label>& labels, int top, int bottom)
{
    std::sort(labels.begin(), labels.end(), [](const auto& a, const auto& b) { return a.rect.top() < b.rect.top(); });
    int free = top;
    for (auto& label : labels) {
        label.rect.moveTop(std::max(label.rect.top(), free));
        free = label.rect.bottom() + 1;
    }
    int floor = bottom;
    for (auto label = labels.rbegin(); label != labels.rend(); ++label) {
        label->rect.moveBottom(std::min(label->rect.bottom(), floor));
        floor = label->rect.top() - 1;
    }
}

} // namespace

double AmortisationLayout::xOf(double units) const
{
    return plot.left() + std::log(units) / std::log(right) * plot.width();
}

double AmortisationLayout::yOf(double time) const
{
    return plot.bottom() + 1 - std::log(time / low) / std::log(high / low) * plot.height();
}

double AmortisationLayout::unitsAt(double x) const
{
    return std::clamp(std::pow(right, (x - plot.left()) / std::max(1, plot.width())), 1.0, right);
}

AmortisationLayout layoutAmortisation(
    const AmortisationData& data, const ChartTheme& theme, const AmortisationRoom& room)
{
    AmortisationLayout layout;
    layout.right = data.right;
    layout.low = data.low;
    layout.high = data.high;
    if (data.isEmpty())
        return layout;
    const int em = theme.em();
    const QFontMetrics metrics(theme.font);
    const int line = metrics.height();
    const int wide = std::max(room.width - 2 * room.pad, 1);
    const int sentences = data.sentences.isEmpty()
        ? 0
        : metrics
              .boundingRect(
                  QRect(0, 0, wide, 1 << 20), Qt::AlignLeft | Qt::TextWordWrap, data.sentences.join(QLatin1Char(' ')))
              .height();
    layout.sentences = QRect(room.pad, room.bottom - sentences - em / 2, wide, sentences);
    // In a low chart the plot needs the height more than the words, which then keep one line.
    if (layout.sentences.top() - room.top < em * 13)
        layout.sentences.setTop(layout.sentences.bottom() + 1 - std::min(layout.sentences.height(), line));
    const int bottom = layout.sentences.top() - em / 2 - line - em / 2 - line; // the axis' labels and its name

    int labelWidth = 0;
    for (const auto& one : data.lines)
        labelWidth = std::max(labelWidth, QFontMetrics(theme.boldFont).horizontalAdvance(one.label) + 2);
    labelWidth = std::min(labelWidth, room.width * 3 / 10);

    // Labels of bands stand above the plot, in as many lines as they need.
    const int bandTop = room.top;
    layout.yTicks = timeTicksOn(data.low, data.high, std::max((bottom - bandTop) / (em * 2), 1));
    int tickWidth = 0;
    for (const auto& tick : layout.yTicks)
        tickWidth = std::max(tickWidth, metrics.horizontalAdvance(tick.text));
    const int left = room.pad + tickWidth + em * 3 / 4;
    const int right = std::max(room.width - room.pad - labelWidth - em, left + em * 6);
    layout.plot = QRect(left, bandTop, right - left, std::max(bottom - bandTop, em * 2));

    std::vector<int> ends; // of the lines of labels, from the top
    for (std::size_t i = 0; i < data.bands.size(); ++i) {
        const auto& band = data.bands[i];
        const int width = QFontMetrics(theme.boldFont).horizontalAdvance(band.label) + 2;
        const int middle = static_cast<int>(layout.xOf(std::max(1.0, band.at)));
        const int x = std::clamp(middle - width / 2, left, std::max(left, room.width - room.pad - width));
        if (std::ranges::any_of(layout.bandLabels,
                [&](const auto& other) { return other.text == band.label && other.rect.left() == x; }))
            continue; // says it already
        std::size_t row = 0;
        while (row < ends.size() && x < ends[row] + em)
            ++row;
        if (row == ends.size())
            ends.push_back(0);
        ends[row] = x + width;
        layout.bandLabels.push_back(
            {static_cast<int>(i), QRect(x, bandTop + static_cast<int>(row) * line, width, line), band.label});
    }
    layout.plot.setTop(
        std::min(bandTop + static_cast<int>(ends.size()) * line + em / 3, layout.plot.bottom() - em * 2));

    const int decades = static_cast<int>(std::floor(std::log10(data.right) + 1e-9));
    const int step = std::max(
        1, decades * em * 6 / std::max(1, layout.plot.width()) + (layout.plot.width() < decades * em * 6 ? 1 : 0));
    for (int power = 0; power <= decades; power += step) {
        const double value = std::pow(10.0, power);
        layout.xTicks.push_back({value, numbers::count(std::llround(value))});
    }
    QStringList labels;
    for (const auto& one : data.lines)
        labels << one.label;
    const Qt::TextElideMode elide = elideApart(metrics, labels, labelWidth);
    for (std::size_t i = 0; i < data.lines.size(); ++i) {
        const auto& one = data.lines[i];
        if (one.time.isEmpty())
            continue;
        const int y = static_cast<int>(layout.yOf(one.time.last()));
        layout.lineLabels.push_back({static_cast<int>(i), QRect(right + em * 3 / 4, y - line / 2, labelWidth, line),
            metrics.elidedText(one.label, elide, labelWidth)});
    }
    // Those of the last lines give way where there is no height for all.
    const auto fit = static_cast<std::size_t>(std::max(1, (layout.plot.height() + line) / (line + 1)));
    if (layout.lineLabels.size() > fit)
        layout.lineLabels.resize(fit);
    spread(layout.lineLabels, layout.plot.top() - line / 2, layout.plot.bottom() + line / 2);
    return layout;
}

} // namespace phasebench
