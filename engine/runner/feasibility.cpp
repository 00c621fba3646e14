// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/runner/feasibility.h"

#include "engine/library/capability.h"
#include "engine/library/registry.h"
#include "engine/problem/explain.h"
#include "engine/problem/memory_need.h"
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

std::string placementKey(int operand)
{
    return "placement." + std::string(nameOf(static_cast<OperandId>(operand)));
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
    for (int i = 0; i < operandIdCount; ++i) {
        const auto& space = experiment.placement.spaces[static_cast<std::size_t>(i)];
        if (!space || space->kind == MemorySpace::Kind::host_pageable)
            continue;
        if (space->kind == MemorySpace::Kind::gpu && space->gpu >= gpusOf(machine))
            faults.push_back({placementKey(i), missingGpu(space->gpu, machine), {}});
        else if (machine.gpus.empty())
            faults.push_back({placementKey(i),
                "Memory of the kind " + nameOf(*space) + " comes from NVIDIA's driver. " + missingGpu(0, machine), {}});
    }
}

/// What may be taken of a GPU's memory; 0: not known.
std::int64_t gpuMemory(const Experiment& experiment, const Machine& machine, int gpu)
{
    const std::int64_t memory = machine.gpus[static_cast<std::size_t>(gpu)].memory;
    const std::int64_t limit = experiment.execution.memory_limit.value_or(memory);
    return memory > 0 ? std::min(memory, limit) : limit;
}

/// Operands in host memory, and what is kept there beside all operands, wherever they live.
std::int64_t hostBytes(const Experiment& experiment, const MemoryNeed& need)
{
    return need.host + need.pinned + memoryToCheck(experiment.problem);
}

bool fits(const Experiment& experiment, const Machine& machine)
{
    const MemoryNeed need = memoryNeed(experiment);
    if (const std::int64_t memory = hostMemory(machine); memory > 0 && hostBytes(experiment, need) > memory)
        return false;
    return std::ranges::all_of(need.gpu, [&](const auto& part) {
        const std::int64_t memory = part.first < gpusOf(machine) ? gpuMemory(experiment, machine, part.first) : 0;
        return memory == 0 || part.second <= memory;
    });
}

/// The batch element by element from host memory, where it fits that way: with copies and execution overlapped, else as
/// a sequence.
std::vector<Mend> streamed(const Experiment& experiment, const Machine& machine)
{
    if (experiment.problem.batch() == 1)
        return {};
    for (const Batching batching : {Batching::overlapped, Batching::sequence}) {
        Experiment changed = experiment;
        changed.call.batching = batching;
        changed.call.count = experiment.problem.batch();
        std::vector<Mend> mends{{"call.batching", "\"" + std::string(nameOf(batching)) + "\""}};
        if (experiment.call.count != changed.call.count)
            mends.push_back({"call.count", std::to_string(changed.call.count)});
        for (int i = 0; i < operandIdCount; ++i) {
            auto& space = changed.placement.spaces[static_cast<std::size_t>(i)];
            const bool stays = !space || space->kind == MemorySpace::Kind::host_pinned
                || (batching == Batching::sequence && space->isHost());
            if (stays)
                continue;
            space = MemorySpace{MemorySpace::Kind::host_pinned, 0};
            mends.push_back({placementKey(i), "\"host_pinned\""});
        }
        if (batching == experiment.call.batching && changed.placement == experiment.placement)
            continue;
        if (fits(changed, machine) && whyImpossible(changed).empty())
            return mends;
    }
    return {};
}

std::string wayOut(const std::vector<Mend>& mends)
{
    if (mends.empty())
        return {};
    return mends.front().value == "\"overlapped\""
        ? " Element by element from pinned host memory, with copies and execution overlapped, it fits."
        : " As a sequence of calls, one element after the other, it fits.";
}

