// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/protocol/reply_frame.h"

#include "engine/protocol/framing.h"
#include "engine/result/run_json.h"

#include <cmath>

namespace phasebench {

namespace {

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
    return {{{"message", "progress"}, {"text", progress.text}, {"remaining", progress.remaining}}, {}};
}

Frame frameOf(const SamplesChunk& chunk)
{
    return {{{"message", "samples"}, {"series", chunk.series}, {"count", chunk.count}}, {{chunk.series, chunk.values}}};
}

Frame frameOf(const Outcome& outcome)
{
    nlohmann::json run = toJson(outcome.run);
    run.erase("experiment");
    nlohmann::json mends = nlohmann::json::array();
    for (const Mend& mend : outcome.mends)
        mends.push_back({{"key", mend.key}, {"value", mend.value}});
    return {{{"message", "outcome"}, {"task", outcome.task}, {"run", std::move(run)}, {"mends", std::move(mends)},
                {"wisdom", outcome.wisdom}, {"poisoned", outcome.poisoned}},
        outcome.run.series};
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

Outcome outcomeFrom(Frame& frame)
{
    const nlohmann::json& header = frame.header;
    Outcome outcome;
    outcome.task = header.at("task").get<std::int64_t>();
    outcome.run = runFromJson(header.at("run"));
    outcome.run.series = std::move(frame.arrays);
    for (const nlohmann::json& mend : header.at("mends"))
        outcome.mends.push_back({mend.at("key").get<std::string>(), mend.at("value").get<std::string>()});
    outcome.wisdom = header.at("wisdom").get<std::string>();
    outcome.poisoned = header.at("poisoned").get<bool>();
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
    if (name == "outcome")
        return outcomeFrom(frame);
    throw ProtocolError("The reply \"" + name + "\" is not known here: install the programs of one version.");
}

} // namespace phasebench
