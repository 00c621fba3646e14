// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/keys/settings_keys.h"

#include "engine/library/capability.h"
#include "engine/library/configuration.h"
#include "engine/library/environment.h"
#include "engine/library/registry.h"
#include "engine/problem/operand.h"

#include <algorithm>
#include <set>

namespace phasebench {

namespace {
using nlohmann::json;

constexpr double longestTimeout = 86400.0;
constexpr IntegerRange counts{.least = 1, .most = maximumCount};
constexpr IntegerRange smallCounts{.least = 1, .most = 1'000'000};

// Where keys have an effect.

bool onCpu(const Experiment& resolved)
{
    return resolved.execution.space && resolved.execution.space->isCpu();
}

bool withManagedOperands(const Experiment& resolved)
{
    return std::ranges::any_of(resolved.placement.spaces,
        [](const auto& space) { return space && space->kind == MemorySpace::Kind::managed; });
}

bool withTwoGpus(const Experiment& resolved)
{
    std::set<int> gpus;
    if (resolved.execution.space && !resolved.execution.space->isCpu())
        gpus.insert(resolved.execution.space->gpu);
    for (const auto& space : resolved.placement.spaces)
        if (space && space->kind == MemorySpace::Kind::gpu)
            gpus.insert(space->gpu);
    return gpus.size() > 1;
}

bool ofStatefulCalls(const Experiment& resolved)
{
    return resolved.call.form == CallForm::stateful;
}

bool withAutotuning(const Experiment& resolved)
{
    return resolved.planning.autotune.has_value();
}

bool plannedByFftw(const Experiment& resolved)
{
    return libraryOf(resolved).hasEffort;
}

// Keys whose values have more than one shape.

void readVersion(ObjectReader& reader, const Key& key, Experiment&)
{
    const auto version = reader.integer(key.name);
    if (version && *version != 1)
        reader.fault(key.name,
            "This experiment is written for version " + std::to_string(*version)
                + " of the format; this program reads version 1.");
}

void readMemorySpace(ObjectReader& reader, const Key& key, std::optional<MemorySpace>& space)
{
    using namespace std::string_view_literals;
    static constexpr std::array common = {"host_pageable"sv, "host_pinned"sv, "managed"sv, "gpu:0"sv};
    if (reader.isLeftOut(key.name))
        return;
    const json& given = *reader.value(key.name);
    std::vector<SuggestedFix> fixes;
    if (given.is_string()) {
        const auto& text = given.get_ref<const std::string&>();
        space = memorySpaceFromName(text);
        if (space)
            return;
        if (const auto near = nearest(text, common); !near.empty())
            fixes.push_back({reader.pathOf(key.name), inQuotes(near)});
    }
    reader.fault(key.name,
        inQuotes(reader.pathOf(key.name)) + " is " + shown(given)
            + "; it must be \"host_pageable\", \"host_pinned\", \"managed\" or a GPU such as \"gpu:0\".",
        std::move(fixes));
}

void readExecutionSpace(ObjectReader& reader, const Key& key, Execution& execution)
{
    if (reader.isLeftOut(key.name))
        return;
    const json& given = *reader.value(key.name);
    if (given.is_string())
        execution.space = executionSpaceFromName(given.get_ref<const std::string&>());
    if (!execution.space)
        reader.fault(
            key.name, "\"execution.space\" is " + shown(given) + "; it must be \"cpu\" or a GPU such as \"gpu:0\".");
}

bool isPlain(std::string_view value)
{
    return !value.empty() && value.size() <= 64 && std::ranges::all_of(value, [](unsigned char c) {
        return std::isalnum(c) != 0 || c == '_' || c == '-' || c == '.' || c == ',' || c == ':' || c == '+';
    });
}

void readEnvironment(ObjectReader& reader, const Key& key, Execution& execution)
{
    auto variables = reader.object(key.name, "the environment that an experiment may set");
    if (!variables)
        return;
    for (const auto name : settableEnvironment()) {
        const auto value = variables->text(name);
        if (value && isPlain(*value))
            execution.environment[std::string(name)] = *value;
        else if (value)
            variables->fault(name,
                inQuotes(variables->pathOf(name)) + " is " + shown(*value)
                    + "; it must be 1 to 64 letters, digits or any of _ - . , : +.");
    }
    variables->finish();
}

void readAutotune(ObjectReader& reader, const Key& key, Planning& planning)
{
    const json* given = reader.value(key.name);
    if (!given || given->is_null() || *given == false)
        return;
    if (!given->is_object()) {
        reader.fault(key.name,
            "\"planning.autotune\" is " + shown(*given)
                + "; it must be false or an object such as {\"search\": \"heuristic\"}.");
        return;
    }
    ObjectReader settings(*given, reader.pathOf(key.name), "autotuning", reader.faults());
    Autotune& autotune = planning.autotune.emplace();
    autotuneKeys().read(settings, autotune);
    if (autotune.budget == 0)
        settings.fault("budget", "\"planning.autotune.budget\" is 0; it must be above 0: these are seconds.");
    settings.finish();
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
void readConfiguration(ObjectReader& reader, const Key& key, Planning& planning)
{
    if (reader.isLeftOut(key.name))
        return;
    const json* given = reader.value(key.name);
    if (!given->is_object() || given->empty()) {
        reader.fault(key.name,
            "\"planning.configuration\" is " + shown(*given)
                + "; it must be null or a candidate's configuration, such as {\"effort\": \"measure\"}.");
        return;
    }
    ObjectReader settings(*given, reader.pathOf(key.name), "a candidate's configuration", reader.faults());
    std::set<std::string_view> seen;
    for (const Library* library : libraries())
        for (const ConfigurationKey& setting : library->configuration) {
            const json* const value = settings.value(setting.name);
            if (seen.insert(setting.name).second && value && !value->is_null()
                && !isRightAnywhere(setting.name, *value))
                settings.fault(setting.name,
                    inQuotes(settings.pathOf(setting.name)) + " is " + shown(*value) + "; it must be "
                        + std::string(setting.right) + ".");
        }
    settings.finish();
    planning.configuration = *given;
}

KeyRow<Placement> placed(OperandId id)
{
    const bool result = listedOf(id).isResult;
    return {{.name = std::string(nameOf(id)),
                .type = KeyType::memory_space,
                .fallback = result ? json() : json("host_pageable"),
                .left_out = result ? "where the inputs are, if they share a memory space, else host_pageable" : "",
                .applies = {.words = "problems with this operand",
                    .to =
                        [id](const Experiment& resolved) {
                            return roleOf(resolved.problem, id).has_value();
                        }},
                .title = "memory of " + std::string(symbolOf(id)),
                .help = "The memory space where the operand lives: host_pageable, host_pinned, managed, gpu:0, …"},
        [id](ObjectReader& reader, const Key& key, Placement& placement) {
            readMemorySpace(reader, key, placement.of(id));
        },
        [id](const Placement& placement) { return placement.of(id) ? json(nameOf(*placement.of(id))) : json(); },
        /*only_when_set*/ true};
}
} // namespace

const KeyTable<Experiment>& documentKeys()
{
    static const KeyTable<Experiment> table({
        {{.name = "phasebench",
             .type = KeyType::integer,
             .integers = {.least = 1, .most = 1},
             .fallback = 1,
             .sweepable = false,
             .decides = false,
             .title = "format version",
             .help = "The version of the file's format."},
            readVersion,
            [](const Experiment&) {
                return json(1);
            }},
        row(&Experiment::title,
            {.name = "title", .decides = false, .title = "title", .help = "What the experiment is called on screen."}),
        {{.name = "sweep",
             .type = KeyType::list,
             .left_out = "one point",
             .sweepable = false,
             .decides = false,
             .title = "sweep",
             .help
             = "The axes of a sweep, the last varies fastest. An axis has a key, or several that move together, and "
               "\"values\", or \"from\", \"to\" and \"factor\" or \"step\"."},
            [](ObjectReader& reader, const Key& key, Experiment&) { reader.hint(key.name); }, nullptr},
    });
    return table;
}

const KeyTable<Placement>& placementKeys()
{
    static const KeyTable<Placement> table([] {
        std::vector<KeyRow<Placement>> rows;
        for (const OperandId id : operandIds)
            rows.push_back(placed(id));
        return KeyTable<Placement>(std::move(rows));
    }());
    return table;
}

const KeyTable<Transfer>& transferKeys()
{
    static const KeyTable<Transfer> table({
        row(&Transfer::peer,
            {.name = "peer",
                .applies = {.words = "two GPUs", .to = withTwoGpus},
                .title = "GPU to GPU",
                .help = "How operands are copied between two GPUs: directly, or staged through host memory."}),
        row(&Transfer::managed,
            {.name = "managed",
                .applies = {.words = "managed operands", .to = withManagedOperands},
                .title = "managed",
                .help
                = "How managed memory gets to where it is used: by page faults, by prefetching it, or with advice "
                  "to the driver."}),
    });
    return table;
}

const KeyTable<Execution>& executionKeys()
{
    static const KeyTable<Execution> table({
        {{.name = "space",
             .type = KeyType::execution_space,
             .left_out = "an FFT where its input is; a matmul on gpu:0 where there is one, else on the CPU",
             .title = "execution space",
             .help = "Where it is computed: cpu, gpu:0, gpu:1, …"},
            readExecutionSpace,
            [](const Execution& execution) {
                return execution.space ? json(nameOf(*execution.space)) : json();
            }},
        row(&Execution::threads,
            {.name = "threads",
                .integers = counts,
                .left_out = "all hardware threads",
                .applies = {.words = "CPU", .to = onCpu},
                .title = "CPU threads",
                .help = "The number of threads that compute.",
                .sweep = SweepRange{1, 64, 2}}),
        {{.name = "backend",
             .type = KeyType::word,
             .words = libraryNames(),
             .left_out = "the first that can",
             .title = "library",
             .help = "The library that computes."},
            [](ObjectReader& reader, const Key& key, Execution& execution) {
                execution.backend = reader.oneOf(key.name, key.words);
            },
            [](const Execution& execution) { return execution.backend ? json(*execution.backend) : json(); },
            /*only_when_set*/ true},
        {{.name = "environment",
             .type = KeyType::object,
             .fallback = json::object(),
             .title = "environment",
             .help = "Settings that a library reads from the environment when it is loaded, such as "
                     "{\"OPENBLAS_CORETYPE\": \"Haswell\"}."},
            readEnvironment,
            [](const Execution& execution) {
                return json(execution.environment);
            }},
        row(&Execution::memory_limit,
            {.name = "memory_limit",
                .unit = "bytes",
                .left_out = "what is free",
                .applies = {.words = "GPU"},
                .title = "memory limit",
                .help = "The most that may be taken of a GPU's memory. Points that need more are not possible."}),
    });
    return table;
}

const KeyTable<Call>& callKeys()
{
    static const KeyTable<Call> table({
        row(&Call::form,
            {.name = "form",
                .title = "call form",
                .help = "Stateless: every call goes through all phases. Stateful: plan once, execute many times.",
                .phrase = "*"}),
        row(&Call::count,
            {.name = "count",
                .integers = counts,
                .fallback = 1,
                .left_out = "with \"sequence\" and \"overlapped\" the batch",
                .title = "calls",
                .help = "The number of calls in a sequence; with \"sequence\" and \"overlapped\" it is the batch.",
                .sweep = SweepRange{1, 1000, 10}}),
        row(&Call::operands,
            {.name = "operands",
                .applies = {.words = "stateful calls", .to = ofStatefulCalls},
                .title = "operands",
                .help
                = "Reset: each call gets other operands. In place: new values are copied into the planned buffers."}),
        row(&Call::batching,
            {.name = "batching",
                .title = "batching",
                .help
                = "Dimension: one call does the whole batch. Sequence: one call an element. Overlapped: the same, and "
                  "the copies of one call overlap the execution of another."}),
    });
    return table;
}

const KeyTable<Planning>& planningKeys()
{
    static const KeyTable<Planning> table({
        row(&Planning::workspace,
            {.name = "workspace",
                .unit = "bytes",
                .integers = {.least = 0},
                .applies = {.words = "GPU"},
                .title = "workspace",
                .help = "The most memory that an algorithm may use beside the operands."}),
        row(&Planning::effort,
            {.name = "effort",
                .fallback = nameOf(Effort::estimate),
                .applies = {.words = "FFT on the CPU (FFTW)", .to = plannedByFftw},
                .title = "planner effort",
                .help = "How long FFTW looks for a good plan."}),
        {{.name = "autotune",
             .type = KeyType::object,
             .fallback = false,
             .title = "autotune",
             .help = "False, or an object: candidates are measured against each other, and the best is run."},
            readAutotune,
            [](const Planning& planning) {
                return planning.autotune ? autotuneKeys().write(*planning.autotune) : json(false);
            }},
        row(&Planning::tuned,
            {.name = "tuned",
                .title = "use a kept winner",
                .help = "Plans with the winner that an earlier race kept for this problem, where there is one.",
                .phrase = "with the winner that was kept|without a winner that was kept"}),
        {{.name = "configuration",
             .type = KeyType::object,
             .left_out = "what planning chooses",
             .title = "configuration",
             .help = "The candidate to run, as a race wrote it."},
            readConfiguration,
            [](const Planning& planning) {
                return planning.configuration;
            }},
    });
    return table;
}

const KeyTable<Autotune>& autotuneKeys()
{
    static const KeyTable<Autotune> table([] {
        std::vector<KeyRow<Autotune>> rows{
            row(&Autotune::search,
                {.name = "search",
                    .title = "search",
                    .help = "Heuristic: what the library proposes. Enumerate: every configuration that it accepts."}),
            row(&Autotune::method,
                {.name = "method",
                    .title = "method",
                    .help
                    = "Race: candidates that fall behind are dropped, finalists are timed again. Fixed: so many calls "
                      "each, and the best median wins."}),
            row(&Autotune::budget,
                {.name = "budget",
                    .unit = "s",
                    .reals = {.least = 0, .most = longestTimeout},
                    .title = "budget",
                    .help = "The time that a race may take. It is above 0."}),
            row(&Autotune::candidates,
                {.name = "candidates",
                    .integers = smallCounts,
                    .title = "candidates",
                    .help = "How many of the library's first proposals the fixed method measures."}),
            row(&Autotune::iterations,
                {.name = "iterations",
                    .integers = smallCounts,
                    .title = "calls each",
                    .help = "How many calls of each candidate the fixed method measures."}),
        };
        for (auto& row : rows)
            row.key.applies = {.words = "autotuning", .to = withAutotuning};
        return KeyTable<Autotune>(std::move(rows));
    }());
    return table;
}

const KeyTable<Measure>& measureKeys()
{
    static const KeyTable<Measure> table([] {
        std::vector<KeyRow<Measure>> rows{
            row(&Measure::cache,
                {.name = "cache",
                    .title = "cache",
                    .help = "Cold: the last-level cache is evicted before each sample. Hot: the same buffers again.",
                    .phrase = "* cache"}),
            row(&Measure::max_noise,
                {.name = "max_noise",
                    .reals = {.least = 0, .most = 1, .open = true},
                    .title = "noise limit",
                    .help
                    = "Measuring stops when the median is known so well: half the width of its 95 % interval, as a "
                      "share of it."}),
            row(&Measure::min_time,
                {.name = "min_time",
                    .unit = "s",
                    .reals = {.least = 0, .most = longestTimeout},
                    .title = "least time",
                    .help = "A series takes at least so long."}),
            row(&Measure::timeout,
                {.name = "timeout",
                    .unit = "s",
                    .reals = {.least = 0, .most = longestTimeout},
                    .title = "timeout",
                    .help
                    = "A series ends after so long, but never before the least number of samples. It is not below "
                      "measure.min_time."}),
            row(&Measure::min_samples,
                {.name = "min_samples",
                    .integers = counts,
                    .title = "least samples",
                    .help = "A series has at least so many samples, even past the timeout."}),
            row(&Measure::max_samples,
                {.name = "max_samples",
                    .integers = counts,
                    .title = "most samples",
                    .help = "A series has at most so many samples. It is not below measure.min_samples."}),
            row(&Measure::samples,
                {.name = "samples",
                    .integers = counts,
                    .left_out = "until the noise is low enough",
                    .title = "samples",
                    .help = "Fixes the number of samples of a series."}),
            row(&Measure::processes,
                {.name = "processes",
                    .integers = {.least = 1, .most = 1000},
                    .left_out = "by the length of the point: 3 to 5, fewer where a process takes long",
                    .title = "processes",
                    .help
                    = "In how many fresh worker processes the point is measured. The interval of a figure is over "
                      "these; with 1 it holds within one process only."}),
            row(&Measure::first_use,
                {.name = "first_use",
                    .fallback = true,
                    .left_out = "in a sweep false",
                    .title = "first use",
                    .help = "Measures the first use in a fresh process, too."}),
            row(&Measure::seed,
                {.name = "seed", .title = "seed", .help = "Of the random numbers that the operands are filled with."}),
        };
        for (auto& row : rows)
            row.key.decides = row.key.name == "cache";
        return KeyTable<Measure>(std::move(rows));
    }());
    return table;
}

} // namespace phasebench
