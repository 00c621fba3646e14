// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/amortisation_chart.h"
#include "gui/charts/batch_chart.h"
#include "gui/charts/chart_export.h"
#include "gui/charts/first_use_chart.h"
#include "gui/charts/phase_chart.h"
#include "gui/charts/probe_chart.h"
#include "gui/charts/samples_chart.h"
#include "gui/charts/share_chart.h"
#include "gui/charts/sweep_chart.h"
#include "gui/charts/timeline_chart.h"
#include "gui/charts/transfer_chart.h"

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

    RunList list;
    Selection selection(list);
    list.setRuns(runs);
    PhaseChart phases(list, selection);
    Probes probes;
    probes.setOfFile(probe);
    TransferChart transfers(list, selection, &probes);
    SamplesChart samples(list, selection);
    AmortisationChart amortisation(list, selection);
    FirstUseChart firstUse(list, selection);
    BatchChart batch(list, selection);
    TimelineChart timeline(list, selection);
    SweepChart sweep(list, selection);
    ShareChart shares(list, selection);
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
    for (Chart* chart : {static_cast<Chart*>(&phases), static_cast<Chart*>(&transfers),
             static_cast<Chart*>(&amortisation), static_cast<Chart*>(&firstUse), static_cast<Chart*>(&batch),
             static_cast<Chart*>(&sweep), static_cast<Chart*>(&shares)})
        if (auto written = write(*chart); !written)
            return tl::unexpected(written.error());
    for (int row = 0; row < list.size(); ++row) {
        selection.setRun(row);
        for (Chart* chart : {static_cast<Chart*>(&samples), static_cast<Chart*>(&timeline)})
            if (auto written = write(*chart); !written)
                return tl::unexpected(written.error());
    }
    for (const ProbeView view : {ProbeView::links, ProbeView::memory}) {
        if (!probe)
            break;
        ProbeChart chart(probes, view);
        for (int group = 0; group < probeGroups(*probe, view).size(); ++group) {
            chart.setGroup(group);
            if (auto written = write(chart); !written)
                return tl::unexpected(written.error());
        }
    }
    return files;
}

} // namespace phasebench
