// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/process_limits.h"

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

namespace phasebench {

namespace {

namespace fs = std::filesystem;

/// The number that a file begins with; empty where there is none, such as "max".
std::optional<std::int64_t> numberIn(const fs::path& path)
{
    std::ifstream file(path);
    std::int64_t value = 0;
    return file >> value ? std::optional(value) : std::nullopt;
}

/// The group and what is above it, up to the mount point. In a container the path may be the host's, which is not
/// mounted there: then what is at the mount point is the container's own.
std::vector<fs::path> groupsOf(const fs::path& mount, const std::string& path)
{
    std::vector<fs::path> groups{mount};
    fs::path group = mount;
    for (const fs::path& part : fs::path(path).relative_path())
        groups.push_back(group /= part);
    return groups;
}

template <typename Number> void lower(std::optional<Number>& least, std::optional<Number> value)
{
    if (value && (!least || *value < *least))
        least = value;
}

void limitMemory(ProcessLimits& limits, const fs::path& group, const char* limitFile, const char* usageFile)
{
    constexpr std::int64_t unlimited = std::int64_t{1} << 60; // version 1 says so with a huge number
    const auto limit = numberIn(group / limitFile);
    if (!limit || *limit <= 0 || *limit >= unlimited)
        return;
    lower(limits.memory, limit);
    if (const auto usage = numberIn(group / usageFile))
        lower(limits.freeMemory, std::optional(std::max<std::int64_t>(*limit - *usage, 0)));
}

void limitProcessors(ProcessLimits& limits, std::optional<std::int64_t> quota, std::optional<std::int64_t> period)
{
    if (quota && period && *quota > 0 && *period > 0)
        lower(limits.cpus, std::optional(static_cast<double>(*quota) / static_cast<double>(*period)));
}

/// "quota period", or "max period".
void limitProcessors(ProcessLimits& limits, const fs::path& file)
{
    std::ifstream stream(file);
    std::int64_t quota = 0;
    std::int64_t period = 0;
    if (stream >> quota >> period)
        limitProcessors(limits, quota, period);
}

} // namespace

ProcessLimits processLimits(const fs::path& root)
{
    ProcessLimits limits;
    const fs::path mounted = root / "sys/fs/cgroup";
    std::ifstream groups(root / "proc/self/cgroup");
    // "0::/path" of version 2, "4:memory:/path" or "3:cpu,cpuacct:/path" of version 1.
    for (std::string line; std::getline(groups, line);) {
        const auto first = line.find(':');
        const auto second = first == std::string::npos ? first : line.find(':', first + 1);
        if (second == std::string::npos)
            continue;
        const std::string controllers = "," + line.substr(first + 1, second - first - 1) + ",";
        const std::string path = line.substr(second + 1);
        if (controllers == ",,")
            for (const fs::path& group : groupsOf(mounted, path)) {
                limitMemory(limits, group, "memory.max", "memory.current");
                limitProcessors(limits, group / "cpu.max");
            }
        if (controllers.find(",memory,") != std::string::npos)
            for (const fs::path& group : groupsOf(mounted / "memory", path))
                limitMemory(limits, group, "memory.limit_in_bytes", "memory.usage_in_bytes");
        if (controllers.find(",cpu,") != std::string::npos)
            for (const fs::path& group : groupsOf(mounted / "cpu", path))
                limitProcessors(limits, numberIn(group / "cpu.cfs_quota_us"), numberIn(group / "cpu.cfs_period_us"));
    }
    return limits;
}

std::string tooFewProcesses()
{
    return "The system grants no more processes or threads: raise their limit (ulimit -u, or pids.max of the "
           "container).";
}

} // namespace phasebench
