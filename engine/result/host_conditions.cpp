// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/host_conditions.h"

#include "engine/result/text_file.h"

#include <charconv>

namespace phasebench {

namespace {

namespace fs = std::filesystem;

std::optional<double> numberIn(const std::optional<std::string>& line)
{
    double value = 0;
    if (!line || std::from_chars(line->data(), line->data() + line->size(), value).ec != std::errc())
        return std::nullopt;
    return value;
}

/// true: a battery discharges; false: there is one, and it does not; null: there is none.
std::optional<bool> onBattery(const fs::path& supplies)
{
    std::optional<bool> result;
    std::error_code error;
    for (fs::directory_iterator entry(supplies, error), end; !error && entry != end; entry.increment(error)) {
        if (firstLineOf(entry->path() / "type") != "Battery")
            continue;
        // A mouse has a battery too, and says so.
        if (firstLineOf(entry->path() / "scope") == "Device")
            continue;
        const bool discharging = firstLineOf(entry->path() / "status") == "Discharging";
        result = discharging || result.value_or(false);
    }
    return result;
}

} // namespace

Conditions hostConditions(const fs::path& root)
{
    const fs::path frequency = root / "sys/devices/system/cpu/cpu0/cpufreq";
    Conditions result;
    result.cpu_governor = firstLineOf(frequency / "scaling_governor");
    if (const auto kilohertz = numberIn(firstLineOf(frequency / "scaling_cur_freq")))
        result.cpu_clock_mhz = *kilohertz / 1000;
    result.load = numberIn(firstLineOf(root / "proc/loadavg"));
    result.on_battery = onBattery(root / "sys/class/power_supply");
    result.asked = {"cpu_governor", "cpu_clock_mhz", "load", "on_battery"};
    return result;
}

} // namespace phasebench
