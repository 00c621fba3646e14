// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/all_charts.h"

#include "gui/charts/amortisation_chart.h"
#include "gui/charts/batch_chart.h"
#include "gui/charts/candidates_chart.h"
#include "gui/charts/first_use_chart.h"
#include "gui/charts/phase_chart.h"
#include "gui/charts/probe_chart.h"
#include "gui/charts/samples_chart.h"
#include "gui/charts/share_chart.h"
#include "gui/charts/sweep_chart.h"
#include "gui/charts/timeline_chart.h"
#include "gui/charts/transfer_chart.h"

namespace phasebench {

void forEachChart(const std::vector<RunPtr>& runs, WithSamples withSamples, const std::function<bool(Chart&)>& look,
    const ProbePtr& probe)
{
    RunList list;
    Selection selection(list);
    list.setRuns(runs);
    const auto show = [&](Chart& chart) {
        chart.updateNow();
        return chart.isEmpty() || look(chart);
    };
    PhaseChart phases(list, selection);
    Probes probes;
    probes.setOfFile(probe);
    TransferChart transfers(list, selection, &probes);
    AmortisationChart amortisation(list, selection);
    FirstUseChart firstUse(list, selection);
    BatchChart batch(list, selection);
    SweepChart sweep(list, selection);
    ShareChart shares(list, selection);
    for (Chart* chart :
        std::initializer_list<Chart*>{&phases, &transfers, &amortisation, &firstUse, &batch, &sweep, &shares})
        if (!show(*chart))
            return;
    CandidatesChart candidates(list, selection);
    SamplesChart samples(list, selection);
    TimelineChart timeline(list, selection);
    for (int row = 0; row < list.size(); ++row) {
        selection.setRun(row);
        if (!show(candidates) || (withSamples == WithSamples::yes && (!show(samples) || !show(timeline))))
            return;
    }
    for (const ProbeView view : {ProbeView::links, ProbeView::memory}) {
        if (!probe)
            return;
        ProbeChart chart(probes, view);
        for (int group = 0; group < probeGroups(*probe, view).size(); ++group) {
            chart.setGroup(group);
            if (!show(chart))
                return;
        }
    }
}

} // namespace phasebench
