// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/machine.h"
#include "engine/result/value_reader.h"

namespace phasebench {

namespace {

using nlohmann::json;

json orNull(const std::string& text)
{
    return text.empty() ? json() : json(text);
}

json orNull(std::int64_t number)
{
    return number > 0 ? json(number) : json();
}

json toJson(const Gpu& gpu)
{
    return {{"name", gpu.name}, {"uuid", orNull(gpu.uuid)}, {"compute_capability", orNull(gpu.compute_capability)},
        {"memory", orNull(gpu.memory)}, {"l2_cache", orNull(gpu.l2_cache)},
        {"multiprocessors", orNull(gpu.multiprocessors)}, {"link", orNull(gpu.link)}};
}

Gpu gpuFrom(const ValueReader& object)
{
    Gpu gpu;
    gpu.name = object["name"].text();
    gpu.uuid = object["uuid"].text();
    gpu.compute_capability = object["compute_capability"].text();
    gpu.memory = object["memory"].integer();
    gpu.l2_cache = object["l2_cache"].integer();
    gpu.multiprocessors = object["multiprocessors"].smallInteger().value_or(0);
    gpu.link = object["link"].text();
    return gpu;
}

} // namespace

json toJson(const Machine& machine)
{
    json result = {{"host", machine.host}, {"cpu", machine.cpu}, {"cores", orNull(machine.cores)},
        {"memory", orNull(machine.memory)}, {"last_level_cache", orNull(machine.last_level_cache)},
        {"system", machine.system}, {"driver", orNull(machine.driver)}, {"cuda_reason", orNull(machine.cuda_reason)},
        {"cupti_reason", orNull(machine.cupti_reason)}, {"gpus", json::array()}, {"libraries", json::object()},
        {"environment", json::object()}};
    // Not known of machines that were recorded earlier.
    if (machine.hardware_threads > 0)
        result["hardware_threads"] = machine.hardware_threads;
    if (!machine.vector_instructions.empty())
        result["vector_instructions"] = machine.vector_instructions;
    for (const Gpu& gpu : machine.gpus)
        result["gpus"].push_back(toJson(gpu));
    for (const auto& [library, version] : machine.libraries)
        result["libraries"][library] = version;
    for (const auto& [name, setting] : machine.environment)
        result["environment"][name] = {{"value", setting.value}, {"set_by", setting.set_by}};
    return result;
}

Machine machineFromJson(const json& value)
{
    Machine machine;
    if (value.is_null())
        return machine;
    const ValueReader object(value, "machine");
    machine.host = object["host"].text();
    machine.cpu = object["cpu"].text();
    machine.cores = object["cores"].smallInteger().value_or(0);
    machine.hardware_threads = object["hardware_threads"].smallInteger().value_or(0);
    machine.vector_instructions = object["vector_instructions"].text();
    machine.memory = object["memory"].integer();
    machine.last_level_cache = object["last_level_cache"].integer();
    machine.system = object["system"].text();
    machine.driver = object["driver"].text();
    machine.cuda_reason = object["cuda_reason"].text();
    machine.cupti_reason = object["cupti_reason"].text();
    object["gpus"].forEach([&](const ValueReader& entry) { machine.gpus.push_back(gpuFrom(entry)); });
    object["libraries"].forEachKey(
        [&](const std::string& name, const ValueReader& version) { machine.libraries[name] = version.text(); });
    object["environment"].forEachKey([&](const std::string& name, const ValueReader& setting) {
        machine.environment[name] = {setting["value"].text(), setting["set_by"].text()};
    });
    return machine;
}

} // namespace phasebench
