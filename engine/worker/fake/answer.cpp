// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/fake/answer.h"

#include "engine/library/capability.h"
#include "engine/problem/operand.h"
#include "engine/result/race_report.h"
#include "engine/result/run_json.h"

#include <algorithm>
#include <string>

namespace phasebench::fake {

namespace {

using nlohmann::json;

void addPhase(Run& run, Phase phase, double host, std::optional<double> enqueue = std::nullopt)
{
    PhaseFigures figures;
    figures.phase = phase;
    figures.count = 1;
    run.phases.push_back(figures);
    run.series[seriesName(PhaseSeries{phase, SeriesClock::host})] = {host, host * 1.01, host * 0.99};
    if (enqueue)
        run.series[seriesName(PhaseSeries{phase, SeriesClock::enqueue})] = {*enqueue, *enqueue, *enqueue};
}

void firstUse(Run& run)
{
    for (const auto& [phase, first] : {std::pair(Phase::specification, 5000.0), {Phase::planning, 800.0},
             {Phase::execution, 300.0}, {Phase::resource_management, 20.0}}) {
        PhaseFigures figures;
        figures.phase = phase;
        figures.count = 1;
        figures.first = first;
        run.phases.push_back(figures);
        run.series[seriesName(FirstUseSeries{ColdLevel::process, phase})] = {first};
    }
}

/// The processes differ a little, and a share that is left open is one process.
void measure(Run& run, const ProcessShare& share)
{
    run.processes.planned = std::max<std::int64_t>(share.processes, 1);
    run.call.emplace();
    run.call->stop = StopReason::noise;
    for (const double time : {140, 141, 139, 140, 142})
        run.series["call"].push_back(time + static_cast<double>(share.process));
    addPhase(run, Phase::specification, 10);
    addPhase(run, Phase::planning, 20);
    addPhase(run, Phase::execution, 100, 5);
    addPhase(run, Phase::resource_management, 3);
    run.check = Check{true, 1e-7, 1e-5};
    for (const Operand& operand : operandsOf(run.experiment.problem))
        run.memory.host += operand.bytes;
    run.configuration = {{"algorithm", 7}};
    LogLine line;
    line.phase = Phase::execution;
    line.text = "measured";
    run.log.push_back(std::move(line));
}

/// What each of the given configurations took.
void time(Run& run, const TimingTask& task)
{
    for (const TimingTask::Order& order : task.orders) {
        const std::string series = seriesName(CandidateSeries{static_cast<int>(run.candidates.size())});
        Candidate candidate;
        candidate.source = TimingSource::host;
        candidate.configuration = order.configuration;
        candidate.configuration["kernel_set"] = "Prescott";
        candidate.relative_error = 1e-7;
        run.candidates.push_back(std::move(candidate));
        run.series[series].assign(static_cast<std::size_t>(order.samples), 100.0);
    }
}

/// A race that the second of two candidates won.
void race(Run& run)
{
    std::vector<CandidateFacts> facts(2);
    facts[0].origin = "heuristic";
    facts[0].heuristic_rank = 0;
    facts[0].configuration = {{"algorithm", 7}};
    facts[1].configuration = {{"algorithm", 66}};
    RaceResult result;
    result.standings.push_back({1, 1, false, {80, 80, 81, 79, 80}, 80, std::nullopt});
    result.standings.push_back({0, 2, false, {90, 90, 91, 89, 90}, 90, std::nullopt});
    result.winner = 1;
    result.gain = Gain{1.125, 1.12, 1.13};
    result.timed = 2;
    reportRace(run, result, facts, TimingSource::events, run.experiment.planning.autotune.value_or(Autotune{}), 0.5);
}

void trace(Run& run)
{
    run.timing_source = TimingSource::cupti;
    run.series[seriesName(PhaseSeries{Phase::execution, SeriesClock::gpu})] = {90, 91, 92};
    run.configuration["kernels"] = json::array({"a_kernel"});
    for (const Operand& operand : operandsOf(run.experiment.problem)) {
        const auto& space = run.experiment.placement.of(operand.id);
        if (!space || !space->isHost() || operand.role != Role::input)
            continue;
        TransferFigures transfer;
        transfer.operand = operand.id;
        transfer.from = *space;
        transfer.to = {MemorySpace::Kind::gpu, run.experiment.execution.space->gpu};
        transfer.bytes = operand.bytes;
        transfer.source = TimingSource::cupti;
        run.transfers.push_back(transfer);
        run.series[seriesName(TransferSeries{operand.id, Phase::copy_in})] = {40, 41, 42};
    }
}

/// Two ways at two sizes, and one kind of memory.
LinkProbe plainProbe()
{
    LinkProbe probe;
    for (const std::int64_t bytes : {std::int64_t{4096}, std::int64_t{64} << 20}) {
        const double time = 1 + static_cast<double>(bytes) / 1e4;
        const Figure figure{time, 0.99 * time, 1.01 * time, 9};
        probe.links.push_back({MemorySpace{}, MemorySpace{}, {}, bytes, figure, TimingSource::host});
        probe.links.push_back({{MemorySpace::Kind::host_pinned, 0}, {MemorySpace::Kind::gpu, 0}, {}, bytes, figure,
            TimingSource::events});
    }
    probe.allocations.push_back({MemorySpace{}, 1 << 20, Figure{5, 4.0, 6.0, 5}, Figure{200, 190.0, 210.0, 5}, {}});
    return probe;
}

struct Answering {
    Outcome& outcome;

    void operator()(const FirstUseTask&) const { firstUse(outcome.run); }
    void operator()(const MeasureTask& task) const { measure(outcome.run, task.share); }
    void operator()(const TraceTask&) const { trace(outcome.run); }
    void operator()(const RaceTask&) const { race(outcome.run); }
    void operator()(const TimingTask& task) const { time(outcome.run, task); }
    void operator()(const ProbeTask&) const { outcome.probe = plainProbe(); }
};

} // namespace

Outcome plainAnswer(const Task& task, const Rule& rule)
{
    Outcome outcome;
    outcome.task = task.id;
    outcome.wisdom = rule.wisdom;
    outcome.poisoned = rule.poisoned;
    for (const json& fix : rule.fixes)
        outcome.fixes.push_back({fix.at("key").get<std::string>(), fix.at("value").get<std::string>()});

    Run& run = outcome.run;
    run.experiment = task.experiment;
    run.backend = libraryOf(task.experiment).name;
    std::visit(Answering{outcome}, task.work);
    if (!rule.run.empty()) {
        json changed = toJson(run, Samples::with);
        changed.merge_patch(rule.run);
        const auto call = run.call;
        run = runFromJson(changed);
        if (!run.call)
            run.call = call;
    }
    if (run.status != RunStatus::completed)
        outcome.probe.reset();
    return outcome;
}

} // namespace phasebench::fake
