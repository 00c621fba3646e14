// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/views.h"

#include "gui/charts/amortisation_chart.h"
#include "gui/charts/batch_chart.h"
#include "gui/charts/candidates_chart.h"
#include "gui/charts/distribution_chart.h"
#include "gui/charts/first_use_chart.h"
#include "gui/charts/phase_chart.h"
#include "gui/charts/probe_chart.h"
#include "gui/charts/samples_chart.h"
#include "gui/charts/share_chart.h"
#include "gui/charts/sweep_chart.h"
#include "gui/charts/timeline_chart.h"
#include "gui/charts/transfer_chart.h"

namespace phasebench {
namespace {

using Kind = View::Kind;
using Of = View::Of;

template <typename C> std::unique_ptr<Chart> make(const ChartSource& source)
{
    return std::make_unique<C>(source);
}

template <ProbeView which> std::unique_ptr<Chart> makeProbe(const ChartSource& source)
{
    return std::make_unique<ProbeChart>(source, which);
}

const char* const unnamed = nullptr;

const View all[] = {
    {"phases", QT_TR_NOOP("Phases"), "phases", unnamed, Kind::bars, Of::file, make<PhaseChart>},
    {"transfers", QT_TR_NOOP("Transfers"), "transfers", unnamed, Kind::bars, Of::file, make<TransferChart>},
    {"candidates", QT_TR_NOOP("Candidates"), "candidates", unnamed, Kind::dots, Of::run, make<CandidatesChart>},
    {"amortisation", QT_TR_NOOP("Amortisation"), "amortisation", QT_TR_NOOP("calls"), Kind::lines, Of::file,
        make<AmortisationChart>},
    {"first_use", QT_TR_NOOP("First use"), "amortisation", QT_TR_NOOP("first use"), Kind::bars, Of::file,
        make<FirstUseChart>},
    {"batch", QT_TR_NOOP("Batch"), "amortisation", QT_TR_NOOP("batch"), Kind::matrix, Of::file, make<BatchChart>},
    {"timeline", QT_TR_NOOP("Timeline"), "timeline", unnamed, Kind::timeline, Of::run, make<TimelineChart>, false},
    {"samples", QT_TR_NOOP("Samples"), "samples", QT_TR_NOOP("one run"), Kind::strip, Of::run, make<SamplesChart>,
        false},
    {"distribution", QT_TR_NOOP("Two runs"), "samples", QT_TR_NOOP("two runs"), Kind::lines, Of::pair,
        make<DistributionChart>, false},
    {"sweep", QT_TR_NOOP("Sweep"), "sweep", QT_TR_NOOP("time over size"), Kind::lines, Of::file, make<SweepChart>},
    {"shares", QT_TR_NOOP("Shares"), "sweep", QT_TR_NOOP("what a call consists of"), Kind::bars, Of::file,
        make<ShareChart>, true, false},
    {"links", QT_TR_NOOP("Links"), "machine", unnamed, Kind::lines, Of::probe, makeProbe<ProbeView::links>},
    {"memory", QT_TR_NOOP("Memory"), "machine", unnamed, Kind::lines, Of::probe, makeProbe<ProbeView::memory>},
};

} // namespace

std::span<const View> views()
{
    return all;
}

QString titleOf(const View& view)
{
    return QCoreApplication::translate("phasebench::View", view.title);
}

QString segmentOf(const View& view)
{
    return view.segment ? QCoreApplication::translate("phasebench::View", view.segment) : QString();
}

} // namespace phasebench
