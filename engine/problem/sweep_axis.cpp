// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/sweep_axis.h"

#include "engine/problem/keys/key.h"
#include "engine/problem/object_reader.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace phasebench {

namespace {
using nlohmann::json;

constexpr std::size_t maximumRangeSteps = 10 * ExperimentFile::maximumPoints;

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
        if (const Key* known = findKey(key); known && !known->sweepable)
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
    const Key* const known = findKey(key);
    if ((known && known->type == KeyType::number) || std::abs(value) > exact)
        return value;
    return static_cast<std::int64_t>(std::llround(value));
}

/// The values from `from` to `to`, by a factor or by a step; empty, with a fault, when they are no range.
std::vector<double> readRange(ObjectReader& reader)
{
    const auto before = reader.faults().size();
    for (const std::string_view key : {"from", "to"})
        reader.require(key, "an axis has \"values\", or \"from\", \"to\" and \"factor\" or \"step\"");
    const bool byStep = !reader.isLeftOut("step");
    if (!byStep)
        reader.require("factor", "from one value to the next leads a \"factor\" above 1, or a \"step\" above 0");
    else if (!reader.isLeftOut("factor"))
        reader.fault(
            "step", inQuotes(reader.pathOf("step")) + " and \"factor\" are both given; an axis has one of them.");
    // Only a factor cannot begin at 0, nor below.
    const auto from = reader.real("from", byStep ? RealRange{} : RealRange{.least = 0, .open = true});
    const auto to = reader.real("to");
    const std::string_view name = byStep ? "step" : "factor";
    const auto by = reader.real(name, {.least = byStep ? 0.0 : 1.0, .open = true});
    if (reader.faults().size() != before)
        return {};
    if (*from > *to) {
        reader.fault("from",
            inQuotes(reader.pathOf("from")) + " is " + shown(*from) + ", which is above \"to\" (" + shown(*to)
                + "); it must be at most that.");
        return {};
    }
    const double steps = byStep ? (*to - *from) / *by : (std::log(*to) - std::log(*from)) / std::log(*by);
    if (steps > static_cast<double>(maximumRangeSteps)) {
        reader.fault(name,
            inQuotes(reader.pathOf(name)) + " is " + shown(*by)
                + ", which makes more than 100000 points; take a larger " + std::string(name) + ".");
        return {};
    }
    std::vector<double> values;
    if (byStep) {
        // A value that passes `to` by rounding only is `to`.
        for (double i = 0; *from + i * *by <= *to + 1e-9 * *by; ++i)
            values.push_back(std::min(*from + i * *by, *to));
        return values;
    }
    // A value that reaches `to` but for rounding is `to`, which is always the last one.
    for (double i = 0, value = *from; value < *to * (1 - 1e-12); value = *from * std::pow(*by, ++i))
        values.push_back(value);
    values.push_back(*to);
    return values;
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
    static constexpr std::string_view rangeKeys[] = {"from", "to", "factor", "step"};
    const bool range = std::ranges::any_of(rangeKeys, [&](std::string_view key) { return reader.has(key); });
    if (values && range)
        reader.fault("values", inQuotes(path) + " has both \"values\" and a range; it must have one of them.");
    else if (values)
        readValues(reader, *values, entry.contains("key") && entry["key"].is_array(), axis);
    else
        for (const double value : readRange(reader)) {
            auto& step = axis.steps.emplace_back();
            for (const auto& key : axis.keys)
                step.push_back(numberFor(key, value));
        }
    for (const std::string_view key : rangeKeys)
        reader.value(key);
    reader.finish();
    if (faults.size() != before)
        axis.steps.clear();
    dropRepeats(axis);
    return axis;
}

} // namespace phasebench
