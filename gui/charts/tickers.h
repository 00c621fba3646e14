// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/nice_axis.h"

#include <functional>
#include <qcustomplot.h>

namespace phasebench {

/// Ticks of a logarithmic axis: powers of ten, with 2 and 5 between them where there is room for more, and left out
/// evenly where there is none.
Ticks decadeTicks(double low, double high, int atMost, const std::function<QString(double)>& label);

/// The same by powers of two, for sizes that are such.
Ticks powerTicks(double low, double high, int atMost, const std::function<QString(double)>& label);

QString plainTime(double microseconds); ///< "10 µs": as few digits as the tick needs
QString plainRate(double flopPerSecond); ///< "10 GFLOP/s"
QString withoutZeros(QString text); ///< "10 µs" of "10.0 µs"

/// QCustomPlot's logarithmic ticker with labels that have a unit, and ticks also where a range holds no power.
class LogTicker : public QCPAxisTickerLog {
public:
    LogTicker(int base, std::function<QString(double)> label);

    Ticks ticks(const QCPRange& range) const;

protected:
    QVector<double> createTickVector(double step, const QCPRange& range) override;
    QString getTickLabel(double tick, const QLocale& locale, QChar format, int precision) override;

private:
    std::function<QString(double)> m_label;
};

/// QCustomPlot's linear ticker with labels that have a unit.
class LinearTicker : public QCPAxisTicker {
public:
    explicit LinearTicker(std::function<QString(double)> label)
        : m_label(std::move(label))
    {
    }

protected:
    QString getTickLabel(double tick, const QLocale&, QChar, int) override { return m_label(tick); }
    int getSubTickCount(double) override { return 0; }

private:
    std::function<QString(double)> m_label;
};

struct LineAxis;
QSharedPointer<QCPAxisTicker> tickerOf(const LineAxis& axis);

} // namespace phasebench