void checkMemory(const Experiment& experiment, const Machine& machine, Faults& faults)
{
    const MemoryNeed need = memoryNeed(experiment);
    const std::int64_t host = hostBytes(experiment, need);
    if (const std::int64_t memory = hostMemory(machine); memory > 0 && host > memory)
        faults.push_back({"problem",
            "The operands need " + bytesInWords(host)
                + " of host memory, with the copies that the result is checked with, and "
                + (memory < machine.memory ? "this container allows " : "this computer has ") + bytesInWords(memory)
                + ".",
            {}});
    for (const auto& [gpu, bytes] : need.gpu) {
        if (gpu >= gpusOf(machine))
            continue;
        const std::int64_t memory = gpuMemory(experiment, machine, gpu);
        if (memory == 0 || bytes <= memory)
            continue;
        const auto& limit = experiment.execution.memory_limit;
        const bool limited = limit && *limit == memory;
        auto mends = streamed(experiment, machine);
        faults.push_back({limited ? "execution.memory_limit" : "problem",
            "The operands need " + bytesInWords(bytes) + " on GPU " + std::to_string(gpu)
                + (limited ? ", and \"execution.memory_limit\" allows " : ", which has ") + bytesInWords(memory) + "."
                + wayOut(mends),
            std::move(mends)});
    }
}

/// Every operand in memory of that kind moved to plain memory.
std::vector<Mend> madePageable(const Experiment& experiment, MemorySpace::Kind kind)
{
    std::vector<Mend> mends;
    for (int i = 0; i < operandIdCount; ++i)
        if (const auto& space = experiment.placement.spaces[static_cast<std::size_t>(i)]; space && space->kind == kind)
            mends.push_back({placementKey(i), "\"host_pageable\""});
    return mends;
}

/// Pinned memory is taken away from the whole computer, and more managed memory than is free can hang a GPU.
void checkScarceMemory(const Experiment& experiment, const Machine& machine, Faults& faults)
{
    const MemoryNeed need = memoryNeed(experiment);
    if (machine.memory > 0 && need.pinned > machine.memory / 4) {
        auto mends = madePageable(experiment, MemorySpace::Kind::host_pinned);
        faults.push_back({mends.front().key,
            "The operands need " + bytesInWords(need.pinned)
                + " of pinned memory, which is taken away from everything else; more than a quarter of this computer's "
                + bytesInWords(machine.memory) + " would not be wise.",
            std::move(mends)});
    }
    if (need.managed == 0 || machine.gpus.empty())
        return;
    const ExecutionSpace& execution = *experiment.execution.space;
    const auto gpu = static_cast<std::size_t>(execution.isCpu() ? 0 : execution.gpu);
    std::int64_t most
        = gpu < machine.gpus.size() && machine.gpus[gpu].memory > 0 ? machine.gpus[gpu].memory / 2 : need.managed;
    if (machine.memory > 0)
        most = std::min(most, machine.memory / 2);
    if (need.managed <= most)
        return;
    auto mends = madePageable(experiment, MemorySpace::Kind::managed);
    faults.push_back({mends.front().key,
        "The operands need " + bytesInWords(need.managed) + " of managed memory; more than " + bytesInWords(most)
            + ", half of what the GPU and the host have, can hang the GPU.",
        std::move(mends)});
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
std::vector<Mend> moveToCpu(Experiment experiment, const Machine& machine)
{
    std::vector<Mend> mends;
    if (!experiment.execution.space->isCpu()) {
        experiment.execution.space = ExecutionSpace{};
        experiment.execution.threads = std::max(machine.cores, 1);
        mends.push_back({"execution.space", "\"cpu\""});
    }
    for (int i = 0; i < operandIdCount; ++i) {
        auto& space = experiment.placement.spaces[static_cast<std::size_t>(i)];
        if (!space || space->kind == MemorySpace::Kind::host_pageable)
            continue;
        space = MemorySpace{};
        mends.push_back({placementKey(i), "\"host_pageable\""});
    }
    if (!faultsHere(experiment, machine).empty())
        mends.clear();
    return mends;
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
    if (noGpu && !faults.empty() && faults.front().mends.empty())
        faults.front().mends = moveToCpu(resolved, machine);
    return faults;
}

} // namespace phasebench
