// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/run_json.h"

#include "engine/problem/experiment_json.h"
#include "engine/result/timeline_json.h"

#include <cmath>

namespace phasebench {

namespace {

using nlohmann::json;

json orNull(const std::optional<double>& value)
{
    return value && std::isfinite(*value) ? json(*value) : json();
}

template <typename T> json orNull(const std::optional<T>& value)
{
    return value ? json(*value) : json();
}

json orNull(const std::string& text)
{
    return text.empty() ? json() : json(text);
}

json positiveOrNull(double value)
{
    return value > 0 && std::isfinite(value) ? json(value) : json();
}

json positiveOrNull(std::int64_t value)
{
    return value > 0 ? json(value) : json();
}

/// The four keys of a figure; no samples: all null but the number of samples.
void put(json& into, const Figure& figure)
{
    into["median"] = figure.samples > 0 ? json(figure.median) : json();
    into["low"] = orNull(figure.low);
    into["high"] = orNull(figure.high);
    into["samples"] = figure.samples;
}

/// And what each process measured.
void putWithProcesses(json& into, const Figure& figure)
{
    put(into, figure);
    into["interval"] = figure.processes.size() > 1 ? "processes" : "process";
    json& processes = into["processes"] = json::array();
    for (const ProcessFigure& process : figure.processes)
        processes.push_back({{"median", process.median}, {"samples", process.samples}});
    if (processes.empty() && figure.samples > 0)
        processes.push_back({{"median", figure.median}, {"samples", figure.samples}});
}

json toJson(const std::optional<Figure>& figure)
{
    if (!figure)
        return nullptr;
    json result;
    putWithProcesses(result, *figure);
    return result;
}

json toJson(const std::optional<CallFigures>& call)
{
    if (!call)
        return nullptr;
    json result;
    putWithProcesses(result, call->figure);
    result["stop"] = nameOf(call->stop);
    result["excludes"] = json::array();
    for (const Phase phase : call->excludes)
        result["excludes"].push_back(nameOf(phase));
    return result;
}

json toJson(const PhaseFigures& phase)
{
    return {{"phase", nameOf(phase.phase)}, {"count", positiveOrNull(phase.count)}, {"host", toJson(phase.host)},
        {"enqueue", toJson(phase.enqueue)}, {"gpu", toJson(phase.gpu)}, {"first", orNull(phase.first)}};
}

json toJson(const TransferFigures& transfer)
{
    json result = {{"operand", nameOf(transfer.operand)}, {"from", nameOf(transfer.from)}, {"to", nameOf(transfer.to)},
        {"bytes", transfer.bytes}, {"timing_source", nameOf(transfer.source)}};
    putWithProcesses(result, transfer.figure);
    result["host"] = toJson(transfer.host);
    result["rate"] = transfer.copyTime().samples > 0 && transfer.copyTime().median > 0 ? json(transfer.rate()) : json();
    return result;
}

json toJson(const MemoryUse& memory)
{
    return {{"host", memory.host}, {"pinned", memory.pinned}, {"managed", memory.managed}, {"gpu", memory.gpu},
        {"workspace", memory.workspace}};
}

/// A run always holds its operands somewhere: nothing at all means that nobody counted.
bool isKnown(const MemoryUse& memory)
{
    return memory.host > 0 || memory.pinned > 0 || memory.managed > 0 || memory.gpu > 0 || memory.workspace > 0;
}

json toJson(const Candidate& candidate)
{
    json result = {{"rank", candidate.rank}, {"tie", candidate.tie}, {"origin", candidate.origin},
        {"heuristic_rank", orNull(candidate.heuristic_rank)}, {"timing_source", nameOf(candidate.source)},
        {"backend", orNull(candidate.backend)}, {"configuration", candidate.configuration},
        {"kernel", orNull(candidate.kernel)}, {"workspace", candidate.workspace}, {"waves", orNull(candidate.waves)},
        {"relative_error", orNull(candidate.relative_error)},
        {"eliminated", candidate.eliminated ? json(candidate.eliminated->sentence) : json()}};
    if (candidate.eliminated && candidate.eliminated->why != Elimination::unknown)
        result["elimination"] = nameOf(candidate.eliminated->why);
    put(result, candidate.figure.value_or(Figure{}));
    return result;
}

json toJson(const FirstUseFigures& figures)
{
    return {{"level", nameOf(figures.level)}, {"phase", nameOf(figures.phase)},
        {"host", toJson(std::optional<Figure>(figures.host))}};
}

/// What a phase cost the first time in a fresh process; null where that was not measured.
json firstUseOf(const Run& run, Phase phase)
{
    for (const FirstUseFigures& first : run.first_use)
        if (first.level == ColdLevel::process && first.phase == phase)
            return {{"median", first.host.median}, {"low", orNull(first.host.low)}, {"high", orNull(first.host.high)},
                {"processes", first.host.samples}};
    return nullptr;
}

json toJson(const Processes& processes)
{
    return {{"planned", processes.planned}, {"measured", processes.measured}, {"samples", processes.samples}};
}

json toJson(const std::optional<Race>& race)
{
    if (!race)
        return nullptr;
    json result = {{"method", race->method}, {"verdict", race->verdict}, {"winner", orNull(race->winner)},
        {"seconds", race->seconds}, {"budget", race->budget}, {"considered", race->considered},
        {"distinct", race->distinct}, {"timed", race->timed}, {"remarks", json::array()}};
    json findings = json::array();
    bool known = !race->remarks.empty();
    for (const RaceRemark& remark : race->remarks) {
        if (remark.weight == RaceRemark::Weight::finding)
            findings.push_back(result["remarks"].size());
        known = known && remark.weight != RaceRemark::Weight::unknown;
        result["remarks"].push_back(remark.text);
    }
    if (known)
        result["findings"] = std::move(findings);
    return result;
}

json toJson(const LogLine& line)
{
    return {{"phase", line.phase ? json(nameOf(*line.phase)) : json()}, {"text", line.text},
        {"duration", orNull(line.duration)}};
}

template <typename T> json listOf(const std::vector<T>& values)
{
    json list = json::array();
    for (const T& value : values)
        list.push_back(toJson(value));
    return list;
}

} // namespace

json toJson(const Run& run, Samples samples)
{
    json result = {{"id", run.id}, {"title", run.title}, {"status", nameOf(run.status)}, {"message", run.message},
        {"recorded", run.recorded}, {"backend", orNull(run.backend)}, {"timing_source", nameOf(run.timing_source)},
        {"timing_reason", orNull(run.timing_reason)}, {"configuration", run.configuration},
        {"conditions", run.conditions}, {"date", orNull(run.date)}};
    result["experiment"] = run.experiment == Experiment{} ? json() : toJson(run.experiment);
    result["machine"] = toJson(run.machine);
    result["call"] = toJson(run.call);
    result["phases"] = listOf(run.phases);
    for (std::size_t i = 0; i < run.phases.size(); ++i)
        result["phases"][i]["first_use"] = firstUseOf(run, run.phases[i].phase);
    result["processes"] = toJson(run.processes);
    result["transfers"] = listOf(run.transfers);
    result["memory"] = isKnown(run.memory) ? toJson(run.memory) : json();
    result["work"] = {{"flop", positiveOrNull(run.work.flop)}, {"bytes", positiveOrNull(run.work.bytes)},
        {"flop_rate", orNull(run.work.flop_rate)}};
    result["check"] = nullptr;
    if (run.check)
        result["check"] = {{"passed", run.check->passed},
            {"relative_error", orNull(std::optional<double>(run.check->relative_error))},
            {"tolerance", run.check->tolerance}};
    result["candidates"] = listOf(run.candidates);
    result["race"] = toJson(run.race);
    result["log"] = listOf(run.log);
    result["first_use"] = listOf(run.first_use);
    if (samples == Samples::with) {
        result["samples"] = run.series;
        result["timeline"] = toJson(run.timeline);
    }
    return result;
}

json toJson(const std::vector<Run>& runs, Samples samples)
{
    json list = json::array();
    for (const Run& run : runs)
        list.push_back(toJson(run, samples));
    return {{"phasebench", 1}, {"runs", std::move(list)}};
}

} // namespace phasebench
