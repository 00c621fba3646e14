// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/machine.h"

#include "engine/library/registry.h"

#include <utility>

namespace phasebench {

namespace {

void take(std::string& into, const std::string& from)
{
    if (!from.empty())
        into = from;
}

template <typename Number> void take(Number& into, Number from)
{
    if (from > 0)
        into = from;
}

void removeAll(std::string& text, std::string_view part)
{
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part))
        text.erase(at, part.size());
}

/// "0.3.21 (Haswell, pthreads)" is "0.3.21".
std::string versionOnly(const std::string& version)
{
    return version.substr(0, version.find(' '));
}

std::string gpusOf(const Machine& machine)
{
    std::string name = machine.gpus.front().name;
    removeAll(name, "NVIDIA ");
    bool alike = true;
    for (const Gpu& gpu : machine.gpus)
        alike = alike && gpu.name == machine.gpus.front().name;
    if (machine.gpus.size() == 1)
        return name;
    return std::to_string(machine.gpus.size()) + (alike ? " × " + name : " GPUs, the first " + name);
}

} // namespace

void attributeEnvironment(Machine& machine, const std::map<std::string, std::string>& settings, std::string_view setBy)
{
    for (const auto& [name, value] : settings)
        machine.environment[name] = {value, std::string(setBy)};
}

void merge(Machine& into, const Machine& from)
{
    take(into.host, from.host);
    take(into.cpu, from.cpu);
    take(into.cores, from.cores);
    take(into.hardware_threads, from.hardware_threads);
    take(into.vector_instructions, from.vector_instructions);
    take(into.memory, from.memory);
    take(into.last_level_cache, from.last_level_cache);
    take(into.system, from.system);
    take(into.driver, from.driver);
    if (!from.gpus.empty()) {
        into.gpus = from.gpus;
        into.cuda_reason = from.cuda_reason;
        into.cupti_reason = from.cupti_reason;
    } else {
        if (into.gpus.empty())
            take(into.cuda_reason, from.cuda_reason);
        take(into.cupti_reason, from.cupti_reason);
    }
    for (const auto& [library, version] : from.libraries)
        into.libraries[library] = version;
    for (const auto& [name, setting] : from.environment) {
        EnvironmentSetting& known = into.environment[name];
        // A worker sees the value but not who set it: what is known of that stays.
        if (known.value != setting.value || known.set_by.empty())
            known = setting;
    }
}

std::string shortName(const std::string& processor)
{
    std::string name = processor;
    for (const std::string_view part : {"(R)", "(TM)", "(r)", "(tm)", " CPU", " Processor"})
        removeAll(name, part);
    return name.substr(0, name.find(" @ "));
}

bool alike(const Machine& a, const Machine& b)
{
    return a.cpu == b.cpu && std::ranges::equal(a.gpus, b.gpus, {}, &Gpu::name, &Gpu::name);
}

std::string describe(const Machine& machine)
{
    std::string line;
    const auto add = [&](const std::string& part) {
        if (!part.empty())
            line += (line.empty() ? "" : " · ") + part;
    };
    if (!machine.gpus.empty()) {
        add(gpusOf(machine));
        add(machine.driver.empty() ? "" : "driver " + machine.driver);
    } else {
        add(shortName(machine.cpu));
        add(machine.cores > 0 ? std::to_string(machine.cores) + (machine.cores == 1 ? " thread" : " threads") : "");
    }
    const Device device = machine.gpus.empty() ? Device::cpu : Device::gpu;
    for (const Library* library : libraries()) {
        const auto found = machine.libraries.find(std::string(library->name));
        if (found != machine.libraries.end() && library->device == device)
            add(std::string(library->title) + " " + versionOnly(found->second));
    }
    return line;
}

} // namespace phasebench
