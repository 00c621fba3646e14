// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/run_json.h"

#include "engine/problem/experiment_json.h"
#include "engine/result/json_fields.h"
#include "engine/result/timeline_json.h"

#include <limits>

namespace phasebench {

namespace {

using nlohmann::json;

/// A run always holds its operands somewhere: nothing at all means that nobody counted.
bool isKnown(const MemoryUse& memory)
{
    return memory.host > 0 || memory.pinned > 0 || memory.managed > 0 || memory.gpu > 0 || memory.workspace > 0;
}

std::vector<std::string> textsOf(const std::vector<RaceRemark>& remarks)
{
    std::vector<std::string> texts;
    for (const RaceRemark& remark : remarks)
        texts.push_back(remark.text);
    return texts;
}

/// The positions of those remarks that are findings; empty where that is not known of all.
std::optional<std::vector<std::int64_t>> findingsAmong(const std::vector<RaceRemark>& remarks)
{
    if (remarks.empty())
        return std::nullopt;
    std::vector<std::int64_t> places;
    for (std::size_t i = 0; i < remarks.size(); ++i) {
        if (remarks[i].weight == RaceRemark::Weight::unknown)
            return std::nullopt;
        if (remarks[i].weight == RaceRemark::Weight::finding)
            places.push_back(static_cast<std::int64_t>(i));
    }
    return places;
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

} // namespace

template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<ProcessFigure>& process)
{
    fields.time("median", process.median);
    fields("samples", process.samples);
}

namespace {

/// And what each process measured. One process is written, too, and read as none.
template <typename Fields> void listProcesses(Fields& fields, typename Fields::template Of<Figure>& figure)
{
    fields.derived("interval", std::optional<std::string>(figure.processes.size() > 1 ? "processes" : "process"));
    std::vector<ProcessFigure> processes = figure.processes;
    if (processes.empty() && figure.samples > 0)
        processes.push_back({figure.median, figure.samples});
    fields("processes", processes);
    if constexpr (Fields::reads) {
        if (processes.size() < 2)
            processes.clear();
        figure.processes = std::move(processes);
    }
}

constexpr auto overProcesses = [](auto& fields, auto& figure) {
    listFields(fields, figure);
    listProcesses(fields, figure);
};

} // namespace

template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<CallFigures>& call)
{
    fields.among(call.figure);
    listProcesses(fields, call.figure);
    fields("stop", call.stop);
    fields("excludes", call.excludes);
}

template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<PhaseFigures>& phase)
{
    fields("phase", phase.phase);
    fields.orNull("count", phase.count);
    fields.figure("host", phase.host, overProcesses);
    fields.figure("enqueue", phase.enqueue, overProcesses);
    fields.figure("gpu", phase.gpu, overProcesses);
    fields.time("first", phase.first);
}

template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<TransferFigures>& transfer)
{
    fields("operand", transfer.operand);
    fields("from", transfer.from);
    fields("to", transfer.to);
    fields("bytes", transfer.bytes);
    fields.among(transfer.figure);
    listProcesses(fields, transfer.figure);
    fields.figure("host", transfer.host, overProcesses);
    fields("timing_source", transfer.source, TimingSource::host);
    const bool measured = transfer.copyTime().samples > 0 && transfer.copyTime().median > 0;
    fields.derived("rate", measured ? std::optional(transfer.rate()) : std::nullopt);
}

template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<MemoryUse>& memory)
{
    fields("host", memory.host);
    fields("pinned", memory.pinned);
    fields("managed", memory.managed);
    fields("gpu", memory.gpu);
    fields("workspace", memory.workspace);
}

template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<Work>& work)
{
    fields.orNull("flop", work.flop);
    fields.orNull("bytes", work.bytes);
    fields("flop_rate", work.flop_rate);
}

template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<Check>& check)
{
    fields("passed", check.passed);
    // JSON has no NaN: an error that is no number is written as null.
    fields("relative_error", check.relative_error, std::numeric_limits<double>::quiet_NaN());
    fields("tolerance", check.tolerance);
}

