// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/bar_data.h"

#include "engine/result/link_probe.h"

/// A link probe as lines over size, as values: nothing of pixels.
namespace phasebench {

/// What is drawn of a probe: bytes a second over a link, or microseconds to have memory.
enum class ProbeView { links, memory };

struct ProbeDot {
    double bytes = 0;
    double value = 0; ///< bytes a second, or microseconds
    std::optional<double> low;
    std::optional<double> high;
    std::int64_t samples = 0;
    TimingSource source = TimingSource::host;
};

struct ProbeLine {
    QString name; ///< "pinned → GPU 0", "pinned: allocate"
    int dash = 0; ///< lines that have a direction, or a step, in common share one
    int mark = 0; ///< lines that have a memory space in common share one
    std::vector<ProbeDot> dots; ///< by bytes; never empty
};

struct ProbeLines {
    QString title;
    QString subtitle;
    QString caption;
    std::vector<ProbeLine> lines;
    double xLow = 1;
    double xHigh = 2;
    double yLow = 1;
    double yHigh = 2;

    bool isEmpty() const { return lines.empty(); }
};

/// What can be looked at apart: 0 is all that has to do with the host and GPU 0, 1 with GPU 1, …; behind them, where
/// there are several GPUs, the links between GPUs.
QStringList probeGroups(const LinkProbe& probe, ProbeView view);

/// `probe` may be null: then the subtitle says what to do.
ProbeLines probeLines(const LinkProbe* probe, ProbeView view, int group);

QString valueText(double value, ProbeView view); ///< "54.9 GB/s", "110 ms"
QString sizeText(double bytes); ///< "64 MiB": the sizes of a probe are powers of two
QString linkName(const LinkFigure& link); ///< "pinned → GPU 0", "managed → GPU 0, prefetch"

Facts factsOf(const ProbeDot& dot, ProbeView view);

/// A row for each copy of some size, or for each step of getting memory. `probe` may be null.
ChartTable probeTable(const LinkProbe* probe, ProbeView view);

} // namespace phasebench
