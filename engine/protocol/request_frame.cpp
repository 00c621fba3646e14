// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/protocol/request_frame.h"

#include "engine/problem/experiment_json.h"
#include "engine/protocol/framing.h"

#include <array>

namespace phasebench {

namespace {

constexpr std::array<std::string_view, 5> taskKinds{"first_use", "measure", "trace", "autotune", "probe"};

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

nlohmann::json headerOf(const Task& task)
{
    return {{"message", "task"}, {"id", task.id}, {"kind", taskKinds[static_cast<std::size_t>(task.kind)]},
        {"experiment", toJson(task.experiment)}, {"configuration", task.configuration}, {"wisdom", task.wisdom},
        {"level", nameOf(task.level)}};
}

TaskKind taskKindFrom(const std::string& name)
{
    for (std::size_t i = 0; i < taskKinds.size(); ++i)
        if (taskKinds[i] == name)
            return static_cast<TaskKind>(i);
    throw ProtocolError("A task of the kind \"" + name + "\" is not known here: install the programs of one version.");
}

Task taskFrom(const nlohmann::json& header)
{
    Task task;
    task.id = header.at("id").get<std::int64_t>();
    task.kind = taskKindFrom(header.at("kind").get<std::string>());
    Faults faults;
    task.experiment = experimentFromJson(header.at("experiment"), faults);
    if (!faults.empty())
        throw ProtocolError("A task brings an experiment that is none: " + faults.front().sentence);
    task.configuration = header.at("configuration");
    task.wisdom = header.at("wisdom").get<std::string>();
    const auto level = fromName<ColdLevel>(header.at("level").get<std::string>());
    if (!level)
        throw ProtocolError("A task asks for a first use of a kind that is not known here.");
    task.level = *level;
    return task;
}

} // namespace

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