template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<Candidate>& candidate)
{
    fields("rank", candidate.rank);
    fields("tie", candidate.tie);
    fields("origin", candidate.origin);
    fields("heuristic_rank", candidate.heuristic_rank);
    fields.among(candidate.figure);
    fields("timing_source", candidate.source, TimingSource::host);
    fields.orNull("backend", candidate.backend);
    fields("configuration", candidate.configuration);
    fields.orNull("kernel", candidate.kernel);
    fields("workspace", candidate.workspace);
    fields("waves", candidate.waves);
    fields("relative_error", candidate.relative_error);
    // Two keys: older versions know the sentence only, and newer ones may know more reasons.
    std::optional<std::string> sentence;
    std::optional<std::string> reason;
    if (candidate.eliminated) {
        sentence = candidate.eliminated->sentence;
        if (candidate.eliminated->why != Elimination::unknown)
            reason = nameOf(candidate.eliminated->why);
    }
    fields("eliminated", sentence);
    fields.orAbsent("elimination", reason);
    if constexpr (Fields::reads)
        if (sentence)
            candidate.eliminated
                = {fromName<Elimination>(reason.value_or("")).value_or(Elimination::unknown), *sentence};
}

template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<Gain>& gain)
{
    fields("ratio", gain.ratio);
    fields("low", gain.low);
    fields("high", gain.high);
}

template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<Race>& race)
{
    fields("method", race.method);
    fields("verdict", race.verdict);
    fields("gain", race.gain);
    fields("winner", race.winner);
    fields("seconds", race.seconds);
    fields("budget", race.budget);
    fields("considered", race.considered);
    fields("distinct", race.distinct);
    fields("timed", race.timed);
    // Two keys likewise: older files do not say which remarks are findings.
    std::vector<std::string> remarks = textsOf(race.remarks);
    std::optional<std::vector<std::int64_t>> findings = findingsAmong(race.remarks);
    fields("remarks", remarks);
    fields.orAbsent("findings", findings);
    if constexpr (Fields::reads) {
        for (const std::string& text : remarks)
            race.remarks.emplace_back(text, findings ? RaceRemark::Weight::note : RaceRemark::Weight::unknown);
        for (const std::int64_t place : findings.value_or(std::vector<std::int64_t>{})) {
            const auto at = static_cast<std::size_t>(place);
            fields.expect(at < remarks.size(), "findings", "a list of positions of remarks");
            race.remarks[at].weight = RaceRemark::Weight::finding;
        }
    }
}

template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<FirstUseFigures>& figures)
{
    fields("level", figures.level);
    fields("phase", figures.phase);
    std::optional<Figure> host = figures.host;
    fields.figure("host", host, overProcesses);
    if constexpr (Fields::reads)
        figures.host = host.value_or(Figure{});
}

template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<Processes>& processes)
{
    fields("planned", processes.planned);
    fields("measured", processes.measured);
    fields("samples", processes.samples);
    for (const auto& [series, counts] : processes.samples)
        fields.expect(std::ranges::all_of(counts, [](std::int64_t count) { return count > 0; }), "samples",
            "numbers of samples above 0");
}

template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<LogLine>& line)
{
    fields("phase", line.phase);
    fields("text", line.text);
    fields.time("duration", line.duration);
}

/// What stands in a run besides its experiment, machine, samples and timeline.
template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<Run>& run)
{
    fields("id", run.id);
    fields("title", run.title);
    fields("status", run.status);
    fields("message", run.message);
    fields("recorded", run.recorded);
    fields.orNull("backend", run.backend);
    fields("timing_source", run.timing_source, TimingSource::host);
    fields.orNull("timing_reason", run.timing_reason);
    fields("phases", run.phases);
    fields("processes", run.processes);
    fields("transfers", run.transfers);
    fields("work", run.work);
    fields("check", run.check);
    fields("candidates", run.candidates);
    fields("race", run.race);
    fields("first_use", run.first_use);
    fields("log", run.log);
    fields.orNull("date", run.date);
}

template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<AlignmentReport>& report)
{
    fields("least", report.least);
    fields("same_algorithm", report.same_algorithm);
}

