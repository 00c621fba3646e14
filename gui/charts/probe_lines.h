// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/line_data.h"
#include "gui/models/chart_table.h"

#include "engine/result/link_probe.h"

/// A link probe as lines over size, as values: nothing of pixels.
namespace phasebench {

/// What is drawn of a probe: bytes a second over a link, or microseconds to have memory.
enum class ProbeView { links, memory };

/// What can be looked at apart: 0 is all that has to do with the host and GPU 0, 1 with GPU 1, …; behind them, where
/// there are several GPUs, the links between GPUs.
QStringList probeGroups(const LinkProbe& probe, ProbeView view);

/// `probe` may be null: then the subtitle says what to do.
LineData probeLines(const LinkProbe* probe, ProbeView view, int group);

QString valueText(double value, ProbeView view); ///< "54.9 GB/s", "110 ms"
QString sizeText(double bytes); ///< "64 MiB": the sizes of a probe are powers of two
QString linkName(const LinkFigure& link); ///< "pinned → GPU 0", "managed → GPU 0, prefetch"

Facts probeFacts(const LinePoint& point, ProbeView view); ///< for tooltips

/// A row for each copy of some size, or for each step of getting memory. `probe` may be null.
ChartTable probeTable(const LinkProbe* probe, ProbeView view);

} // namespace phasebench
