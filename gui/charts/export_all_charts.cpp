// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/chart.h"
#include "gui/charts/chart_export.h"
#include "gui/charts/views.h"
#include "gui/models/fault_sentence.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace phasebench {

Result<QStringList> exportAllCharts(const std::vector<RunPtr>& runs, const QString& folder, ExportFormat format,
    const ExportOptions& options, const ProbePtr& probe)
{
    const auto tr = [](const char* text) {
        return QCoreApplication::translate("phasebench::chartExport", text);
    };
    if (runs.empty() && !probe)
        return failed(tr("There is no run to draw."));
    if (QFileInfo(folder).exists() && !QFileInfo(folder).isDir())
        return failed(tr("%1 is a file; the charts need a folder.").arg(folder));
    if (!QDir().mkpath(folder))
        return failed(tr("The folder %1 could not be made.").arg(folder));

    QStringList files;
    std::optional<Fault> fault;
    const auto write = [&](Chart& chart) {
        const QString path = QDir(folder).filePath(chart.fileName() + QLatin1Char('.') + nameOf(format));
        const auto written = exportChart(chart, path, format, options);
        if (written)
            files << path;
        else
            fault = written.error();
        return written.has_value();
    };
    forEachChart(runs, probe, false, write);
    if (fault)
        return tl::unexpected(std::move(*fault));
    return files;
}

} // namespace phasebench