namespace {

/// What a phase cost the first time in a fresh process; null where that was not measured.
json firstUseOf(const Run& run, Phase phase)
{
    for (const FirstUseFigures& first : run.first_use)
        if (first.level == ColdLevel::process && first.phase == phase)
            return {{"median", first.host.median}, {"low", JsonWriter::write(first.host.low)},
                {"high", JsonWriter::write(first.host.high)}, {"processes", first.host.samples}};
    return nullptr;
}

} // namespace

json toJson(const CallFigures& call)
{
    return JsonWriter::write(call);
}

CallFigures callFromJson(const json& value)
{
    return readValue<CallFigures>(value, "call");
}

json toJson(const std::vector<Candidate>& candidates)
{
    return JsonWriter::write(candidates);
}

std::vector<Candidate> candidatesFromJson(const json& value)
{
    return readValue<std::vector<Candidate>>(value, "candidates");
}

json toJson(const Run& run, Samples samples)
{
    json result = JsonWriter::write(run);
    for (std::size_t i = 0; i < run.phases.size(); ++i)
        result["phases"][i]["first_use"] = firstUseOf(run, run.phases[i].phase);
    result["experiment"] = run.experiment == Experiment{} ? json() : toJson(run.experiment);
    result["machine"] = toJson(run.machine);
    result["call"] = JsonWriter::write(run.call);
    result["memory"] = isKnown(run.memory) ? JsonWriter::write(run.memory) : json();
    result["conditions"] = toJson(run.conditions);
    result["configuration"] = run.configuration;
    if (run.alignment) {
        json& report = result["configuration"]["alignment"] = run.alignment->details;
        report.update(JsonWriter::write(*run.alignment));
    }
    if (samples == Samples::with) {
        result["samples"] = run.series;
        result["timeline"] = toJson(run.timeline);
    }
    return result;
}

Run runFromJson(const json& value)
{
    const ValueReader object(value, "");
    Run run;
    JsonReader::read(object, run);
    // Earlier files do not say it: there all candidates were of the run's library.
    for (Candidate& candidate : run.candidates)
        if (candidate.backend.empty())
            candidate.backend = run.backend;
    run.experiment = experimentFrom(object["experiment"]);
    run.machine = machineFromJson(object["machine"].json());
    if (const ValueReader call = object["call"]; !call.isNull() && !call["median"].isNull())
        JsonReader::read(call, run.call);
    if (const ValueReader memory = object["memory"]; !memory.isNull())
        JsonReader::read(memory, run.memory);
    if (run.race && run.race->winner)
        object["race"]["winner"].expect(
            static_cast<std::size_t>(*run.race->winner) < run.candidates.size(), "the position of a candidate");
    run.conditions = conditionsFromJson(object["conditions"].json());
    // Earlier files say in the log only that a planner was cut off, after the time of the series.
    const auto isCutOff = [](const LogLine& line) {
        return line.text.starts_with("planning was cut off after ");
    };
    if (!run.conditions.planning_cut_off_after && std::ranges::any_of(run.log, isCutOff))
        run.conditions.planning_cut_off_after = run.experiment.measure.timeout;
    run.configuration = object["configuration"].object();
    if (const auto report = run.configuration.find("alignment"); report != run.configuration.end()) {
        JsonReader::read(object["configuration"]["alignment"], run.alignment);
        if (run.alignment) {
            run.alignment->details = *report;
            run.configuration.erase(report);
        }
    }
    run.timeline = timelineFromJson(object["timeline"].json());
    object["samples"].forEachKey([&](const std::string& name, const ValueReader& list) {
        std::vector<double>& series = run.series[name];
        list.forEach([&](const ValueReader& sample) {
            const std::optional<double> time = sample.number();
            sample.expect(time && *time >= 0, "a time that is not negative");
            series.push_back(*time);
        });
        list.expect(run.processes.fit(name, series.size()), "as many samples as its processes took");
    });
    return run;
}

json toJson(const std::vector<Run>& runs, Samples samples)
{
    json list = json::array();
    for (const Run& run : runs)
        list.push_back(toJson(run, samples));
    return {{"phasebench", 1}, {"runs", std::move(list)}};
}

} // namespace phasebench
