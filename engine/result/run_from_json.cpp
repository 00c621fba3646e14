// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/experiment_json.h"
#include "engine/result/run_json.h"
#include "engine/result/timeline_json.h"
#include "engine/result/value_reader.h"

#include <limits>

namespace phasebench {

namespace {

std::optional<double> duration(const ValueReader& value)
{
    const std::optional<double> number = value.number();
    value.expect(!number || *number >= 0, "a time that is not negative");
    return number;
}

std::optional<Figure> figureFrom(const ValueReader& object)
{
    if (object.isNull())
        return std::nullopt;
    const std::optional<double> median = duration(object["median"]);
    if (!median)
        return std::nullopt;
    Figure figure{*median, duration(object["low"]), duration(object["high"]), object["samples"].integer()};
    object["processes"].forEach([&](const ValueReader& process) {
        figure.processes.push_back({duration(process["median"]).value_or(0), process["samples"].integer()});
    });
    if (figure.processes.size() < 2)
        figure.processes.clear();
    return figure;
}

MemorySpace memorySpaceFrom(const ValueReader& value)
{
    const auto space = memorySpaceFromName(value.text());
    value.expect(space.has_value(), "a memory space, such as host_pinned or gpu:0");
    return *space;
}

std::optional<CallFigures> callFrom(const ValueReader& object)
{
    const std::optional<Figure> figure = figureFrom(object);
    if (!figure)
        return std::nullopt;
    CallFigures call;
    call.figure = *figure;
    call.stop = object["stop"].word<StopReason>();
    object["excludes"].forEach([&](const ValueReader& name) { call.excludes.push_back(name.word<Phase>()); });
    return call;
}

PhaseFigures phaseFrom(const ValueReader& object)
{
    PhaseFigures phase;
    phase.phase = object["phase"].word<Phase>();
    phase.count = object["count"].integer();
    phase.host = figureFrom(object["host"]);
    phase.enqueue = figureFrom(object["enqueue"]);
    phase.gpu = figureFrom(object["gpu"]);
    phase.first = duration(object["first"]);
    return phase;
}

TransferFigures transferFrom(const ValueReader& object)
{
    TransferFigures transfer;
    transfer.operand = object["operand"].word<OperandId>();
    transfer.from = memorySpaceFrom(object["from"]);
    transfer.to = memorySpaceFrom(object["to"]);
    transfer.bytes = object["bytes"].integer();
    transfer.figure = figureFrom(object).value_or(Figure{});
    transfer.host = figureFrom(object["host"]);
    transfer.source = object["timing_source"].word<TimingSource>(TimingSource::host);
    return transfer;
}

MemoryUse memoryFrom(const ValueReader& object)
{
    if (object.isNull())
        return {};
    return {object["host"].integer(), object["pinned"].integer(), object["managed"].integer(), object["gpu"].integer(),
        object["workspace"].integer()};
}

Work workFrom(const ValueReader& object)
{
    if (object.isNull())
        return {};
    return {object["flop"].number().value_or(0), object["bytes"].integer(), object["flop_rate"].number()};
}

std::optional<Check> checkFrom(const ValueReader& object)
{
    if (object.isNull())
        return std::nullopt;
    // JSON has no NaN: an error that is no number is written as null.
    return Check{object["passed"].boolean(false),
        object["relative_error"].number().value_or(std::numeric_limits<double>::quiet_NaN()),
        object["tolerance"].number().value_or(0)};
}

Candidate candidateFrom(const ValueReader& object)
{
    Candidate candidate;
    candidate.rank = object["rank"].smallInteger().value_or(0);
    candidate.tie = object["tie"].smallInteger().value_or(0);
    candidate.origin = object["origin"].text();
    candidate.heuristic_rank = object["heuristic_rank"].smallInteger();
    candidate.figure = figureFrom(object);
    candidate.source = object["timing_source"].word<TimingSource>(TimingSource::host);
    candidate.backend = object["backend"].text();
    candidate.configuration = object["configuration"].object();
    candidate.kernel = object["kernel"].text();
    candidate.workspace = object["workspace"].integer();
    candidate.waves = object["waves"].number();
    candidate.relative_error = object["relative_error"].number();
    if (!object["eliminated"].isNull())
        candidate.eliminated
            = {object["elimination"].word<Elimination>(Elimination::unknown), object["eliminated"].text()};
    return candidate;
}

FirstUseFigures firstUseFrom(const ValueReader& object)
{
    return {object["level"].word<ColdLevel>(), object["phase"].word<Phase>(),
        figureFrom(object["host"]).value_or(Figure{})};
}

std::optional<Race> raceFrom(const ValueReader& object, std::size_t candidates)
{
    if (object.isNull())
        return std::nullopt;
    Race race;
    race.method = object["method"].text();
    race.verdict = object["verdict"].text();
    race.winner = object["winner"].smallInteger();
    object["winner"].expect(
        !race.winner || static_cast<std::size_t>(*race.winner) < candidates, "the position of a candidate");
    race.seconds = object["seconds"].number().value_or(0);
    race.budget = object["budget"].number().value_or(0);
    race.considered = object["considered"].integer();
    race.distinct = object["distinct"].integer();
    race.timed = object["timed"].integer();
    const auto weight = object["findings"].isNull() ? RaceRemark::Weight::unknown : RaceRemark::Weight::note;
    object["remarks"].forEach([&](const ValueReader& remark) { race.remarks.emplace_back(remark.text(), weight); });
    object["findings"].forEach([&](const ValueReader& entry) {
        const auto at = static_cast<std::size_t>(entry.integer());
        entry.expect(at < race.remarks.size(), "the position of a remark");
        race.remarks[at].weight = RaceRemark::Weight::finding;
    });
    return race;
}

LogLine logLineFrom(const ValueReader& object)
{
    LogLine line;
    if (!object["phase"].isNull())
        line.phase = object["phase"].word<Phase>();
    line.text = object["text"].text();
    line.duration = duration(object["duration"]);
    return line;
}

Processes processesFrom(const ValueReader& object)
{
    if (object.isNull())
        return {}; // of a file from the time when there was one
    Processes processes{object["planned"].integer(), object["measured"].integer()};
    object["samples"].forEachKey([&](const std::string& series, const ValueReader& counts) {
        counts.forEach([&](const ValueReader& count) {
            count.expect(count.integer() > 0, "a number of samples");
            processes.samples[series].push_back(count.integer());
        });
    });
    return processes;
}

Experiment experimentFrom(const ValueReader& object)
{
    if (object.isNull())
        return {};
    object.expect(object.json().is_object(), "an object");
    Faults faults;
    Experiment experiment = experimentFromJson(object.json(), faults);
    if (!faults.empty())
        throw std::runtime_error("\"experiment\" is not valid: " + faults.front().sentence);
    return experiment;
}

Run readRun(const ValueReader& object)
{
    Run run;
    run.id = object["id"].integer();
    run.title = object["title"].text();
    run.status = object["status"].word<RunStatus>();
    run.message = object["message"].text();
    run.recorded = object["recorded"].boolean(false);
    run.experiment = experimentFrom(object["experiment"]);
    run.backend = object["backend"].text();
    run.timing_source = object["timing_source"].word<TimingSource>(TimingSource::host);
    run.timing_reason = object["timing_reason"].text();
    run.machine = machineFromJson(object["machine"].json());
    run.call = callFrom(object["call"]);
    object["phases"].forEach([&](const ValueReader& entry) { run.phases.push_back(phaseFrom(entry)); });
    object["transfers"].forEach([&](const ValueReader& entry) { run.transfers.push_back(transferFrom(entry)); });
    run.processes = processesFrom(object["processes"]);
    run.memory = memoryFrom(object["memory"]);
    run.work = workFrom(object["work"]);
    run.check = checkFrom(object["check"]);
    object["candidates"].forEach([&](const ValueReader& entry) { run.candidates.push_back(candidateFrom(entry)); });
    run.race = raceFrom(object["race"], run.candidates.size());
    run.configuration = object["configuration"].object();
    run.conditions = object["conditions"].object();
    object["log"].forEach([&](const ValueReader& entry) { run.log.push_back(logLineFrom(entry)); });
    run.date = object["date"].text();
    object["first_use"].forEach([&](const ValueReader& entry) { run.first_use.push_back(firstUseFrom(entry)); });
    run.timeline = timelineFromJson(object["timeline"].json());
    object["samples"].forEachKey([&](const std::string& name, const ValueReader& list) {
        std::vector<double>& series = run.series[name];
        list.forEach([&](const ValueReader& sample) {
            sample.expect(!sample.isNull(), "a number");
            series.push_back(*duration(sample));
        });
        list.expect(run.processes.fit(name, series.size()), "as many samples as its processes took");
    });
    return run;
}

} // namespace

Run runFromJson(const nlohmann::json& json)
{
    return readRun(ValueReader(json, ""));
}

} // namespace phasebench
