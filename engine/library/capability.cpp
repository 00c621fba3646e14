// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/library/capability.h"

#include "engine/library/registry.h"
#include "engine/problem/call_plan.h"
#include "engine/text/list.h"
#include "engine/text/quotes.h"

#include <algorithm>
#include <vector>

namespace phasebench {

namespace {

bool onCpu(const Experiment& experiment)
{
    return !experiment.execution.space || experiment.execution.space->isCpu();
}

/// Adds `value` as the new place of every operand that `isWrong`.
template <typename Predicate>
std::vector<SuggestedFix> placementFixes(const Experiment& experiment, std::string_view value, Predicate isWrong)
{
    std::vector<SuggestedFix> fixes;
    for (const OperandId id : operandIds)
        if (const auto& space = experiment.placement.of(id); space && isWrong(*space))
            fixes.push_back({"placement." + std::string(nameOf(id)), inQuotes(value)});
    return fixes;
}

std::optional<Fault> configurationOfAnother(const Library& library, const Experiment& experiment)
{
    const nlohmann::json& configuration = experiment.planning.configuration;
    if (configuration.is_null())
        return std::nullopt;
    std::vector<std::string_view> keys;
    for (const ConfigurationKey& key : library.configuration)
        keys.push_back(key.name);
    for (const auto& [key, value] : configuration.items())
        if (std::ranges::find(keys, key) == keys.end())
            return Fault{"planning.configuration." + key,
                "A configuration of " + std::string(library.name) + " has no key " + inQuotes(key) + "; it has "
                    + listed(keys) + ".",
                {{"planning.configuration", "null"}}};
    for (const ConfigurationKey& key : library.configuration)
        if (key.required && !configuration.contains(std::string(key.name)))
            return Fault{"planning.configuration",
                "A configuration of " + std::string(library.name) + " must name its " + inQuotes(key.name) + ", "
                    + std::string(key.right) + ".",
                {{"planning.configuration", "null"}}};
    return std::nullopt;
}

bool isOverlapped(const Experiment& experiment)
{
    return experiment.call.batching == Batching::overlapped;
}

std::optional<Fault> overlappedPlans(const Library& /*library*/, const Experiment& experiment)
{
    if (!isOverlapped(experiment) || experiment.call.form == CallForm::stateful)
        return std::nullopt;
    return Fault{"call.form",
        "Overlapped calls share one plan, so they are stateful: planning anew would wait for each.",
        {{"call.form", "\"stateful\""}}};
}

std::optional<Fault> nothingToOverlap(const Library& /*library*/, const Experiment& experiment)
{
    if (!isOverlapped(experiment))
        return std::nullopt;
    // A CPU's copies into planned buffers are its own work, which goes on beside nothing.
    const CallPlan plan = planOf(experiment);
    const bool copies
        = onCpu(experiment) ? !std::ranges::all_of(plan.operands, &PlannedOperand::reached) : plan.isMirrored();
    if (copies)
        return std::nullopt;
    return Fault{"call.batching",
        onCpu(experiment)
            ? "On the CPU copies can overlap with execution only where an operand lives on a GPU; here nothing is "
              "copied "
              "from or to one: choose a sequence."
            : "All operands live where they are computed, so no copy is there to be overlapped: choose a sequence.",
        {{"call.batching", "\"sequence\""}}};
}

std::optional<Fault> overlappedPageable(const Library& /*library*/, const Experiment& experiment)
{
    if (!isOverlapped(experiment) || onCpu(experiment))
        return std::nullopt;
    auto fixes = placementFixes(experiment, "host_pinned",
        [](const MemorySpace& space) { return space.kind == MemorySpace::Kind::host_pageable; });
    if (fixes.empty())
        return std::nullopt;
    std::string key = fixes.front().key;
    return Fault{std::move(key),
        "Copies from and to pageable memory cannot overlap with execution: make the operands pinned.",
        std::move(fixes)};
}

bool computesKindOf(const Library& library, const Problem& problem)
{
    return library.kind == &problem.kind();
}

/// Is there a library with a planner for this kind of problem, elsewhere?
bool libraryForEffort(const Experiment& experiment)
{
    return std::ranges::any_of(libraries(),
        [&](const Library* library) { return library->hasEffort && computesKindOf(*library, experiment.problem); });
}

std::optional<Fault> effortWithoutPlanner(const Library& library, const Experiment& experiment)
{
    const auto effort = experiment.planning.effort;
    if (library.hasEffort || !effort || *effort == Effort::estimate)
        return std::nullopt;
    return Fault{"planning.effort",
        "A planner effort such as " + inQuotes(nameOf(*effort))
            + " is FFTW's: it applies to FFTs on the CPU, and this experiment runs "
            + (libraryForEffort(experiment) ? "on a GPU." : std::string(experiment.problem.kind().one) + "."),
        {{"planning.effort", "null"}}};
}

std::optional<Fault> tooManySets(const Library& /*library*/, const Experiment& experiment)
{
    if (experiment.call.count <= maximumSets) // more sets than calls are never needed
        return std::nullopt;
    const CallPlan plan = planOf(experiment);
    if (plan.sets <= maximumSets)
        return std::nullopt;
    return Fault{"call.count",
        (plan.overwritesInput ? "Each call overwrites its input, so "
                              : "Managed pages start on the other side in each call, so ")
            + std::to_string(plan.sets) + " calls need as many sets of operands, and there are at most "
            + std::to_string(maximumSets) + ".",
        {{"call.count", std::to_string(maximumSets)}}};
}

/// Rules that do not depend on the library.
constexpr CapabilityRule rules[] = {
    {configurationOfAnother},
    {overlappedPlans},
    {nothingToOverlap},
    {overlappedPageable},
    {tooManySets},
    {effortWithoutPlanner},
};

Device deviceOf(const Experiment& experiment)
{
    return onCpu(experiment) ? Device::cpu : Device::gpu;
}

/// The library that was asked for computes something else, or elsewhere.
std::optional<Fault> anotherPurpose(const Library& library, const Experiment& experiment)
{
    const std::string title(library.title);
    if (!computesKindOf(library, experiment.problem))
        return Fault{
            "execution.backend", title + " computes " + whatItComputes(library) + ".", {{"execution.backend", "null"}}};
    if (library.device == deviceOf(experiment))
        return std::nullopt;
    const std::string space = library.device == Device::cpu ? "cpu" : "gpu:0";
    return Fault{"execution.backend",
        title + (library.device == Device::cpu ? " computes on the CPU" : " computes on a GPU")
            + ", and this experiment executes in the space "
            + inQuotes(nameOf(experiment.execution.space.value_or(ExecutionSpace{}))) + ".",
        {{"execution.space", inQuotes(space)}}};
}

Faults faultsOf(const Library& library, const Experiment& experiment)
{
    Faults faults;
    for (const CapabilityRule& rule : library.rules)
        if (auto fault = rule.check(library, experiment))
            faults.push_back(std::move(*fault));
    return faults;
}

} // namespace

std::string whatItComputes(const Library& library)
{
    std::vector<std::string_view> others;
    forEachKind([&]<typename Kind>(std::type_identity<Kind>) {
        if (&Kind::kind != library.kind)
            others.push_back(Kind::kind.many);
    });
    return std::string(library.kind->many) + ", not " + listed(others, "or");
}

std::optional<Fault> whyNot(const Library& library, const Problem& problem)
{
    Experiment experiment;
    experiment.problem = problem;
    if (!computesKindOf(library, problem))
        return Fault{"problem.kind", std::string(library.title) + " computes " + whatItComputes(library) + ".", {}};
    Faults faults = faultsOf(library, experiment);
    if (faults.empty())
        return std::nullopt;
    return std::move(faults.front());
}

std::vector<const Library*> librariesFor(const Experiment& resolved)
{
    std::vector<const Library*> able;
    for (const Library* library : libraries())
        if (computesKindOf(*library, resolved.problem) && library->device == deviceOf(resolved)
            && faultsOf(*library, resolved).empty())
            able.push_back(library);
    return able;
}

const Library& libraryOf(const Experiment& resolved)
{
    if (resolved.execution.backend)
        if (const Library* asked = findLibrary(*resolved.execution.backend))
            return *asked;
    const Library* first = nullptr;
    for (const Library* library : libraries()) {
        if (!computesKindOf(*library, resolved.problem) || library->device != deviceOf(resolved))
            continue;
        if (faultsOf(*library, resolved).empty())
            return *library;
        if (!first)
            first = library;
    }
    return *first;
}

Faults whyImpossible(const Experiment& resolved)
{
    const Library& library = libraryOf(resolved);
    if (auto fault = anotherPurpose(library, resolved))
        return {std::move(*fault)};
    Faults faults = faultsOf(library, resolved);
    for (const CapabilityRule& rule : rules)
        if (auto fault = rule.check(library, resolved))
            faults.push_back(std::move(*fault));
    return faults;
}

} // namespace phasebench
