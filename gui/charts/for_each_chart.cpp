// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/views.h"

#include "gui/charts/probe_chart.h"
#include "gui/models/probes.h"

namespace phasebench {

void forEachChart(
    const std::vector<RunPtr>& runs, const ProbePtr& probe, bool printed, const std::function<bool(Chart&)>& look)
{
    RunList list;
    Selection selection(list);
    list.setRuns(runs);
    Probes probes;
    probes.setOfFile(probe);
    const ChartSource source{list, selection, &probes};
    const auto show = [&](Chart& chart) {
        chart.updateNow();
        return chart.isEmpty() || look(chart);
    };
    std::vector<std::unique_ptr<Chart>> ofRun;
    for (const View& view : views()) {
        if (printed && !view.isPrinted)
            continue;
        if (view.of == View::Of::file && !show(*view.make(source)))
            return;
        if (view.of == View::Of::run)
            ofRun.push_back(view.make(source));
    }
    for (int row = 0; row < list.size(); ++row) {
        selection.setRun(row);
        for (const auto& chart : ofRun)
            if (!show(*chart))
                return;
    }
    for (const ProbeView view : {ProbeView::links, ProbeView::memory})
        for (int group = 0; probe && group < probeGroups(*probe, view).size(); ++group) {
            ProbeChart chart(source, view);
            chart.setGroup(group);
            if (!show(chart))
                return;
        }
}

} // namespace phasebench
