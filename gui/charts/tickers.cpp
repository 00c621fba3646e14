// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/tickers.h"

#include "engine/text/numbers.h"
#include "gui/charts/line_data.h"

#include <QRegularExpression>
#include <algorithm>
#include <cmath>

namespace phasebench {
namespace {

/// Of a range that holds no two of 1, 2, 5, 10 …: round steps, as far as their labels tell them apart.
Ticks narrowTicks(double low, double high, int atMost, const std::function<QString(double)>& label)
{
    Ticks ticks;
    const double least = (high - low) / std::clamp(atMost, 2, 5);
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    const double step = least <= 2 * power ? 2 * power : least <= 5 * power ? 5 * power : 10 * power;
    for (double i = std::ceil(low / step); i * step <= high; ++i)
        if (const QString text = label(i * step); ticks.labels.isEmpty() || ticks.labels.last() != text) {
            ticks.positions.append(i * step);
            ticks.labels.append(text);
        }
    return ticks;
}

} // namespace

Ticks decadeTicks(double low, double high, int atMost, const std::function<QString(double)>& label)
{
    Ticks ticks;
    if (!(low > 0) || !(high > low) || !std::isfinite(high))
        return ticks;
    const int first = static_cast<int>(std::floor(std::log10(low)));
    const int last = static_cast<int>(std::ceil(std::log10(high)));
    std::vector<std::vector<double>> choices; // from many to few
    for (const std::vector<double>& steps : {std::vector{1.0, 2.0, 5.0}, {1.0}})
        for (const int stride : {1, 2, 3, 4, 6}) {
            if (steps.size() > 1 && stride > 1)
                break;
            // Counted from 1 where that gives as many.
            std::vector<double> best;
            for (int offset = 0; offset < stride; ++offset) {
                std::vector<double> positions;
                for (int power = first; power <= last; ++power)
                    for (const double step : steps) {
                        const double position = step * std::pow(10.0, power);
                        if ((power - offset) % stride == 0 && position >= low * (1 - 1e-9)
                            && position <= high * (1 + 1e-9))
                            positions.push_back(position);
                    }
                if (positions.size() > best.size())
                    best = std::move(positions);
            }
            choices.push_back(std::move(best));
        }
    const auto fits
        = std::ranges::find_if(choices, [&](const auto& p) { return static_cast<int>(p.size()) <= atMost; });
    for (const double position : fits == choices.end() ? choices.back() : *fits) {
        ticks.positions.append(position);
        ticks.labels.append(label(position));
    }
    return ticks.positions.size() < 2 && choices.front().size() < 2 ? narrowTicks(low, high, atMost, label) : ticks;
}

Ticks powerTicks(double low, double high, int atMost, const std::function<QString(double)>& label)
{
    Ticks ticks;
    if (!(low > 0) || !(high >= low))
        return ticks;
    const int first = static_cast<int>(std::ceil(std::log2(low) - 1e-9));
    const int last = static_cast<int>(std::floor(std::log2(high) + 1e-9));
    const int stride
        = std::max(1, (last - first) / std::max(atMost, 1) + ((last - first) % std::max(atMost, 1) ? 1 : 0));
    for (int power = first; power <= last; power += stride) {
        ticks.positions.append(std::exp2(power));
        ticks.labels.append(label(std::exp2(power)));
    }
    return ticks;
}

QString withoutZeros(QString text)
{
    static const QRegularExpression zeros(QStringLiteral("(\\.\\d*?)0+(?!\\d)"));
    text.replace(zeros, QStringLiteral("\\1"));
    static const QRegularExpression point(QStringLiteral("\\.(?!\\d)"));
    return text.remove(point);
}

QString plainTime(double microseconds)
{
    return withoutZeros(QString::fromStdString(formatTime(microseconds)));
}

QString plainRate(double flopPerSecond)
{
    return withoutZeros(QString::fromStdString(formatFlopRate(flopPerSecond)));
}

LogTicker::LogTicker(int base, std::function<QString(double)> label)
    : m_label(std::move(label))
{
    setLogBase(base);
    setSubTickCount(0);
}

Ticks LogTicker::ticks(const QCPRange& range) const
{
    const auto make = logBase() == 2 ? powerTicks : decadeTicks;
    return make(range.lower, range.upper, tickCount(), m_label);
}

QVector<double> LogTicker::createTickVector(double, const QCPRange& range)
{
    return ticks(range).positions;
}

QString LogTicker::getTickLabel(double tick, const QLocale&, QChar, int)
{
    return m_label(tick);
}

QSharedPointer<QCPAxisTicker> tickerOf(const LineAxis& axis)
{
    if (!axis.label) // nothing is drawn
        return QSharedPointer<QCPAxisTicker>(new QCPAxisTicker);
    if (axis.logarithmic)
        return QSharedPointer<QCPAxisTicker>(new LogTicker(axis.base, axis.label));
    return QSharedPointer<QCPAxisTicker>(new LinearTicker(axis.label));
}

} // namespace phasebench
