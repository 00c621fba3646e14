// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/runner/point_findings.h"

#include "engine/measure/work.h"
#include "engine/runner/add_process.h"

#include <algorithm>
#include <exception>

namespace phasebench {

namespace {

PhaseFigures& phaseOf(Run& run, const PhaseFigures& like)
{
    const auto at = std::find_if(
        run.phases.begin(), run.phases.end(), [&](const PhaseFigures& p) { return p.phase >= like.phase; });
    if (at != run.phases.end() && at->phase == like.phase)
        return *at;
    PhaseFigures added;
    added.phase = like.phase;
    added.count = like.count;
    return *run.phases.insert(at, added);
}

/// From one process more. The figures of the first one stand until all samples are summarised.
void addFirstUse(Run& run, const Run& firstUse)
{
    for (const PhaseFigures& phase : firstUse.phases)
        if (phase.first && !phaseOf(run, phase).first)
            phaseOf(run, phase).first = phase.first;
    for (const auto& [name, samples] : firstUse.series) {
        std::vector<double>& all = run.series[name];
        all.insert(all.end(), samples.begin(), samples.end());
        run.processes.samples[name].push_back(static_cast<std::int64_t>(samples.size()));
    }
}

void summariseFirst(Run& run)
{
    for (const FirstUseFigures& figures : run.first_use)
        for (PhaseFigures& phase : run.phases)
            if (figures.level == ColdLevel::process && figures.phase == phase.phase)
                phase.first = figures.host.median;
}

void addRace(Run& run, Run&& raced)
{
    run.candidates = std::move(raced.candidates);
    for (Candidate& candidate : run.candidates)
        if (candidate.backend.empty())
            candidate.backend = run.backend;
    run.race = std::move(raced.race);
    for (const PhaseFigures& phase : raced.phases)
        phaseOf(run, phase);
    run.series.merge(raced.series);
    // It was done once, before the calls, which use the winner's plan.
    if (run.call)
        run.call->excludes.push_back(Phase::autotuning);
    if (run.race)
        run.log.push_back({Phase::autotuning, run.race->verdict, run.race->seconds * 1e6});
    if (run.race)
        for (const RaceRemark& remark : run.race->remarks)
            run.log.push_back({Phase::autotuning, remark.text, std::nullopt});
}

// The host's clock slows down under a trace: its series are the clean worker's.
bool isHostSeries(const std::string& name)
{
    const auto key = seriesKeyFrom(name);
    if (!key)
        return false;
    if (const auto* const phase = std::get_if<PhaseSeries>(&*key))
        return phase->clock != SeriesClock::gpu;
    if (const auto* const transfer = std::get_if<TransferSeries>(&*key))
        return transfer->host;
    return std::holds_alternative<CallSeries>(*key) || std::holds_alternative<AlignmentSeries>(*key);
}

void addTrace(Run& run, Run&& trace)
{
    for (TransferFigures& traced : trace.transfers) {
        const auto known = std::ranges::find_if(run.transfers, [&](const TransferFigures& transfer) {
            return transfer.operand == traced.operand && transfer.from == traced.from && transfer.to == traced.to;
        });
        if (known == run.transfers.end())
            run.transfers.push_back(std::move(traced));
        else
            known->source = traced.source;
    }
    for (auto& [name, samples] : trace.series)
        if (!isHostSeries(name))
            run.series[name] = std::move(samples);
    for (const auto& [key, value] : trace.configuration.items())
        if (!run.configuration.contains(key))
            run.configuration[key] = value;
    run.conditions.complete(trace.conditions);
    if (!trace.timeline.events.empty()) {
        run.timeline = std::move(trace.timeline);
        run.conditions.timeline_events_cut = trace.conditions.timeline_events_cut.value_or(0);
    }
    run.log.insert(run.log.end(), trace.log.begin(), trace.log.end());
    run.timing_source = trace.timing_source;
    run.timing_reason = std::move(trace.timing_reason);
}

} // namespace

void keepRecordedRun(PointFindings& findings, const Run& recorded)
{
    if (!recorded.recorded)
        return; // it was refused, or it failed
    const std::string title = findings.experiment.title;
    findings.experiment = recorded.experiment;
    if (!title.empty())
        findings.experiment.title = title;
    findings.machine = recorded.machine;
    findings.date = recorded.date;
}

namespace {

/// What this pass found out.
Run runOf(PointFindings findings)
{
    Run run;
    if (findings.measured)
        run = std::move(*findings.measured);
    run.id = 0;
    run.title = findings.experiment.title;
    run.experiment = std::move(findings.experiment);
    run.date = std::move(findings.date);
    run.machine = std::move(findings.machine);
    run.status = findings.status;
    run.message = std::move(findings.message);
    if (run.backend.empty() && !findings.firstUses.empty())
        run.backend = findings.firstUses.front().backend;
    run.log.insert(run.log.end(), findings.remarks.begin(), findings.remarks.end());
    run.work.flop = flopOf(run.experiment.problem);
    run.work.bytes = bytesOf(run.experiment.problem);
    for (const Run& first : findings.firstUses)
        addFirstUse(run, first);
    for (const Run& first : findings.firstPlans)
        addFirstUse(run, first);
    if (findings.raced)
        addRace(run, std::move(*findings.raced));
    if (findings.traced)
        addTrace(run, std::move(*findings.traced));
    else if (!findings.traceFailure.empty())
        run.timing_reason = std::move(findings.traceFailure);
    return run;
}

void failProcess(Run& run, const Run& process)
{
    run.status = RunStatus::failed;
    run.message = "In process " + std::to_string(run.processes.measured + 1) + " of "
        + std::to_string(run.processes.planned) + ": " + process.message;
    if (process.check)
        run.check = process.check;
}

} // namespace

Run mergeFindings(PointFindings findings)
{
    std::optional<Run> earlier = std::move(findings.earlier);
    if (earlier && findings.status == RunStatus::cancelled)
        return std::move(*earlier);
    Run run;
    try {
        Run process = runOf(std::move(findings));
        if (!earlier)
            run = std::move(process);
        else if (run = std::move(*earlier); process.status == RunStatus::completed)
            addProcess(run, std::move(process));
        else
            failProcess(run, process);
        summarise(run);
        summariseFirst(run);
    } catch (const std::exception& error) {
        run.status = RunStatus::failed;
        run.message = std::string("What the workers measured cannot be put together: ") + error.what();
    }
    return run;
}

} // namespace phasebench
