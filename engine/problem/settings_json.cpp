// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/settings_json.h"

#include "engine/library/configuration.h"
#include "engine/library/environment.h"
#include "engine/library/registry.h"

#include <algorithm>
#include <set>

namespace phasebench {

namespace {
using nlohmann::json;

template <typename T> json orNull(const std::optional<T>& value)
{
    return value ? json(*value) : json();
}

template <typename E> std::string word(E value)
{
    return std::string(nameOf(value));
}

std::optional<ExecutionSpace> readSpace(ObjectReader& reader)
{
    const json* given = reader.value("space");
    if (!given || given->is_null())
        return std::nullopt;
    if (given->is_string())
        if (const auto space = executionSpaceFromName(given->get_ref<const std::string&>()))
            return space;
    reader.fault(
        "space", "\"execution.space\" is " + shown(*given) + "; it must be \"cpu\" or a GPU such as \"gpu:0\".");
    return std::nullopt;
}

bool isPlain(std::string_view value)
{
    return !value.empty() && value.size() <= 64 && std::ranges::all_of(value, [](unsigned char c) {
        return std::isalnum(c) != 0 || c == '_' || c == '-' || c == '.' || c == ',' || c == ':' || c == '+';
    });
}

std::map<std::string, std::string> readEnvironment(ObjectReader& execution)
{
    std::map<std::string, std::string> environment;
    auto reader = execution.object("environment", "the environment that an experiment may set");
    if (!reader)
        return environment;
    for (const auto name : settableEnvironment()) {
        const auto value = reader->text(name);
        if (value && isPlain(*value))
            environment[std::string(name)] = *value;
        else if (value)
            reader->fault(name,
                inQuotes(reader->pathOf(name)) + " is " + shown(*value)
                    + "; it must be 1 to 64 letters, digits or any of _ - . , : +.");
    }
    reader->finish();
    return environment;
}

bool isRightAnywhere(std::string_view name, const json& value)
{
    return std::ranges::any_of(libraries(), [&](const Library* library) {
        const ConfigurationKey* const key = findKey(*library, name);
        return key && key->isRight(value);
    });
}

/// Null, or a candidate as a race wrote it. Faults for keys that no library has and for values of a wrong kind; which
/// values are right together only the library knows.
json readConfiguration(ObjectReader& planning)
{
    const json* given = planning.value("configuration");
    if (!given || given->is_null())
        return nullptr;
    if (!given->is_object() || given->empty()) {
        planning.fault("configuration",
            "\"planning.configuration\" is " + shown(*given)
                + "; it must be null or a candidate's configuration, such as {\"effort\": \"measure\"}.");
        return nullptr;
    }
    ObjectReader reader(*given, "planning.configuration", "a candidate's configuration", planning.faults());
    std::set<std::string_view> seen;
    for (const Library* library : libraries())
        for (const ConfigurationKey& key : library->configuration) {
            const json* const value = reader.value(key.name);
            if (seen.insert(key.name).second && value && !value->is_null() && !isRightAnywhere(key.name, *value))
                reader.fault(key.name,
                    inQuotes(reader.pathOf(key.name)) + " is " + shown(*value) + "; it must be "
                        + std::string(key.right) + ".");
        }
    reader.finish();
    return *given;
}

std::optional<Autotune> readAutotune(ObjectReader& planning)
{
    const json* given = planning.value("autotune");
    if (!given || given->is_null() || (given->is_boolean() && !given->get<bool>()))
        return std::nullopt;
    if (!given->is_object()) {
        planning.fault("autotune",
            "\"planning.autotune\" is " + shown(*given)
                + "; it must be false or an object such as {\"search\": \"heuristic\"}.");
        return std::nullopt;
    }
    ObjectReader reader(*given, "planning.autotune", "autotuning", planning.faults());
    Autotune autotune;
    autotune.search = reader.word<Autotune::Search>("search").value_or(autotune.search);
    autotune.method = reader.word<Autotune::Method>("method").value_or(autotune.method);
    autotune.budget = reader.real("budget", {.least = 0, .most = 86400}).value_or(autotune.budget);
    if (autotune.budget == 0)
        reader.fault("budget", "\"planning.autotune.budget\" is 0; it must be above 0: these are seconds.");
    const IntegerRange small{.least = 1, .most = 1'000'000};
    autotune.candidates = static_cast<int>(reader.integer("candidates", small).value_or(autotune.candidates));
    autotune.iterations = static_cast<int>(reader.integer("iterations", small).value_or(autotune.iterations));
    reader.finish();
    return autotune;
}
} // namespace

Transfer readTransfer(ObjectReader& document)
{
    Transfer transfer;
    if (auto reader = document.object("transfer", "transfer")) {
        transfer.peer = reader->word<PeerCopy>("peer").value_or(transfer.peer);
        transfer.managed = reader->word<ManagedMode>("managed").value_or(transfer.managed);
        reader->finish();
    }
    return transfer;
}

Execution readExecution(ObjectReader& document)
{
    Execution execution;
    if (auto reader = document.object("execution", "execution")) {
        execution.space = readSpace(*reader);
        if (const auto threads = reader->integer("threads", {.least = 1, .most = maximumCount}))
            execution.threads = static_cast<int>(*threads);
        execution.backend = reader->oneOf("backend", libraryNames());
        execution.environment = readEnvironment(*reader);
        execution.memory_limit = reader->integer("memory_limit", {.least = 1});
        reader->finish();
    }
    return execution;
}

Call readCall(ObjectReader& document, std::optional<std::int64_t> batch)
{
    Call call;
    auto reader = document.object("call", "call");
    if (!reader)
        return call;
    call.form = reader->word<CallForm>("form").value_or(call.form);
    call.operands = reader->word<OperandUpdate>("operands").value_or(call.operands);
    call.batching = reader->word<Batching>("batching").value_or(call.batching);
    const auto count = reader->integer("count", {.least = 1, .most = maximumCount});
    reader->finish();
    if (call.batching == Batching::dimension || !batch) {
        call.count = count.value_or(1);
        return call;
    }
    call.count = *batch;
    const std::string sequence
        = "With \"call.batching\" \"" + word(call.batching) + "\" there is one call for each batch element";
    if (*batch > maximumCount)
        reader->fault("batching",
            sequence + ", and at most 1000000000 calls; the batch is " + std::to_string(*batch) + ".",
            {{"call.batching", "\"dimension\""}});
    else if (count && *count != *batch)
        reader->fault("count",
            sequence + ", so \"call.count\" must be " + std::to_string(*batch) + ", not " + std::to_string(*count)
                + ".",
            {{"call.count", std::to_string(*batch)}});
    return call;
}

Planning readPlanning(ObjectReader& document)
{
    Planning planning;
    if (auto reader = document.object("planning", "planning")) {
        planning.workspace = reader->integer("workspace", {.least = 0}).value_or(planning.workspace);
        planning.effort = reader->word<Effort>("effort");
        planning.autotune = readAutotune(*reader);
        planning.tuned = reader->boolean("tuned").value_or(false);
        planning.configuration = readConfiguration(*reader);
        if (planning.autotune && planning.tuned)
            reader->fault("tuned",
                "\"planning.tuned\" plans with a winner that was kept, and \"planning.autotune\" looks for one: "
                "choose one of them.",
                {{"planning.tuned", "false"}});
        if (!planning.configuration.is_null() && (planning.autotune || planning.tuned))
            reader->fault("configuration",
                "\"planning.configuration\" says which candidate is run, so neither \"planning.autotune\" nor "
                "\"planning.tuned\" can choose one.",
                {{"planning.autotune", "false"}, {"planning.tuned", "false"}});
        reader->finish();
    }
    return planning;
}

json toJson(const Transfer& transfer)
{
    return {{"peer", word(transfer.peer)}, {"managed", word(transfer.managed)}};
}

json toJson(const Execution& execution)
{
    json object
        = {{"space", execution.space ? json(nameOf(*execution.space)) : json()}, {"threads", orNull(execution.threads)},
            {"environment", execution.environment}, {"memory_limit", orNull(execution.memory_limit)}};
    // Only what was asked for: the library that was found is the run's.
    if (execution.backend)
        object["backend"] = *execution.backend;
    return object;
}

json toJson(const Call& call)
{
    return {{"form", word(call.form)}, {"count", call.count}, {"operands", word(call.operands)},
        {"batching", word(call.batching)}};
}

json toJson(const Planning& planning)
{
    json autotune = false;
    if (const auto& tune = planning.autotune)
        autotune = {{"search", word(tune->search)}, {"method", word(tune->method)}, {"budget", tune->budget},
            {"candidates", tune->candidates}, {"iterations", tune->iterations}};
    return {{"workspace", planning.workspace}, {"effort", planning.effort ? json(word(*planning.effort)) : json()},
        {"autotune", autotune}, {"tuned", planning.tuned}, {"configuration", planning.configuration}};
}

} // namespace phasebench
