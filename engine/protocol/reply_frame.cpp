// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/protocol/reply_frame.h"

#include "engine/protocol/framing.h"
#include "engine/result/link_probe_json.h"
#include "engine/result/packed_rows.h"
#include "engine/result/run_json.h"
#include "engine/result/timeline_json.h"

#include <cmath>
#include <utility>

namespace phasebench {

namespace {

/// The array that brings a timeline; no series has such a name.
constexpr const char* timelineArray = "timeline";
constexpr const char* candidatesBlob = "candidates";
constexpr std::size_t candidatesRoom = std::size_t{1} << 30; ///< bytes that a worker's candidates may take in memory

/// Takes the candidates out of a run's JSON: as text they alone would be more than a header holds.
void packCandidates(nlohmann::json& run, Frame& frame)
{
    nlohmann::json candidates = std::exchange(run.at("candidates"), nlohmann::json::array());
    if (candidates.empty())
        return;
    PackedRows packed = pack(candidates);
    frame.header[candidatesBlob] = std::move(packed.head);
    frame.blobs[candidatesBlob] = std::move(packed.columns);
}

void unpackCandidates(Frame& frame, nlohmann::json& run)
{
    auto columns = frame.blobs.extract(candidatesBlob);
    if (columns.empty())
        return;
    std::size_t room = candidatesRoom;
    const nlohmann::json& head = frame.header.at(candidatesBlob);
    try {
        run["candidates"] = unpack({head, std::move(columns.mapped())}, room);
    } catch (const std::runtime_error& error) {
        throw ProtocolError(std::string("A message's candidates cannot be read: ") + error.what() + ".");
    }
}

Frame frameOf(const Hello& hello)
{
    return {{{"message", "hello"}, {"program", hello.program}, {"protocol", hello.protocol}}, {}};
}

Frame frameOf(const Heartbeat&)
{
    return {{{"message", "heartbeat"}}, {}};
}

Frame frameOf(const Description& description)
{
    return {{{"message", "description"}, {"machine", toJson(description.machine)}}, {}};
}

Frame frameOf(const Progress& progress)
{
    const double remaining = std::isfinite(progress.remaining) ? progress.remaining : -1; // JSON has no infinity
    return {{{"message", "progress"}, {"text", progress.text}, {"remaining", remaining}}, {}};
}

Frame frameOf(const SamplesChunk& chunk)
{
    return {{{"message", "samples"}, {"series", chunk.series}, {"count", chunk.count}}, {{chunk.series, chunk.values}}};
}

Frame frameOf(const RaceProgress& progress)
{
    Frame frame{
        {{"message", "race"}, {"round", progress.round}, {"elapsed", progress.elapsed}, {"budget", progress.budget}},
        {}};
    Run run;
    run.candidates = progress.candidates;
    nlohmann::json json = toJson(run);
    packCandidates(json, frame);
    return frame;
}

Frame frameOf(const CandidateStarted& started)
{
    return {
        {{"message", "candidate_started"}, {"configuration", started.configuration}, {"elapsed", started.elapsed}}, {}};
}

// A series that was not summarised yet has no median, but its end is known.
nlohmann::json endOf(const CallFigures& call)
{
    nlohmann::json excludes = nlohmann::json::array();
    for (const Phase phase : call.excludes)
        excludes.push_back(nameOf(phase));
    return {{"stop", nameOf(call.stop)}, {"excludes", std::move(excludes)}};
}

CallFigures callFrom(const nlohmann::json& end)
{
    CallFigures call;
    const auto stop = fromName<StopReason>(end.at("stop").get<std::string>());
    if (!stop)
        throw ProtocolError("A message says that a series ended for a reason that is not known here.");
    call.stop = *stop;
    for (const nlohmann::json& name : end.at("excludes")) {
        const auto phase = fromName<Phase>(name.get<std::string>());
        if (!phase)
            throw ProtocolError("A message names a phase that is not known here.");
        call.excludes.push_back(*phase);
    }
    return call;
}

Frame frameOf(const Outcome& outcome)
{
    nlohmann::json run = toJson(outcome.run);
    if (!outcome.run.recorded)
        run.erase("experiment"); // the runner asked for it
    run.erase("call");
    nlohmann::json mends = nlohmann::json::array();
    for (const Mend& mend : outcome.mends)
        mends.push_back({{"key", mend.key}, {"value", mend.value}});
    nlohmann::json call = outcome.run.call ? endOf(*outcome.run.call) : nlohmann::json();
    Frame frame{{{"message", "outcome"}, {"task", outcome.task}, {"call", std::move(call)}, {"mends", std::move(mends)},
                    {"wisdom", outcome.wisdom}, {"poisoned", outcome.poisoned},
                    {"probe", outcome.probe ? toJson(*outcome.probe) : nlohmann::json()}},
        outcome.run.series};
    packCandidates(run, frame);
    frame.header["run"] = std::move(run);
    if (!outcome.run.timeline.events.empty()) {
        PackedTimeline packed = pack(outcome.run.timeline);
        frame.header["timeline"] = std::move(packed.head);
        frame.arrays[timelineArray] = std::move(packed.events);
    }
    return frame;
}

Hello helloFrom(const nlohmann::json& header)
{
    Hello hello{header.at("program").get<std::string>(), header.at("protocol").get<int>()};
    if (hello.protocol != protocolVersion)
        throw ProtocolError(hello.program + " speaks version " + std::to_string(hello.protocol)
            + " of the protocol and this program version " + std::to_string(protocolVersion)
            + ": install the programs of one version.");
    return hello;
}

SamplesChunk samplesFrom(Frame& frame)
{
    SamplesChunk chunk;
    chunk.series = frame.header.at("series").get<std::string>();
    chunk.count = frame.header.at("count").get<std::int64_t>();
    const auto values = frame.arrays.find(chunk.series);
    if (frame.arrays.size() != 1 || values == frame.arrays.end())
        throw ProtocolError("A message of samples brings no samples.");
    chunk.values = std::move(values->second);
    return chunk;
}

RaceProgress raceFrom(Frame& frame)
{
    const nlohmann::json& header = frame.header;
    std::vector<Candidate> candidates;
    if (!frame.blobs.empty()) {
        nlohmann::json run = toJson(Run{});
        unpackCandidates(frame, run);
        candidates = runFromJson(run).candidates;
    }
    return {std::move(candidates), header.at("round").get<std::string>(), header.at("elapsed").get<double>(),
        header.at("budget").get<double>()};
}

Outcome outcomeFrom(Frame& frame)
{
    nlohmann::json& header = frame.header;
    Outcome outcome;
    outcome.task = header.at("task").get<std::int64_t>();
    unpackCandidates(frame, header.at("run"));
    outcome.run = runFromJson(header.at("run"));
    if (const auto events = frame.arrays.extract(timelineArray); !events.empty())
        outcome.run.timeline = unpack({header.at("timeline"), events.mapped()});
    outcome.run.series = std::move(frame.arrays);
    if (!header.at("call").is_null())
        outcome.run.call = callFrom(header.at("call"));
    for (const nlohmann::json& mend : header.at("mends"))
        outcome.mends.push_back({mend.at("key").get<std::string>(), mend.at("value").get<std::string>()});
    outcome.wisdom = header.at("wisdom").get<std::string>();
    outcome.poisoned = header.at("poisoned").get<bool>();
    if (const nlohmann::json& probe = header.at("probe"); !probe.is_null())
        outcome.probe = linkProbeFromJson(probe);
    return outcome;
}

} // namespace

Frame toFrame(const Reply& reply)
{
    return std::visit([](const auto& message) { return frameOf(message); }, reply);
}

Reply replyFrom(Frame frame)
{
    const nlohmann::json& header = frame.header;
    const auto name = header.at("message").get<std::string>();
    if (name == "hello")
        return helloFrom(header);
    if (name == "heartbeat")
        return Heartbeat{};
    if (name == "description")
        return Description{machineFromJson(header.at("machine"))};
    if (name == "progress")
        return Progress{header.at("text").get<std::string>(), header.at("remaining").get<double>()};
    if (name == "samples")
        return samplesFrom(frame);
    if (name == "race")
        return raceFrom(frame);
    if (name == "candidate_started")
        return CandidateStarted{header.at("configuration"), header.at("elapsed").get<double>()};
    if (name == "outcome")
        return outcomeFrom(frame);
    throw ProtocolError("The reply \"" + name + "\" is not known here: install the programs of one version.");
}

} // namespace phasebench
