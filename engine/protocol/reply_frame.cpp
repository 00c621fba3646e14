// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/protocol/reply_frame.h"

#include "engine/protocol/framing.h"
#include "engine/result/json_fields.h"
#include "engine/result/link_probe_json.h"
#include "engine/result/packed_rows.h"
#include "engine/result/run_json.h"
#include "engine/result/timeline_json.h"

#include <cmath>
#include <utility>

namespace phasebench {

template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<Hello>& hello)
{
    fields("program", hello.program);
    fields("protocol", hello.protocol);
}

template <typename Fields> void listFields(Fields&, typename Fields::template Of<Heartbeat>&)
{
}

template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<Progress>& progress)
{
    fields("text", progress.text);
    fields("remaining", progress.remaining);
}

/// Without its values, which are an array.
template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<SamplesChunk>& chunk)
{
    fields("series", chunk.series);
    fields("count", chunk.count);
}

/// Without its candidates, which are a blob.
template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<RaceProgress>& progress)
{
    fields("round", progress.round);
    fields("elapsed", progress.elapsed);
    fields("budget", progress.budget);
}

template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<CandidateStarted>& started)
{
    fields("configuration", started.configuration);
    fields("elapsed", started.elapsed);
}

template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<SuggestedFix>& fix)
{
    fields("key", fix.key);
    fields("value", fix.value);
}

/// Without its run and its probe.
template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<Outcome>& outcome)
{
    fields("task", outcome.task);
    fields("fixes", outcome.fixes);
    fields("wisdom", outcome.wisdom);
    fields("poisoned", outcome.poisoned);
}

