// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/settings_json.h"

namespace phasebench {

namespace {
using nlohmann::json;

constexpr double longestTimeout = 86400.0;
constexpr std::int64_t maximumProcesses = 1000;

/// Limits that tie two keys together.
void checkPairs(ObjectReader& reader, const Measure& measure)
{
    if (measure.timeout < measure.min_time)
        reader.fault("timeout",
            "\"measure.timeout\" is " + shown(measure.timeout) + " s, which is below \"measure.min_time\" ("
                + shown(measure.min_time) + " s); it must not be.",
            {reader.has("timeout") ? Mend{"measure.min_time", shown(measure.timeout)}
                                   : Mend{"measure.timeout", shown(measure.min_time)}});
    if (measure.max_samples < measure.min_samples)
        reader.fault("max_samples",
            "\"measure.max_samples\" is " + std::to_string(measure.max_samples)
                + ", which is below \"measure.min_samples\" (" + std::to_string(measure.min_samples)
                + "); it must not be.",
            {reader.has("max_samples") ? Mend{"measure.min_samples", std::to_string(measure.max_samples)}
                                       : Mend{"measure.max_samples", std::to_string(measure.min_samples)}});
    if (measure.samples && measure.processes && *measure.samples < *measure.processes)
        reader.fault("processes",
            "\"measure.processes\" is " + std::to_string(*measure.processes) + ", and \"measure.samples\" only "
                + std::to_string(*measure.samples) + "; each process must take at least one sample.",
            {Mend{"measure.processes", std::to_string(*measure.samples)}});
}
} // namespace

Measure readMeasure(ObjectReader& document)
{
    Measure measure;
    auto reader = document.object("measure", "measure");
    if (!reader)
        return measure;
    const auto before = reader->faults().size();
    const IntegerRange counts{.least = 1, .most = maximumCount};
    measure.cache = reader->word<CacheState>("cache").value_or(measure.cache);
    measure.max_noise = reader->real("max_noise", {.least = 0, .most = 1, .open = true}).value_or(measure.max_noise);
    measure.min_time = reader->real("min_time", {.least = 0, .most = longestTimeout}).value_or(measure.min_time);
    measure.timeout = reader->real("timeout", {.least = 0, .most = longestTimeout}).value_or(measure.timeout);
    measure.min_samples = reader->integer("min_samples", counts).value_or(measure.min_samples);
    measure.max_samples = reader->integer("max_samples", counts).value_or(measure.max_samples);
    measure.samples = reader->integer("samples", counts);
    measure.processes = reader->integer("processes", {.least = 1, .most = maximumProcesses});
    measure.first_use = reader->boolean("first_use").value_or(measure.first_use);
    measure.seed = reader->natural("seed").value_or(measure.seed);
    reader->finish();
    if (reader->faults().size() == before)
        checkPairs(*reader, measure);
    return measure;
}

json toJson(const Measure& measure)
{
    return {{"cache", std::string(nameOf(measure.cache))}, {"max_noise", measure.max_noise},
        {"min_time", measure.min_time}, {"timeout", measure.timeout}, {"min_samples", measure.min_samples},
        {"max_samples", measure.max_samples}, {"samples", measure.samples ? json(*measure.samples) : json()},
        {"processes", measure.processes ? json(*measure.processes) : json()}, {"first_use", measure.first_use},
        {"seed", measure.seed}};
}

} // namespace phasebench
