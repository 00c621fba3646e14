// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/chart_export.h"
#include "gui/charts/phase_chart.h"
#include "gui/charts/samples_chart.h"
#include "gui/charts/transfer_chart.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace phasebench {

tl::expected<QStringList, QString> exportAllCharts(
    const std::vector<RunPtr>& runs, const QString& folder, ExportFormat format, const ExportOptions& options)
{
    const auto tr = [](const char* text) {
        return QCoreApplication::translate("phasebench::chartExport", text);
    };
    if (runs.empty())
        return tl::unexpected(tr("There is no run to draw."));
    if (QFileInfo(folder).exists() && !QFileInfo(folder).isDir())
        return tl::unexpected(tr("%1 is a file; the charts need a folder.").arg(folder));
    if (!QDir().mkpath(folder))
        return tl::unexpected(tr("The folder %1 could not be made.").arg(folder));

    RunList list;
    Selection selection(list);
    list.setRuns(runs);
    PhaseChart phases(list, selection);
    TransferChart transfers(list, selection);
    SamplesChart samples(list, selection);
    QStringList files;
    const auto write = [&](Chart& chart) -> tl::expected<void, QString> {
        chart.updateNow();
        if (chart.isEmpty())
            return {};
        const QString path = QDir(folder).filePath(chart.fileName() + QLatin1Char('.') + nameOf(format));
        auto written = exportChart(chart, path, format, options);
        if (written)
            files << path;
        return written;
    };
    if (auto written = write(phases); !written)
        return tl::unexpected(written.error());
    if (auto written = write(transfers); !written)
        return tl::unexpected(written.error());
    for (int row = 0; row < list.size(); ++row) {
        selection.setRun(row);
        if (auto written = write(samples); !written)
            return tl::unexpected(written.error());
    }
    return files;
}

} // namespace phasebench
