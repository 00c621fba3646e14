// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/protocol/request_frame.h"

#include "engine/problem/experiment_json.h"
#include "engine/protocol/framing.h"

#include <algorithm>
#include <array>

namespace phasebench {

namespace {

/// In the order of Task::Work.
constexpr std::array<std::string_view, std::variant_size_v<Task::Work>> taskKinds{
    "first_use", "measure", "trace", "autotune", "time", "probe"};

nlohmann::json headerOf(const DescribeRequest&)
{
    return {{"message", "describe"}};
}
nlohmann::json headerOf(const EnoughRequest&)
{
    return {{"message", "enough"}};
}
nlohmann::json headerOf(const CancelRequest&)
{
    return {{"message", "cancel"}};
}
nlohmann::json headerOf(const QuitRequest&)
{
    return {{"message", "quit"}};
}

nlohmann::json workOf(const FirstUseTask& task)
{
    return {{"level", nameOf(task.level)}, {"configuration", task.configuration}};
}
nlohmann::json workOf(const MeasureTask& task)
{
    return {
        {"configuration", task.configuration}, {"processes", task.share.processes}, {"process", task.share.process}};
}
nlohmann::json workOf(const TraceTask& task)
{
    return {
        {"configuration", task.configuration}, {"processes", task.share.processes}, {"process", task.share.process}};
}
nlohmann::json workOf(const RaceTask& task)
{
    nlohmann::json bad = nlohmann::json::array();
    for (const BadCandidate& candidate : task.bad)
        bad.push_back({{"configuration", candidate.configuration}, {"elimination", nameOf(candidate.reason.why)},
            {"eliminated", candidate.reason.sentence}});
    return {{"bad", std::move(bad)}, {"elapsed", task.elapsed}};
}
nlohmann::json workOf(const TimingTask& task)
{
    nlohmann::json orders = nlohmann::json::array();
    for (const TimingTask::Order& order : task.orders)
        orders.push_back({{"configuration", order.configuration}, {"samples", order.samples}});
    return {{"orders", std::move(orders)}};
}
nlohmann::json workOf(const ProbeTask&)
{
    return nlohmann::json::object();
}

nlohmann::json headerOf(const Task& task)
{
    return {{"message", "task"}, {"id", task.id}, {"kind", kindOf(task)}, {"experiment", toJson(task.experiment)},
        {"wisdom", task.wisdom}, {"work", std::visit([](const auto& work) { return workOf(work); }, task.work)}};
}

template <typename E> E wordFrom(const nlohmann::json& name)
{
    const auto value = fromName<E>(name.get<std::string>());
    if (!value)
        throw ProtocolError(
            "A task has the word " + name.dump() + ", which is not known here: install the programs of one version.");
    return *value;
}

ProcessShare shareFrom(const nlohmann::json& work)
{
    const ProcessShare share{work.at("processes").get<std::int64_t>(), work.at("process").get<std::int64_t>()};
    if (share.process < 0 || share.process >= std::max<std::int64_t>(share.processes, 1))
        throw ProtocolError("A task has no place among the processes that share it.");
    return share;
}

RaceTask raceFrom(const nlohmann::json& work)
{
    RaceTask task;
    for (const nlohmann::json& bad : work.at("bad"))
        task.bad.push_back({bad.at("configuration"),
            {wordFrom<Elimination>(bad.at("elimination")), bad.at("eliminated").get<std::string>()}});
    task.elapsed = work.at("elapsed").get<double>();
    return task;
}

TimingTask timingFrom(const nlohmann::json& work)
{
    TimingTask task;
    for (const nlohmann::json& order : work.at("orders"))
        task.orders.push_back({order.at("configuration"), order.at("samples").get<int>()});
    return task;
}

Task::Work workFrom(const std::string& kind, const nlohmann::json& work)
{
    if (kind == "first_use")
        return FirstUseTask{wordFrom<ColdLevel>(work.at("level")), work.at("configuration")};
    if (kind == "measure")
        return MeasureTask{work.at("configuration"), shareFrom(work)};
    if (kind == "trace")
        return TraceTask{work.at("configuration"), shareFrom(work)};
    if (kind == "autotune")
        return raceFrom(work);
    if (kind == "time")
        return timingFrom(work);
    if (kind == "probe")
        return ProbeTask{};
    throw ProtocolError("A task of the kind \"" + kind + "\" is not known here: install the programs of one version.");
}

Task taskFrom(const nlohmann::json& header)
{
    Task task;
    task.id = header.at("id").get<std::int64_t>();
    Faults faults;
    task.experiment = experimentFromJson(header.at("experiment"), faults);
    if (!faults.empty())
        throw ProtocolError("A task brings an experiment that is none: " + faults.front().sentence);
    task.work = workFrom(header.at("kind").get<std::string>(), header.at("work"));
    task.wisdom = header.at("wisdom").get<std::string>();
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
    const auto name = frame.header.at("message").get<std::string>();
    if (name == "describe")
        return DescribeRequest{};
    if (name == "task")
        return taskFrom(frame.header);
    if (name == "enough")
        return EnoughRequest{};
    if (name == "cancel")
        return CancelRequest{};
    if (name == "quit")
        return QuitRequest{};
    throw ProtocolError("The request \"" + name + "\" is not known here: install the programs of one version.");
}

} // namespace phasebench
