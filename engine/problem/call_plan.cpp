// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/call_plan.h"

#include "engine/problem/checked.h"
#include "engine/problem/kinds.h"

#include <algorithm>
#include <tuple>

namespace phasebench {

namespace {

/// The bytes of so many sets, where more than anything has is as good as that.
std::int64_t bytesOfSets(std::int64_t bytes, std::int64_t sets)
{
    constexpr std::int64_t plenty = std::int64_t{1} << 58;
    const Checked product = Checked(bytes) * sets;
    if (sets == 1)
        return bytes;
    return product.fits() ? std::min(product.value(), plenty) : plenty;
}

std::int64_t aligned(std::int64_t bytes, std::int64_t alignment)
{
    return alignment == 1 ? bytes : roundedUp(bytes, alignment).value();
}

bool isManaged(const PlannedOperand& planned)
{
    return planned.residence.kind == MemorySpace::Kind::managed;
}

std::vector<PlannedOperand> plannedOperands(const Experiment& experiment, const CallPlan& plan)
{
    const std::vector<Operand> ofOneCall = operandsOf(experiment.callProblem());
    const std::vector<Operand> wholes = operandsOf(experiment.problem);
    std::vector<PlannedOperand> operands;
    for (std::size_t i = 0; i < wholes.size(); ++i) {
        PlannedOperand planned;
        planned.operand = ofOneCall[i];
        planned.whole = wholes[i];
        planned.step = plan.elements > 1 ? batchStepOf(experiment.problem, wholes[i]) : 0;
        planned.residence = experiment.placement.of(wholes[i].id).value_or(MemorySpace{});
        planned.reached = reaches(plan.executionSpace, planned.residence);
        planned.mirrored = !planned.reached || (plan.buffered && planned.isInput());
        operands.push_back(std::move(planned));
    }
    return operands;
}

std::string modeOf(const Transfer& transfer, const MemorySpace& from, const MemorySpace& to)
{
    if (from.kind == MemorySpace::Kind::managed || to.kind == MemorySpace::Kind::managed)
        return std::string(nameOf(transfer.managed));
    if (from.kind == MemorySpace::Kind::gpu && to.kind == MemorySpace::Kind::gpu && from.gpu != to.gpu)
        return std::string(nameOf(transfer.peer));
    return {};
}

/// Adds what moves of an operand in that phase: as a copy of its own, or by page faults.
void addMovement(CallPlan& plan, const PlannedOperand& planned, Phase phase, const Transfer& transfer)
{
    const bool in = phase == Phase::copy_in;
    const bool copied = in ? planned.mirrored : !planned.reached;
    if (!(in ? planned.isInput() : planned.isResult()) || (!copied && !isManaged(planned)))
        return;
    const MemorySpace there = copied ? plan.mirrorSpace : executionMemory(plan.executionSpace);
    CallCopy copy{planned.operand.id, phase, in ? planned.residence : there, in ? there : planned.residence,
        planned.operand.bytes, {}};
    copy.mode = copied && isManaged(planned) ? "fault" // a copy from managed memory finds its pages on the other side
                                             : modeOf(transfer, copy.from, copy.to);
    const bool byFaults = !copied && transfer.managed != ManagedMode::prefetch;
    (byFaults ? plan.faults : plan.copies).push_back(std::move(copy));
}

bool overwritesInput(const Experiment& experiment, const CallPlan& plan)
{
    const PlannedOperand& input = plan.operands.front();
    if (overwrittenOf(experiment.problem)) // a result that is copied out goes back over its input
        return !input.reached || !plan.buffered;
    const bool destroys
        = experiment.problem.visit([&](const auto& kind) { return destroysInput(kind, plan.executionSpace); });
    return destroys && !input.mirrored;
}

/// Sets after which three times the cache has gone by, so that the first of them is cold again; 1 where a single set
/// does that. No more than `maximumSets`, which may be too few.
std::int64_t setsForCold(std::int64_t cacheBytes, std::int64_t setBytes)
{
    const std::int64_t wanted = 3 * cacheBytes;
    return setBytes >= wanted ? 1 : std::clamp<std::int64_t>(wanted / setBytes + 1, 2, maximumSets);
}

/// So many sets without their mirrors.
MemoryBySpace residents(const CallPlan& plan, std::int64_t sets, std::int64_t alignment)
{
    MemoryBySpace memory;
    for (const PlannedOperand& planned : plan.operands)
        memory.add(planned.residence, bytesOfSets(aligned(planned.whole.bytes, alignment), sets));
    return memory;
}

} // namespace

bool reaches(const ExecutionSpace& execution, const MemorySpace& space)
{
    if (space.kind == MemorySpace::Kind::managed)
        return true;
    if (execution.isCpu())
        return space.isHost();
    return space.kind == MemorySpace::Kind::gpu && space.gpu == execution.gpu;
}

MemorySpace executionMemory(const ExecutionSpace& execution)
{
    return execution.isCpu() ? MemorySpace{} : MemorySpace{MemorySpace::Kind::gpu, execution.gpu};
}

bool MemoryBySpace::Before::operator()(const MemorySpace& a, const MemorySpace& b) const
{
    return std::tie(a.kind, a.gpu) < std::tie(b.kind, b.gpu);
}

void MemoryBySpace::add(const MemorySpace& space, std::int64_t bytes)
{
    m_bytes[space] += bytes;
}

std::int64_t MemoryBySpace::of(const MemorySpace& space) const
{
    const auto found = m_bytes.find(space);
    return found == m_bytes.end() ? 0 : found->second;
}

std::int64_t MemoryBySpace::of(MemorySpace::Kind kind) const
{
    std::int64_t sum = 0;
    for (const auto& [space, bytes] : m_bytes)
        sum += space.kind == kind ? bytes : 0;
    return sum;
}

std::vector<MemoryShortage> shortagesOf(const MemoryBySpace& needed, const AvailableMemory& available)
{
    std::vector<MemoryShortage> shortages;
    for (const auto& [space, bytes] : needed)
        if (const auto there = available(space); there && bytes > *there)
            shortages.push_back({space, bytes, *there});
    return shortages;
}

bool CallPlan::isMirrored() const
{
    return std::ranges::any_of(operands, &PlannedOperand::mirrored);
}

bool CallPlan::copiesIn(Phase phase) const
{
    return std::ranges::find(copies, phase, &CallCopy::phase) != copies.end();
}

MemoryBySpace CallPlan::memory(std::int64_t ofSets, std::int64_t alignment) const
{
    MemoryBySpace memory = residents(*this, ofSets, alignment);
    for (const PlannedOperand& planned : operands)
        if (planned.mirrored)
            memory.add(mirrorSpace, aligned(planned.operand.bytes, alignment) * inFlight);
    return memory;
}

std::int64_t CallPlan::memoryToCheck() const
{
    std::int64_t bytes = 0;
    for (const PlannedOperand& planned : operands) {
        bytes += planned.isInput() ? planned.whole.bytes : 0;
        bytes += planned.isResult() ? planned.whole.bytes : 0;
    }
    return bytes;
}

CallPlan planOf(const Experiment& resolved)
{
    const Call& call = resolved.call;
    CallPlan plan;
    plan.executionSpace = resolved.execution.space.value_or(ExecutionSpace{});
    plan.mirrorSpace = executionMemory(plan.executionSpace);
    // The CPU's copies of what lives on a GPU are in pinned memory where they are to overlap with execution.
    if (plan.executionSpace.isCpu() && call.batching == Batching::overlapped)
        plan.mirrorSpace = MemorySpace{MemorySpace::Kind::host_pinned, 0};
    plan.buffered = call.form == CallForm::stateful && call.operands == OperandUpdate::in_place;
    plan.cache = resolved.measure.cache;
    plan.elements = call.batching == Batching::dimension ? 1 : resolved.problem.batch();
    plan.inFlight = call.batching == Batching::overlapped ? std::min(mostCallsInFlight, call.count) : 1;
    plan.operands = plannedOperands(resolved, plan);
    for (const Phase phase : {Phase::copy_in, Phase::copy_out})
        for (const PlannedOperand& planned : plan.operands)
            addMovement(plan, planned, phase, resolved.transfer);
    plan.overwritesInput = overwritesInput(resolved, plan);
    // Hot pages stay where they are, and hot calls have the same set.
    plan.movesPages = plan.cache == CacheState::cold && std::ranges::any_of(plan.operands, isManaged);
    // The calls of a sequence have a batch element each, all of them in one set.
    const bool needsOwn = plan.overwritesInput || plan.movesPages;
    if (needsOwn && plan.cache == CacheState::cold && call.batching == Batching::dimension)
        plan.sets = call.count;
    return plan;
}

CallPlan executionPlanOf(const Experiment& resolved)
{
    Experiment alone = resolved;
    alone.call.operands = OperandUpdate::reset;
    CallPlan plan = planOf(alone);
    plan.sets = plan.cache == CacheState::cold ? 2 : 1;
    return plan;
}

CallPlan withColdSets(CallPlan plan, const SetsRoom& room)
{
    if (plan.cache == CacheState::hot)
        return plan;
    // Each space has its own cache; the sets must be enough for all of them, and must fit everywhere.
    std::int64_t cold = 1;
    for (const auto& [space, bytes] : residents(plan, 1, setAlignment))
        cold = std::max(cold, setsForCold(room.cacheBytes(space), bytes));
    const auto fits = [&](std::int64_t sets) {
        return shortagesOf(residents(plan, 2 * sets, setAlignment), room.available).empty()
            && shortagesOf(plan.memory(sets, setAlignment), room.allowed).empty();
    };
    while (cold > 1 && !fits(cold))
        cold /= 2;
    plan.coldByRotation = std::ranges::all_of(residents(plan, cold, setAlignment),
        [&](const auto& there) { return there.second >= 3 * room.cacheBytes(there.first); });
    plan.sets = std::max(plan.sets, cold);
    return plan;
}

} // namespace phasebench
