// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace phasebench {

/// What a run was measured under. A member without a value was not asked for, or the system did not tell it.
struct Conditions {
    // of the GPU that executed, after the series
    std::optional<std::int64_t> sm_clock_mhz;
    std::optional<std::int64_t> memory_clock_mhz;
    std::optional<std::int64_t> temperature_c;
    std::optional<double> power_w;
    std::optional<bool> throttled; ///< before the series or after it
    std::optional<std::vector<std::string>> throttle_reasons; ///< such as "sw_power_cap"
    std::optional<std::int64_t> pcie_generation;
    std::optional<std::int64_t> pcie_generation_max;
    std::optional<std::int64_t> pcie_width;
    std::optional<std::int64_t> pcie_width_max;

    // of the CPU that executed
    std::optional<std::string> cpu_governor; ///< such as "performance"
    std::optional<double> cpu_clock_mhz; ///< of the first CPU
    std::optional<double> load; ///< the average of the last minute, of all processes
    std::optional<bool> on_battery; ///< empty: there is none

    // of the measuring
    std::optional<std::int64_t> operand_sets;
    std::optional<std::int64_t> execution_block; ///< executions that one sample is the mean of
    std::optional<std::int64_t> sequences_per_sample; ///< sequences of calls that one sample is the mean of
    std::optional<std::string> cold_by; ///< what evicts the caches: "rotation", "flush before each sequence", …
    std::optional<double> planning_cut_off_after; ///< seconds, where a planner was stopped before it was done
    std::optional<std::string> results; ///< "subnormal" where the values of the result are
    std::optional<std::int64_t> overflows_after_calls;
    std::optional<std::string> peer_copies; ///< direct staged
    std::optional<std::string> places_verified_by; ///< how the operands' memory spaces were verified
    std::optional<bool>
        placement_mismatch; ///< a trace saw an operand elsewhere than it claimed to be: the whole run has failed
    std::optional<std::int64_t> dropped_records; ///< that the tracer lost
    std::optional<std::int64_t> unattributed_records;
    std::optional<std::int64_t> timeline_events_cut;

    std::set<std::string> asked; ///< keys that are null in files where there is no answer, not left out
    nlohmann::json others = nlohmann::json::object(); ///< keys of other versions, kept as they are

    /// Takes over what `from` knows, or has asked for in vain.
    void update(const Conditions& from);
    /// Takes over what is not here yet.
    void complete(const Conditions& from);
};

/// "cut off after 10.0 s" where a planner's time was over before it was done: planning's time is the limit's, not the
/// planner's, and the plan is the best one until then. Empty where it was not.
std::string planningCutOff(const Conditions& conditions);

/// One object; empty members are left out, or null where they were asked for.
nlohmann::json toJson(const Conditions& conditions);
/// Null reads as none. Throws std::runtime_error with one sentence.
Conditions conditionsFromJson(const nlohmann::json& json);

} // namespace phasebench
