// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/problem/fault.h"
#include "gui/models/probes.h"
#include "gui/models/run_list.h"

#include <QSize>
#include <QString>
#include <QStringList>
#include <optional>

class QWidget;

namespace phasebench {

class Chart;

enum class ExportFormat { png, svg, pdf, csv };

QString nameOf(ExportFormat format); ///< "png", …: also the file's ending
std::optional<ExportFormat> exportFormatFromName(const QString& name);

struct ExportOptions {
    QSize size{1280, 720}; ///< pixels at 96 dpi; a chart with more rows than fit grows in height
    double scale = 2; ///< PNG only: pixels per pixel of `size`
    bool dark = false;
};

/// Writes one chart as it is, without selection, with its caption. The file is whole or not there.
Result<void> exportChart(
    const Chart& chart, const QString& path, ExportFormat format, const ExportOptions& options = {});

/// Puts the picture (PNG and SVG) and the table's text on the clipboard.
Result<void> copyChart(const Chart& chart, const ExportOptions& options = {});

/// Asks for a file and a format and writes it; does nothing where none is chosen.
Result<void> exportChartWithDialog(const Chart& chart, QWidget* parent);

/// Every chart of a results file that has something to draw: phases, transfers, amortisation, first use, batch, those
/// over size where it holds a sweep, the samples and the timeline of each run (whose series and timelines must be
/// loaded), and those of its link probe (null: it holds none), into a folder that is made where it is missing. The
/// names of the written files. Needs a QApplication.
Result<QStringList> exportAllCharts(const std::vector<RunPtr>& runs, const QString& folder, ExportFormat format,
    const ExportOptions& options = {}, const ProbePtr& probe = nullptr);

} // namespace phasebench
