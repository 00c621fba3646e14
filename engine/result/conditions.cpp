// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/conditions.h"

#include "engine/result/json_fields.h"
#include "engine/text/numbers.h"

namespace phasebench {

template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<Conditions>& conditions)
{
    fields.orAbsent("sm_clock_mhz", conditions.sm_clock_mhz);
    fields.orAbsent("memory_clock_mhz", conditions.memory_clock_mhz);
    fields.orAbsent("temperature_c", conditions.temperature_c);
    fields.orAbsent("power_w", conditions.power_w);
    fields.orAbsent("throttled", conditions.throttled);
    fields.orAbsent("throttle_reasons", conditions.throttle_reasons);
    fields.orAbsent("pcie_generation", conditions.pcie_generation);
    fields.orAbsent("pcie_generation_max", conditions.pcie_generation_max);
    fields.orAbsent("pcie_width", conditions.pcie_width);
    fields.orAbsent("pcie_width_max", conditions.pcie_width_max);
    fields.orAbsent("cpu_governor", conditions.cpu_governor);
    fields.orAbsent("cpu_clock_mhz", conditions.cpu_clock_mhz);
    fields.orAbsent("load", conditions.load);
    fields.orAbsent("on_battery", conditions.on_battery);
    fields.orAbsent("operand_sets", conditions.operand_sets);
    fields.orAbsent("execution_block", conditions.execution_block);
    fields.orAbsent("sequences_per_sample", conditions.sequences_per_sample);
    fields.orAbsent("cold_by", conditions.cold_by);
    fields.orAbsent("planning_cut_off_after", conditions.planning_cut_off_after);
    fields.orAbsent("results", conditions.results);
    fields.orAbsent("overflows_after_calls", conditions.overflows_after_calls);
    fields.orAbsent("peer_copies", conditions.peer_copies);
    fields.orAbsent("places_verified_by", conditions.places_verified_by);
    fields.orAbsent("misplaced", conditions.placement_mismatch);
    fields.orAbsent("dropped_records", conditions.dropped_records);
    fields.orAbsent("unattributed_records", conditions.unattributed_records);
    fields.orAbsent("timeline_events_cut", conditions.timeline_events_cut);
}

void Conditions::update(const Conditions& from)
{
    nlohmann::json both = toJson(*this);
    both.update(toJson(from));
    *this = conditionsFromJson(both);
}

void Conditions::complete(const Conditions& from)
{
    Conditions both = from;
    both.update(*this);
    *this = std::move(both);
}

std::string planningCutOff(const Conditions& conditions)
{
    const auto& seconds = conditions.planning_cut_off_after;
    return seconds ? "cut off after " + formatTime(*seconds * 1e6) : std::string();
}

nlohmann::json toJson(const Conditions& conditions)
{
    nlohmann::json object = JsonWriter::write(conditions);
    for (const std::string& key : conditions.asked)
        object.emplace(key, nullptr);
    for (const auto& [key, value] : conditions.others.items())
        object.emplace(key, value);
    return object;
}

Conditions conditionsFromJson(const nlohmann::json& json)
{
    Conditions conditions;
    const ValueReader object(json, "conditions");
    if (object.isNull())
        return conditions;
    JsonReader fields(object);
    listFields(fields, conditions);
    for (const auto& [key, value] : json.items())
        if (!fields.keys().contains(key))
            conditions.others[key] = value;
        else if (value.is_null())
            conditions.asked.insert(key);
    return conditions;
}

} // namespace phasebench
