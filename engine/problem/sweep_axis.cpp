// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/sweep_axis.h"

#include "engine/problem/object_reader.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace phasebench {

namespace {
using nlohmann::json;

constexpr std::size_t maximumRangeSteps = 10 * ExperimentFile::maximumPoints;

/// Keys whose numbers are real; every other number of an experiment is whole.
bool isReal(std::string_view key)
{
    static constexpr std::string_view keys[] = {"problem.alpha", "problem.beta", "measure.max_noise",
        "measure.min_time", "measure.timeout", "planning.autotune.budget"};
    return std::ranges::find(keys, key) != std::end(keys);
}

std::vector<std::string> readKeys(ObjectReader& reader)
{
    const json* given = reader.value("key");
    std::vector<std::string> keys;
    if (given && given->is_string())
        keys.push_back(given->get<std::string>());
    else if (given && given->is_array() && std::ranges::all_of(*given, [](const json& k) { return k.is_string(); }))
        keys = given->get<std::vector<std::string>>();
    if (keys.empty())
        reader.fault("key",
            inQuotes(reader.pathOf("key"))
                + " must be a key such as \"problem.m\", or a list of keys that move together.");
    for (const auto& key : keys)
        for (const std::string_view fixed : {"sweep", "phasebench"})
            if (key == fixed || key.starts_with(std::string(fixed) + "."))
                reader.fault("key", inQuotes(key) + " cannot be swept.");
    return keys;
}

void readValues(ObjectReader& reader, const json& given, bool several, SweepAxis& axis)
{
    const std::string path = reader.pathOf("values");
    if (!given.is_array() || given.empty()) {
        reader.fault("values", inQuotes(path) + " is " + shown(given) + "; it must be a list of at least one value.");
        return;
    }
    for (std::size_t i = 0; i < given.size(); ++i) {
        const json& value = given[i];
        if (!several) {
            axis.steps.push_back({value});
            continue;
        }
        if (!value.is_array() || value.size() != axis.keys.size()) {
            reader.fault("values." + std::to_string(i),
                inQuotes(path + "." + std::to_string(i)) + " is " + shown(value) + "; it must be a list of "
                    + std::to_string(axis.keys.size()) + " values, one for each key of the axis.");
            return;
        }
        axis.steps.push_back(value.get<std::vector<json>>());
    }
}

json numberFor(std::string_view key, double value)
{
    constexpr double exact = 9007199254740992.0; // 2^53: above it a double is whole, and may not fit 64 bits
    if (isReal(key) || std::abs(value) > exact)
        return value;
    return static_cast<std::int64_t>(std::llround(value));
}

/// from, from x factor, … and `to`, each for all keys of the axis.
void readRange(ObjectReader& reader, SweepAxis& axis)
{
    const auto before = reader.faults().size();
    for (const std::string_view key : {"from", "to", "factor"})
        reader.require(key, "an axis has \"values\", or \"from\", \"to\" and \"factor\"");
    const auto from = reader.real("from", {.least = 0, .open = true});
    const auto to = reader.real("to");
    const auto factor = reader.real("factor", {.least = 1, .open = true});
    if (reader.faults().size() != before)
        return;
    if (*from > *to) {
        reader.fault("from",
            inQuotes(reader.pathOf("from")) + " is " + shown(*from) + ", which is above \"to\" (" + shown(*to)
                + "); it must be at most that.");
        return;
    }
    if ((std::log(*to) - std::log(*from)) / std::log(*factor) > static_cast<double>(maximumRangeSteps)) {
        reader.fault("factor",
            inQuotes(reader.pathOf("factor")) + " is " + shown(*factor)
                + ", which makes more than 100000 points; take a larger factor.");
        return;
    }
    const auto add = [&axis](double value) {
        std::vector<json> step;
        for (const auto& key : axis.keys)
            step.push_back(numberFor(key, value));
        axis.steps.push_back(std::move(step));
    };
    // A value that reaches `to` but for rounding is `to`, which is always the last one.
    for (double i = 0, value = *from; value < *to * (1 - 1e-12); value = *from * std::pow(*factor, ++i))
        add(value);
    add(*to);
}

void dropRepeats(SweepAxis& axis)
{
    std::set<std::vector<json>> seen;
    std::erase_if(axis.steps, [&seen](const std::vector<json>& step) { return !seen.insert(step).second; });
}
} // namespace

SweepAxis readAxis(const json& entry, const std::string& path, Faults& faults)
{
    SweepAxis axis;
    if (!entry.is_object()) {
        faults.push_back(
            {path, inQuotes(path) + " must be an axis such as {\"key\": \"problem.m\", \"values\": [256, 512]}.", {}});
        return axis;
    }
    const auto before = faults.size();
    ObjectReader reader(entry, path, "a sweep axis", faults);
    axis.keys = readKeys(reader);
    const json* values = reader.value("values");
    const bool range = reader.has("from") || reader.has("to") || reader.has("factor");
    if (values && range)
        reader.fault("values", inQuotes(path) + " has both \"values\" and a range; it must have one of them.");
    else if (values)
        readValues(reader, *values, entry.contains("key") && entry["key"].is_array(), axis);
    else
        readRange(reader, axis);
    for (const std::string_view key : {"from", "to", "factor"})
        if (values)
            reader.value(key);
    reader.finish();
    if (faults.size() != before)
        axis.steps.clear();
    dropRepeats(axis);
    return axis;
}

} // namespace phasebench