namespace {

/// The array that brings a timeline; no series has such a name.
constexpr const char* timelineArray = "timeline";
constexpr const char* candidatesBlob = "candidates";
constexpr std::size_t candidatesRoom = std::size_t{1} << 30; ///< bytes that a worker's candidates may take in memory

/// As text, the candidates alone would be more than a header holds.
void putCandidates(const std::vector<Candidate>& candidates, Frame& frame)
{
    if (candidates.empty())
        return;
    PackedRows packed = pack(toJson(candidates));
    frame.header[candidatesBlob] = std::move(packed.head);
    frame.blobs[candidatesBlob] = std::move(packed.columns);
}

/// The list of candidates as it stands in a run.
nlohmann::json takeCandidates(Frame& frame)
{
    auto columns = frame.blobs.extract(candidatesBlob);
    if (columns.empty())
        return nlohmann::json::array();
    std::size_t room = candidatesRoom;
    try {
        return unpack({ValueReader(frame.header, "message")[candidatesBlob].json(), std::move(columns.mapped())}, room);
    } catch (const std::runtime_error& error) {
        throw ProtocolError(std::string("A message's candidates cannot be read: ") + error.what() + ".");
    }
}

template <typename Message> Frame headerOnly(const char* name, const Message& message)
{
    Frame frame{JsonWriter::write(message), {}};
    frame.header["message"] = name;
    return frame;
}

template <typename Message> Message headerOf(const Frame& frame)
{
    Message message;
    JsonReader fields(ValueReader(frame.header, "message"), JsonReader::Missing::fault);
    listFields(fields, message);
    return message;
}

Frame frameOf(const Hello& hello)
{
    return headerOnly("hello", hello);
}

Frame frameOf(const Heartbeat& heartbeat)
{
    return headerOnly("heartbeat", heartbeat);
}

Frame frameOf(const Description& description)
{
    return {{{"message", "description"}, {"machine", toJson(description.machine)}}, {}};
}

Frame frameOf(const Progress& progress)
{
    // JSON has no infinity.
    return headerOnly("progress", Progress{progress.text, std::isfinite(progress.remaining) ? progress.remaining : -1});
}

Frame frameOf(const SamplesChunk& chunk)
{
    Frame frame = headerOnly("samples", chunk);
    frame.arrays[chunk.series] = chunk.values;
    return frame;
}

Frame frameOf(const RaceProgress& progress)
{
    Frame frame = headerOnly("race", progress);
    putCandidates(progress.candidates, frame);
    return frame;
}

Frame frameOf(const CandidateStarted& started)
{
    return headerOnly("candidate_started", started);
}

Frame frameOf(const Outcome& outcome)
{
    Frame frame = headerOnly("outcome", outcome);
    frame.arrays = outcome.run.series;
    putCandidates(outcome.run.candidates, frame);
    nlohmann::json run = toJson(outcome.run);
    run.erase("candidates");
    if (!outcome.run.recorded)
        run.erase("experiment"); // the runner asked for it
    // A series that was not summarised yet has no median, but its end is known.
    frame.header["call"] = outcome.run.call ? toJson(*outcome.run.call) : nlohmann::json();
    run.erase("call");
    frame.header["run"] = std::move(run);
    frame.header["probe"] = outcome.probe ? toJson(*outcome.probe) : nlohmann::json();
    if (!outcome.run.timeline.events.empty()) {
        PackedTimeline packed = pack(outcome.run.timeline);
        frame.header["timeline"] = std::move(packed.head);
        frame.arrays[timelineArray] = std::move(packed.events);
    }
    return frame;
}

Hello helloFrom(const Frame& frame)
{
    Hello hello = headerOf<Hello>(frame);
    if (hello.protocol != protocolVersion)
        throw ProtocolError(hello.program + " speaks version " + std::to_string(hello.protocol)
            + " of the protocol and this program version " + std::to_string(protocolVersion)
            + ": install the programs of one version.");
    return hello;
}

SamplesChunk samplesFrom(Frame& frame)
{
    auto chunk = headerOf<SamplesChunk>(frame);
    const auto values = frame.arrays.find(chunk.series);
    if (frame.arrays.size() != 1 || values == frame.arrays.end())
        throw ProtocolError("A message of samples brings no samples.");
    chunk.values = std::move(values->second);
    return chunk;
}

RaceProgress raceFrom(Frame& frame)
{
    auto progress = headerOf<RaceProgress>(frame);
    progress.candidates = candidatesFromJson(takeCandidates(frame));
    return progress;
}

Outcome outcomeFrom(Frame& frame)
{
    auto outcome = headerOf<Outcome>(frame);
    const ValueReader header(frame.header, "message");
    nlohmann::json run = header["run"].object();
    run["candidates"] = takeCandidates(frame);
    outcome.run = runFromJson(run);
    if (const auto events = frame.arrays.extract(timelineArray); !events.empty())
        outcome.run.timeline = unpack({header["timeline"].json(), events.mapped()});
    outcome.run.series = std::move(frame.arrays);
    if (const ValueReader call = header["call"]; !call.isNull())
        outcome.run.call = callFromJson(call.json());
    if (const ValueReader probe = header["probe"]; !probe.isNull())
        outcome.probe = linkProbeFromJson(probe.json());
    return outcome;
}

} // namespace

Frame toFrame(const Reply& reply)
{
    return std::visit([](const auto& message) { return frameOf(message); }, reply);
}

Reply replyFrom(Frame frame)
{
    const ValueReader header(frame.header, "message");
    const std::string name = header["message"].text();
    if (name == "hello")
        return helloFrom(frame);
    if (name == "heartbeat")
        return Heartbeat{};
    if (name == "description")
        return Description{machineFromJson(header["machine"].json())};
    if (name == "progress")
        return headerOf<Progress>(frame);
    if (name == "samples")
        return samplesFrom(frame);
    if (name == "race")
        return raceFrom(frame);
    if (name == "candidate_started")
        return headerOf<CandidateStarted>(frame);
    if (name == "outcome")
        return outcomeFrom(frame);
    throw ProtocolError("The reply \"" + name + "\" is not known here: install the programs of one version.");
}

} // namespace phasebench
