// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/all_charts.h"
#include "gui/charts/chart.h"
#include "gui/charts/chart_export.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace phasebench {

tl::expected<QStringList, QString> exportAllCharts(const std::vector<RunPtr>& runs, const QString& folder,
    ExportFormat format, const ExportOptions& options, const ProbePtr& probe)
{
    const auto tr = [](const char* text) {
        return QCoreApplication::translate("phasebench::chartExport", text);
    };
    if (runs.empty() && !probe)
        return tl::unexpected(tr("There is no run to draw."));
    if (QFileInfo(folder).exists() && !QFileInfo(folder).isDir())
        return tl::unexpected(tr("%1 is a file; the charts need a folder.").arg(folder));
    if (!QDir().mkpath(folder))
        return tl::unexpected(tr("The folder %1 could not be made.").arg(folder));

    QStringList files;
    QString error;
    const auto write = [&](Chart& chart) {
        const QString path = QDir(folder).filePath(chart.fileName() + QLatin1Char('.') + nameOf(format));
        const auto written = exportChart(chart, path, format, options);
        if (written)
            files << path;
        else
            error = written.error();
        return written.has_value();
    };
    forEachChart(runs, WithSamples::yes, write, probe);
    if (!error.isEmpty())
        return tl::unexpected(error);
    return files;
}

} // namespace phasebench
