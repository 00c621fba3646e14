// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/capability.h"

#include "engine/problem/call_copies.h"
#include "engine/problem/capability_rules.h"
#include "engine/problem/configuration_json.h"
#include "engine/problem/memory_need.h"
#include "engine/problem/operand.h"
#include "engine/text/list.h"

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
std::vector<Mend> placementMends(const Experiment& experiment, std::string_view value, Predicate isWrong)
{
    std::vector<Mend> mends;
    for (const auto name : namesOf<OperandId>())
        if (const auto& space = experiment.placement.of(*fromName<OperandId>(name)); space && isWrong(*space))
            mends.push_back({"placement." + std::string(name), inQuotes(value)});
    return mends;
}

std::optional<Fault> configurationOfAnother(const Experiment& experiment)
{
    const nlohmann::json& configuration = experiment.planning.configuration;
    if (configuration.is_null())
        return std::nullopt;
    const std::string_view backend = backendOf(experiment);
    const auto keys = configurationKeys(backend);
    for (const auto& [key, value] : configuration.items())
        if (std::ranges::find(keys, key) == keys.end())
            return Fault{"planning.configuration." + key,
                "A configuration of " + std::string(backend) + " has no key " + inQuotes(key) + "; it has "
                    + listed(keys) + ".",
                {{"planning.configuration", "null"}}};
    if (backend == "cublaslt" && !configuration.contains("algorithm"))
        return Fault{"planning.configuration", "A configuration of cublaslt must name its \"algorithm\", a number.",
            {{"planning.configuration", "null"}}};
    return std::nullopt;
}

/// Does a copy go with every call: from and to where the operand lives, or into planned buffers?
bool isCopied(const Experiment& experiment, const Operand& operand)
{
    const MemorySpace space = experiment.placement.of(operand.id).value_or(MemorySpace{});
    if (!reaches(experiment.execution.space.value_or(ExecutionSpace{}), space))
        return true;
    return isBuffered(experiment) && operand.role != Role::output;
}

bool isOverlapped(const Experiment& experiment)
{
    return experiment.call.batching == Batching::overlapped;
}

std::optional<Fault> overlappedPlans(const Experiment& experiment)
{
    if (!isOverlapped(experiment) || experiment.call.form == CallForm::stateful)
        return std::nullopt;
    return Fault{"call.form",
        "Overlapped calls share one plan, so they are stateful: planning anew would wait for each.",
        {{"call.form", "\"stateful\""}}};
}

std::optional<Fault> nothingToOverlap(const Experiment& experiment)
{
    if (!isOverlapped(experiment))
        return std::nullopt;
    const auto operands = operandsOf(experiment.callProblem());
    const auto onGpu = [&](const Operand& operand) {
        const auto& space = experiment.placement.of(operand.id);
        return space && space->kind == MemorySpace::Kind::gpu;
    };
    const bool copies = onCpu(experiment)
        ? std::ranges::any_of(operands, onGpu)
        : std::ranges::any_of(operands, [&](const Operand& operand) { return isCopied(experiment, operand); });
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

std::optional<Fault> overlappedPageable(const Experiment& experiment)
{
    if (!isOverlapped(experiment) || onCpu(experiment))
        return std::nullopt;
    auto mends = placementMends(experiment, "host_pinned",
        [](const MemorySpace& space) { return space.kind == MemorySpace::Kind::host_pageable; });
    if (mends.empty())
        return std::nullopt;
    std::string key = mends.front().key;
    return Fault{std::move(key),
        "Copies from and to pageable memory cannot overlap with execution: make the operands pinned.",
        std::move(mends)};
}

std::optional<Fault> effortWithoutPlanner(const Experiment& experiment)
{
    const auto effort = experiment.planning.effort;
    const std::string_view backend = backendOf(experiment);
    if (backend == "fftw" || !effort || *effort == Effort::estimate)
        return std::nullopt;
    std::vector<Mend> mends{{"planning.effort", "null"}};
    return Fault{"planning.effort",
        "A planner effort such as " + inQuotes(nameOf(*effort))
            + " is FFTW's: it applies to FFTs on the CPU, and this experiment runs "
            + (experiment.problem.isMatmul() ? "a matmul." : "on a GPU."),
        std::move(mends)};
}

std::optional<Fault> tooManySets(const Experiment& experiment)
{
    const std::int64_t sets = setsNeeded(experiment);
    if (sets <= maximumSets)
        return std::nullopt;
    return Fault{"call.count",
        (overwritesInput(experiment) ? "Each call overwrites its input, so "
                                     : "Managed pages start on the other side in each call, so ")
            + std::to_string(sets) + " calls need as many sets of operands, and there are at most "
            + std::to_string(maximumSets) + ".",
        {{"call.count", std::to_string(maximumSets)}}};
}

constexpr CapabilityRule rules[] = {
    {configurationOfAnother},
    {overlappedPlans},
    {nothingToOverlap},
    {overlappedPageable},
    {tooManySets},
    {effortWithoutPlanner},
};

std::span<const CapabilityRule> rulesOf(std::string_view backend)
{
    if (backend == "cublaslt")
        return cublasltRules();
    if (backend == "openblas")
        return openblasRules();
    return backend == "cufft" ? cufftRules() : fftwRules();
}

} // namespace

std::span<const CapabilityRule> commonRules()
{
    return rules;
}

std::string_view backendOf(const Experiment& resolved)
{
    if (resolved.problem.isMatmul())
        return onCpu(resolved) ? "openblas" : "cublaslt";
    return onCpu(resolved) ? "fftw" : "cufft";
}

Faults whyImpossible(const Experiment& resolved)
{
    Faults faults;
    for (const auto table : {rulesOf(backendOf(resolved)), commonRules()})
        for (const CapabilityRule& rule : table)
            if (auto fault = rule.check(resolved))
                faults.push_back(std::move(*fault));
    return faults;
}

} // namespace phasebench
