// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/protocol/request_frame.h"

#include "engine/problem/experiment_json.h"
#include "engine/protocol/framing.h"
#include "engine/result/json_fields.h"

#include <algorithm>
#include <array>

namespace phasebench {

template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<FirstUseTask>& task)
{
    fields("level", task.level);
    fields("configuration", task.configuration);
}

template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<ProcessShare>& share)
{
    fields("processes", share.processes);
    fields("process", share.process);
    fields("points", share.points);
    fields.expect(share.process < std::max<std::int64_t>(share.processes, 1), "process",
        "a place among the processes that share the task");
}

template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<MeasureTask>& task)
{
    fields("configuration", task.configuration);
    fields.among(task.share);
}

template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<TraceTask>& task)
{
    fields("configuration", task.configuration);
    fields.among(task.share);
}

template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<BadCandidate>& bad)
{
    fields("configuration", bad.configuration);
    fields("elimination", bad.reason.why);
    fields("eliminated", bad.reason.sentence);
}

template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<RaceTask>& task)
{
    fields("bad", task.bad);
    fields("elapsed", task.elapsed);
}

template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<TimingTask::Order>& order)
{
    fields("configuration", order.configuration);
    fields("samples", order.samples);
}

template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<TimingTask>& task)
{
    fields("orders", task.orders);
}

template <typename Fields> void listFields(Fields&, typename Fields::template Of<ProbeTask>&)
{
}

namespace {

/// In the order of Task::Work.
constexpr std::array<std::string_view, std::variant_size_v<Task::Work>> taskKinds{
    "first_use", "measure", "trace", "autotune", "time", "probe"};

nlohmann::json headerOf(const DescribeRequest&)
{
    return {{"message", "describe"}};
}
nlohmann::json headerOf(const StopSamplingRequest&)
{
    return {{"message", "stop_sampling"}};
}
nlohmann::json headerOf(const CancelRequest&)
{
    return {{"message", "cancel"}};
}
nlohmann::json headerOf(const QuitRequest&)
{
    return {{"message", "quit"}};
}

nlohmann::json headerOf(const Task& task)
{
    return {{"message", "task"}, {"id", task.id}, {"kind", kindOf(task)}, {"experiment", toJson(task.experiment)},
        {"wisdom", task.wisdom},
        {"work", std::visit([](const auto& work) { return JsonWriter::write(work); }, task.work)}};
}

template <typename Work> Work workOf(const ValueReader& object)
{
    Work work;
    JsonReader fields(object, JsonReader::Missing::fault);
    listFields(fields, work);
    return work;
}

/// The work of the kind at that place in Task::Work.
template <std::size_t place = 0> Task::Work workFrom(std::string_view kind, const ValueReader& object)
{
    if constexpr (place < taskKinds.size()) {
        if (kind == taskKinds[place])
            return workOf<std::variant_alternative_t<place, Task::Work>>(object);
        return workFrom<place + 1>(kind, object);
    }
    throw ProtocolError(
        "A task of the kind \"" + std::string(kind) + "\" is not known here: install the programs of one version.");
}

Task taskFrom(const nlohmann::json& header)
{
    const ValueReader object(header, "task");
    Task task;
    task.id = object["id"].integer();
    Faults faults;
    task.experiment = experimentFromJson(object["experiment"].json(), faults);
    if (!faults.empty())
        throw ProtocolError("A task brings an experiment that is none: " + faults.front().sentence);
    task.work = workFrom(object["kind"].text(), object["work"]);
    task.wisdom = object["wisdom"].text();
    return task;
}

} // namespace

std::string_view kindOf(const Task& task)
{
    return taskKinds[task.work.index()];
}

Frame toFrame(const Request& request)
{
    return {std::visit([](const auto& message) { return headerOf(message); }, request), {}};
}

Request requestFrom(const Frame& frame)
{
    const std::string name = ValueReader(frame.header, "message")["message"].text();
    if (name == "describe")
        return DescribeRequest{};
    if (name == "task")
        return taskFrom(frame.header);
    if (name == "stop_sampling")
        return StopSamplingRequest{};
    if (name == "cancel")
        return CancelRequest{};
    if (name == "quit")
        return QuitRequest{};
    throw ProtocolError("The request \"" + name + "\" is not known here: install the programs of one version.");
}

} // namespace phasebench
