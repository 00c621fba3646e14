// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/runner/feasibility.h"

#include "engine/library/capability.h"
#include "engine/library/registry.h"
#include "engine/problem/call_plan.h"
#include "engine/problem/explain.h"
#include "engine/result/process_limits.h"

#include <algorithm>

namespace phasebench {

namespace {

int gpusOf(const Machine& machine)
{
    return static_cast<int>(machine.gpus.size());
}

/// Is that machine the computer that this process runs on, and not a recorded one?
bool isHere(const Machine& machine)
{
    static const std::string host = describeComputer().host;
    return !host.empty() && machine.host == host;
}

/// What this process may take of the host memory; 0: not known. Less than the computer has in a container.
std::int64_t hostMemory(const Machine& machine)
{
    const std::int64_t granted = isHere(machine) ? processLimits().memory.value_or(0) : 0;
    return granted > 0 && (machine.memory == 0 || granted < machine.memory) ? granted : machine.memory;
}

std::string placementKey(OperandId operand)
{
    return "placement." + std::string(nameOf(operand));
}

/// "This computer has no GPU 2: it has 1."
std::string missingGpu(int ordinal, const Machine& machine)
{
    if (machine.gpus.empty())
        return "This computer has no GPU to use"
            + (machine.cuda_reason.empty() ? std::string(".") : ": " + machine.cuda_reason);
    return "This computer has no GPU " + std::to_string(ordinal) + ": it has " + std::to_string(gpusOf(machine)) + ".";
}

void checkExecution(const Experiment& experiment, const Machine& machine, Faults& faults)
{
    const Execution& execution = experiment.execution;
    if (!execution.space->isCpu()) {
        if (execution.space->gpu >= gpusOf(machine))
            faults.push_back({"execution.space", missingGpu(execution.space->gpu, machine), {}});
        else if (!machine.cuda_reason.empty())
            faults.push_back({"execution.space", "Nothing can be computed on a GPU here: " + machine.cuda_reason, {}});
        return;
    }
    const int threads = execution.threads.value_or(1);
    if (machine.cores > 0 && threads > machine.cores)
        faults.push_back({"execution.threads",
            (machine.hardware_threads > machine.cores ? "This process may use " + std::to_string(machine.cores) + " of "
                        + std::to_string(machine.hardware_threads) + " hardware threads, not "
                                                      : "This computer has " + std::to_string(machine.cores)
                        + (machine.cores == 1 ? " hardware thread, not " : " hardware threads, not "))
                + std::to_string(threads) + ".",
            {{"execution.threads", std::to_string(machine.cores)}}});
}

/// Libraries with a worker of their own are not part of every build.
void checkLibrary(const Experiment& experiment, const Machine& machine, Faults& faults)
{
    const Library& library = libraryOf(experiment);
    const auto isHere = [&](const Library& one) {
        return machine.libraries.empty() || one.device == Device::gpu
            || machine.libraries.contains(std::string(one.name));
    };
    if (isHere(library))
        return;
    if (experiment.execution.backend) {
        faults.push_back({"execution.backend",
            "This computer has no worker for " + std::string(library.title)
                + ": the library was not there when the program was built.",
            {{"execution.backend", "null"}}});
        return;
    }
    // It was chosen because those before it cannot; one of these is here, and has a reason.
    for (const Library* other : libraries())
        if (other->device == library.device && other->kind == library.kind && isHere(*other))
            if (auto fault = whyNot(*other, experiment.callProblem())) {
                faults.push_back(std::move(*fault));
                return;
            }
}

void checkPlacement(const Experiment& experiment, const Machine& machine, Faults& faults)
{
    for (const OperandId id : operandIds) {
        const auto& space = experiment.placement.of(id);
        if (!space || space->kind == MemorySpace::Kind::host_pageable)
            continue;
        if (space->kind == MemorySpace::Kind::gpu && space->gpu >= gpusOf(machine))
            faults.push_back({placementKey(id), missingGpu(space->gpu, machine), {}});
        else if (machine.gpus.empty())
            faults.push_back({placementKey(id),
                "Memory of the kind " + nameOf(*space) + " comes from NVIDIA's driver. " + missingGpu(0, machine), {}});
    }
}

std::optional<std::int64_t> known(std::int64_t bytes)
{
    return bytes > 0 ? std::optional(bytes) : std::nullopt;
}

/// What an experiment may take of this machine's memory: of the host's, and of each GPU's up to its limit.
AvailableMemory availableTo(const Experiment& experiment, const Machine& machine)
{
    return [limit = experiment.execution.memory_limit, &machine](const MemorySpace& space) {
        if (space.isHost())
            return known(hostMemory(machine));
        if (space.kind != MemorySpace::Kind::gpu || space.gpu >= gpusOf(machine))
            return std::optional<std::int64_t>();
        const std::int64_t memory = machine.gpus[static_cast<std::size_t>(space.gpu)].memory;
        return memory > 0 && limit ? std::min(memory, *limit) : limit ? limit : known(memory);
    };
}

/// What an experiment takes of GPUs and of the host, pinned memory and what is kept there to check with among it.
MemoryBySpace neededBy(const Experiment& experiment)
{
    const CallPlan plan = planOf(experiment);
    MemoryBySpace needed;
    for (const auto& [space, bytes] : plan.memory(plan.sets))
        if (space.kind != MemorySpace::Kind::managed)
            needed.add(space.isHost() ? MemorySpace{} : space, bytes);
    needed.add(MemorySpace{}, plan.memoryToCheck());
    return needed;
}

std::vector<MemoryShortage> shortagesHere(const Experiment& experiment, const Machine& machine)
{
    return shortagesOf(neededBy(experiment), availableTo(experiment, machine));
}

/// The batch element by element from host memory, where it fits that way: with copies and execution overlapped, else as
/// a sequence.
std::vector<SuggestedFix> streamed(const Experiment& experiment, const Machine& machine)
{
    if (experiment.problem.batch() == 1)
        return {};
    for (const Batching batching : {Batching::overlapped, Batching::sequence}) {
        Experiment changed = experiment;
        changed.call.batching = batching;
        changed.call.count = experiment.problem.batch();
        std::vector<SuggestedFix> fixes{{"call.batching", "\"" + std::string(nameOf(batching)) + "\""}};
        if (experiment.call.count != changed.call.count)
            fixes.push_back({"call.count", std::to_string(changed.call.count)});
        for (const OperandId id : operandIds) {
            auto& space = changed.placement.of(id);
            const bool stays = !space || space->kind == MemorySpace::Kind::host_pinned
                || (batching == Batching::sequence && space->isHost());
            if (stays)
                continue;
            space = MemorySpace{MemorySpace::Kind::host_pinned, 0};
            fixes.push_back({placementKey(id), "\"host_pinned\""});
        }
        if (batching == experiment.call.batching && changed.placement == experiment.placement)
            continue;
        if (shortagesHere(changed, machine).empty() && whyImpossible(changed).empty())
            return fixes;
    }
    return {};
}

std::string wayOut(const std::vector<SuggestedFix>& fixes)
{
    if (fixes.empty())
        return {};
    return fixes.front().value == "\"overlapped\""
        ? " Element by element from pinned host memory, with copies and execution overlapped, it fits."
        : " As a sequence of calls, one element after the other, it fits.";
}

void checkMemory(const Experiment& experiment, const Machine& machine, Faults& faults)
{
    for (const auto& [space, needed, available] : shortagesHere(experiment, machine)) {
        if (space.isHost()) {
            faults.push_back({"problem",
                "The operands need " + bytesInWords(needed)
                    + " of host memory, with the copies that the result is checked with, and "
                    + (available < machine.memory ? "this container allows " : "this computer has ")
                    + bytesInWords(available) + ".",
                {}});
            continue;
        }
        const bool limited = experiment.execution.memory_limit == available;
        auto fixes = streamed(experiment, machine);
        faults.push_back({limited ? "execution.memory_limit" : "problem",
            "The operands need " + bytesInWords(needed) + " on GPU " + std::to_string(space.gpu)
                + (limited ? ", and \"execution.memory_limit\" allows " : ", which has ") + bytesInWords(available)
                + "." + wayOut(fixes),
            std::move(fixes)});
    }
}

/// Every operand in memory of that kind moved to plain memory.
std::vector<SuggestedFix> madePageable(const Experiment& experiment, MemorySpace::Kind kind)
{
    std::vector<SuggestedFix> fixes;
    for (const OperandId id : operandIds)
        if (const auto& space = experiment.placement.of(id); space && space->kind == kind)
            fixes.push_back({placementKey(id), "\"host_pageable\""});
    return fixes;
}

/// What it is wise to take: pinned memory is taken away from the whole computer, and more managed memory than is free
/// can hang a GPU.
AvailableMemory wiselyTaken(const ExecutionSpace& execution, const Machine& machine)
{
    const auto gpu = static_cast<std::size_t>(execution.isCpu() ? 0 : execution.gpu);
    return [gpu, &machine](const MemorySpace& space) {
        std::optional<std::int64_t> most;
        if (space.kind == MemorySpace::Kind::host_pinned && machine.memory > 0)
            most = machine.memory / 4;
        if (space.kind != MemorySpace::Kind::managed || machine.gpus.empty())
            return most;
        if (machine.memory > 0)
            most = machine.memory / 2;
        if (gpu < machine.gpus.size() && machine.gpus[gpu].memory > 0)
            most = std::min(most.value_or(INT64_MAX), machine.gpus[gpu].memory / 2);
        return most;
    };
}

void checkScarceMemory(const Experiment& experiment, const Machine& machine, Faults& faults)
{
    const CallPlan plan = planOf(experiment);
    for (const auto& [space, needed, most] :
        shortagesOf(plan.memory(plan.sets), wiselyTaken(plan.executionSpace, machine))) {
        auto fixes = madePageable(experiment, space.kind);
        if (space == plan.mirrorSpace) // pinned, so that copies overlap with execution on the CPU
            fixes.push_back({"call.batching", "\"sequence\""});
        faults.push_back({fixes.front().key,
            space.kind == MemorySpace::Kind::managed
                ? "The operands need " + bytesInWords(needed) + " of managed memory; more than " + bytesInWords(most)
                    + ", half of what the GPU and the host have, can hang the GPU."
                : "The operands need " + bytesInWords(needed)
                    + " of pinned memory, which is taken away from everything else; more than a quarter of this "
                      "computer's "
                    + bytesInWords(machine.memory) + " would not be wise.",
            std::move(fixes)});
    }
}

Faults faultsHere(const Experiment& experiment, const Machine& machine)
{
    Faults faults = whyImpossible(experiment);
    checkLibrary(experiment, machine, faults);
    checkExecution(experiment, machine, faults);
    checkPlacement(experiment, machine, faults);
    checkMemory(experiment, machine, faults);
    checkScarceMemory(experiment, machine, faults);
    return faults;
}

/// The same on the CPU with everything in plain memory, where that is possible.
std::vector<SuggestedFix> moveToCpu(Experiment experiment, const Machine& machine)
{
    std::vector<SuggestedFix> fixes;
    if (!experiment.execution.space->isCpu()) {
        experiment.execution.space = ExecutionSpace{};
        experiment.execution.threads = std::max(machine.cores, 1);
        fixes.push_back({"execution.space", "\"cpu\""});
    }
    for (const OperandId id : operandIds) {
        auto& space = experiment.placement.of(id);
        if (!space || space->kind == MemorySpace::Kind::host_pageable)
            continue;
        space = MemorySpace{};
        fixes.push_back({placementKey(id), "\"host_pageable\""});
    }
    if (!faultsHere(experiment, machine).empty())
        fixes.clear();
    return fixes;
}

} // namespace

Computer computerOf(const Machine& machine)
{
    return {machine.cuda_reason.empty() ? gpusOf(machine) : 0, std::max(machine.cores, 1)};
}

Faults whyImpossibleHere(const Experiment& resolved, const Machine& machine)
{
    Faults faults = faultsHere(resolved, machine);
    const bool noGpu = machine.gpus.empty() || !machine.cuda_reason.empty();
    if (noGpu && !faults.empty() && faults.front().fixes.empty())
        faults.front().fixes = moveToCpu(resolved, machine);
    return faults;
}

} // namespace phasebench
