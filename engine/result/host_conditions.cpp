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
nlohmann::json onBattery(const fs::path& supplies)
{
    nlohmann::json result;
    std::error_code error;
    for (fs::directory_iterator entry(supplies, error), end; !error && entry != end; entry.increment(error)) {
        if (firstLineOf(entry->path() / "type") != "Battery")
            continue;
        // A mouse has a battery too, and says so.
        if (firstLineOf(entry->path() / "scope") == "Device")
            continue;
        const bool discharging = firstLineOf(entry->path() / "status") == "Discharging";
        result = discharging || (result.is_boolean() && result.get<bool>());
    }
    return result;
}

} // namespace

nlohmann::json hostConditions(const fs::path& root)
{
    nlohmann::json result = {{"cpu_governor", nullptr}, {"cpu_clock_mhz", nullptr}, {"load", nullptr}};
    const fs::path frequency = root / "sys/devices/system/cpu/cpu0/cpufreq";
    if (const auto governor = firstLineOf(frequency / "scaling_governor"))
        result["cpu_governor"] = *governor;
    if (const auto kilohertz = numberIn(firstLineOf(frequency / "scaling_cur_freq")))
        result["cpu_clock_mhz"] = *kilohertz / 1000;
    if (const auto load = numberIn(firstLineOf(root / "proc/loadavg")))
        result["load"] = *load;
    result["on_battery"] = onBattery(root / "sys/class/power_supply");
    return result;
}

} // namespace phasebench
