// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/settings_json.h"

#include "engine/problem/keys/settings_keys.h"

namespace phasebench {

namespace {

/// The object at a key, read by its table; `rules` adds the faults of several keys together, once every key alone is
/// read.
template <typename Value, typename Rules = void (*)(ObjectReader&, Value&)>
Value readBy(
    const KeyTable<Value>& table, ObjectReader& document, std::string_view key, Rules rules = [](auto&, auto&) {})
{
    Value value;
    if (auto reader = document.object(key, key)) {
        table.read(*reader, value);
        reader->finish();
        rules(*reader, value);
    }
    return value;
}

void checkPlanning(ObjectReader& reader, const Planning& planning)
{
    if (planning.autotune && planning.tuned)
        reader.fault("tuned",
            "\"planning.tuned\" plans with a winner that was kept, and \"planning.autotune\" looks for one: choose one "
            "of them.",
            {{"planning.tuned", "false"}});
    if (!planning.configuration.is_null() && (planning.autotune || planning.tuned))
        reader.fault("configuration",
            "\"planning.configuration\" says which candidate is run, so neither \"planning.autotune\" nor "
            "\"planning.tuned\" can choose one.",
            {{"planning.autotune", "false"}, {"planning.tuned", "false"}});
}

void checkMeasure(ObjectReader& reader, const Measure& measure)
{
    if (measure.timeout < measure.min_time)
        reader.fault("timeout",
            "\"measure.timeout\" is " + shown(measure.timeout) + " s, which is below \"measure.min_time\" ("
                + shown(measure.min_time) + " s); it must not be.",
            {reader.has("timeout") ? SuggestedFix{"measure.min_time", shown(measure.timeout)}
                                   : SuggestedFix{"measure.timeout", shown(measure.min_time)}});
    if (measure.max_samples < measure.min_samples)
        reader.fault("max_samples",
            "\"measure.max_samples\" is " + std::to_string(measure.max_samples)
                + ", which is below \"measure.min_samples\" (" + std::to_string(measure.min_samples)
                + "); it must not be.",
            {reader.has("max_samples") ? SuggestedFix{"measure.min_samples", std::to_string(measure.max_samples)}
                                       : SuggestedFix{"measure.max_samples", std::to_string(measure.min_samples)}});
    if (measure.samples && measure.processes && *measure.samples < *measure.processes)
        reader.fault("processes",
            "\"measure.processes\" is " + std::to_string(*measure.processes) + ", and \"measure.samples\" only "
                + std::to_string(*measure.samples) + "; each process must take at least one sample.",
            {SuggestedFix{"measure.processes", std::to_string(*measure.samples)}});
}

/// A sequence has a call for each batch element.
void fillInCount(ObjectReader& reader, Call& call, std::int64_t batch)
{
    const std::int64_t given = call.count;
    call.count = batch;
    const std::string sequence = "With \"call.batching\" \"" + std::string(nameOf(call.batching))
        + "\" there is one call for each batch element";
    if (batch > maximumCount)
        reader.fault("batching",
            sequence + ", and at most 1000000000 calls; the batch is " + std::to_string(batch) + ".",
            {{"call.batching", "\"dimension\""}});
    else if (!reader.isLeftOut("count") && given != batch)
        reader.fault("count",
            sequence + ", so \"call.count\" must be " + std::to_string(batch) + ", not " + std::to_string(given) + ".",
            {{"call.count", std::to_string(batch)}});
}
} // namespace

Transfer readTransfer(ObjectReader& document)
{
    return readBy(transferKeys(), document, "transfer");
}

Execution readExecution(ObjectReader& document)
{
    return readBy(executionKeys(), document, "execution");
}

Call readCall(ObjectReader& document, std::optional<std::int64_t> batch)
{
    const auto before = document.faults().size();
    return readBy(callKeys(), document, "call", [&](ObjectReader& reader, Call& call) {
        const bool isGood = document.faults().size() == before;
        if (batch && call.batching != Batching::dimension && isGood)
            fillInCount(reader, call, *batch);
    });
}

Planning readPlanning(ObjectReader& document)
{
    return readBy(planningKeys(), document, "planning", checkPlanning);
}

Measure readMeasure(ObjectReader& document)
{
    const auto before = document.faults().size();
    return readBy(measureKeys(), document, "measure", [&](ObjectReader& reader, const Measure& measure) {
        if (document.faults().size() == before)
            checkMeasure(reader, measure);
    });
}

} // namespace phasebench
