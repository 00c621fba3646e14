// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/library/environment.h"
#include "engine/library/processor.h"
#include "engine/result/machine.h"
#include "engine/result/process_limits.h"
#include "engine/result/text_file.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sched.h>
#include <sys/utsname.h>
#include <thread>
#include <unistd.h>

namespace phasebench {

namespace {

namespace fs = std::filesystem;

/// The value of the first "key : value" or "key=value" line.
std::string lineValue(const fs::path& path, std::string_view key, char separator)
{
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        const auto at = line.find(separator);
        if (at == std::string::npos || !line.starts_with(key))
            continue;
        const auto end = line.find_last_not_of(" \t", at - (at > 0 ? 1 : 0));
        if (end + 1 != key.size())
            continue;
        const auto from = line.find_first_not_of(" \t\"", at + 1);
        return from == std::string::npos ? "" : line.substr(from, line.find_last_not_of(" \t\"") - from + 1);
    }
    return {};
}

std::string cpuName()
{
    // x86 says "model name"; some Arm kernels only "Model" of the whole board.
    for (const std::string_view key : {"model name", "Model", "Hardware"})
        if (std::string name = lineValue("/proc/cpuinfo", key, ':'); !name.empty())
            return name;
    return {};
}

int usableCores()
{
    // The set may be larger than cpu_set_t on a large computer: EINVAL asks for more room.
    for (int cpus = 1024; cpus <= 1 << 20; cpus *= 2) {
        cpu_set_t* set = CPU_ALLOC(static_cast<std::size_t>(cpus));
        if (!set)
            break;
        const std::size_t size = CPU_ALLOC_SIZE(static_cast<std::size_t>(cpus));
        const bool known = sched_getaffinity(0, size, set) == 0;
        const int count = known ? CPU_COUNT_S(size, set) : 0;
        CPU_FREE(set);
        if (known)
            return count;
    }
    return static_cast<int>(std::thread::hardware_concurrency());
}

/// Threads that can compute at a time: of the processors that this process may use, what its container's quota pays.
int grantedCores(const ProcessLimits& limits)
{
    const int usable = usableCores();
    return limits.cpus ? std::clamp(static_cast<int>(std::ceil(*limits.cpus)), 1, usable) : usable;
}

std::int64_t physicalMemory()
{
    const long pages = sysconf(_SC_PHYS_PAGES);
    const long size = sysconf(_SC_PAGESIZE);
    return pages > 0 && size > 0 ? std::int64_t{pages} * size : 0;
}

/// "32768K" or "32M" in bytes; 0 when it is no size.
std::int64_t sizeFrom(const std::string& text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || value <= 0 || value > (std::int64_t{1} << 40))
        return 0;
    const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
    return unit == "K" ? value * 1024 : unit == "M" ? value * 1024 * 1024 : unit.empty() ? value : 0;
}

std::int64_t lastLevelCache()
{
    std::int64_t size = 0;
    int highest = 0;
    for (int i = 0; i < 16; ++i) {
        const fs::path folder = "/sys/devices/system/cpu/cpu0/cache/index" + std::to_string(i);
        const auto level = firstLineOf(folder / "level");
        const auto type = firstLineOf(folder / "type");
        const auto bytes = firstLineOf(folder / "size");
        if (!level || !bytes || type == "Instruction")
            continue;
        const int number = std::atoi(level->c_str());
        if (number > highest) {
            highest = number;
            size = sizeFrom(*bytes);
        }
    }
    return size;
}

std::string systemName(const utsname& names)
{
    std::string distribution = lineValue("/etc/os-release", "PRETTY_NAME", '=');
    const std::string kernel = std::string(names.sysname) + " " + names.release + " " + names.machine;
    return distribution.empty() ? kernel : distribution + ", " + kernel;
}

} // namespace

Machine describeComputer()
{
    Machine machine;
    utsname names{};
    if (uname(&names) == 0) {
        machine.host = names.nodename;
        machine.system = systemName(names);
    }
    machine.cpu = cpuName();
    machine.cores = grantedCores(processLimits());
    machine.hardware_threads = static_cast<int>(std::max(sysconf(_SC_NPROCESSORS_ONLN), 0L));
    machine.vector_instructions = vectorInstructions(cpuFlags());
    machine.memory = physicalMemory();
    machine.last_level_cache = lastLevelCache();
    for (const std::string_view name : libraryEnvironment())
        if (const char* value = std::getenv(std::string(name).c_str()))
            machine.environment[std::string(name)] = {value, "environment"};
    return machine;
}

} // namespace phasebench
