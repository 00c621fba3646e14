// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/operand_sets.h"

#include "engine/problem/checked.h"
#include "engine/worker/memory/fill.h"
#include "engine/worker/placement_error.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace phasebench {

namespace {

std::size_t aligned(std::int64_t bytes)
{
    return static_cast<std::size_t>(roundedUp(bytes, setAlignment).value());
}

/// What the experiment allows to be taken of a GPU's memory.
AvailableMemory allowedBy(const Experiment& experiment)
{
    return [limit = experiment.execution.memory_limit](const MemorySpace& space) {
        return space.kind == MemorySpace::Kind::gpu ? limit : std::nullopt;
    };
}

/// Fills an operand; of a large batch the first elements, which the others repeat: gigabytes of random numbers would
/// take longer than what is measured, and no cache holds what is repeated.
void fillBatch(const Problem& problem, const Operand& whole, std::uint64_t seed, std::span<std::byte> host)
{
    constexpr std::int64_t enough = 256 << 20; // bytes
    const std::int64_t step = batchStepOf(problem, whole);
    const std::int64_t distinct = step > 0 ? enough / step + 1 : problem.batch();
    if (distinct >= problem.batch()) {
        fillOperand(problem, whole, seed, host);
        return;
    }
    Problem first = problem;
    first.visit([&](auto& kind) { kind.batch = distinct; });
    const std::vector<Operand> operands = operandsOf(first);
    const Operand& part = *std::ranges::find(operands, whole.id, &Operand::id);
    fillOperand(first, part, seed, host.first(static_cast<std::size_t>(part.bytes)));
    const auto period = static_cast<std::size_t>(distinct * step);
    for (std::size_t at = period; at < host.size(); at += period)
        std::memcpy(host.data() + at, host.data(), std::min(period, host.size() - at));
}

} // namespace

OperandSets::OperandSets(const Experiment& experiment, Memory& memory, const CallPlan& plan)
    : m_memory(memory)
    , m_plan(withColdSets(plan,
          {[&](const MemorySpace& space) { return memory.cacheBytes(space); },
              [&](const MemorySpace& space) { return std::optional(memory.available(space)); }, allowedBy(experiment)}))
    , m_managedMode(experiment.transfer.managed)
    , m_result(resultOf(experiment.problem))
{
    requireRoom(allowedBy(experiment));
    allocate(experiment);
    restoreAll();
    verifyPlaces();
    prepareManaged();
    preparePeers(experiment.transfer.peer);
    pointExecutions();
}

void OperandSets::requireRoom(const AvailableMemory& allowed) const
{
    MemoryBySpace needed = m_plan.memory(m_plan.sets, setAlignment);
    for (const MemoryShortage& shortage : shortagesOf(needed, allowed))
        throw RefusedError{Fault{{},
            "The operands need " + std::to_string(shortage.needed)
                + " bytes of a GPU's memory, and \"execution.memory_limit\" allows "
                + std::to_string(shortage.available) + ".",
            {}}};
    needed.add(MemorySpace{}, m_plan.memoryToCheck());
    for (const auto& [space, bytes] : needed)
        if (const std::string reason = m_memory.whyNot(space, static_cast<std::size_t>(bytes)); !reason.empty())
            throw RefusedError{Fault{{}, reason, {}}};
}

void OperandSets::allocate(const Experiment& experiment)
{
    for (const PlannedOperand& planned : m_plan.operands) {
        Slot slot{planned, aligned(planned.whole.bytes), {}, {}, aligned(planned.operand.bytes), {}};
        slot.arena = m_memory.allocate(slot.residence, slot.stride * sets());
        if (slot.mirrored)
            slot.mirror = m_memory.allocate(m_plan.mirrorSpace, slot.mirrorStride * mirrors());
        if (slot.isInput()) {
            slot.master.resize(static_cast<std::size_t>(slot.whole.bytes));
            fillBatch(experiment.problem, slot.whole, experiment.measure.seed, slot.master);
        }
        m_slots.push_back(std::move(slot));
    }
}

void OperandSets::preparePeers(PeerCopy wanted)
{
    if (m_plan.executionSpace.isCpu())
        return;
    for (const Slot& slot : m_slots)
        if (slot.residence.kind == MemorySpace::Kind::gpu && !slot.reached)
            m_peerCopy = m_memory.preparePeer(slot.residence.gpu, m_plan.executionSpace.gpu, wanted);
}

void OperandSets::pointExecutions()
{
    m_execution.resize(sets());
    for (const Slot& slot : m_slots) {
        for (std::size_t set = 0; set < sets(); ++set)
            m_execution[set].of(slot.operand.id) = slot.mirror ? slot.mirror.data() : resident(slot, set);
        m_steps[slot.operand.id] = slot.mirror ? 0 : slot.step;
        m_mirrorSteps[slot.operand.id] = slot.mirror ? static_cast<std::int64_t>(slot.mirrorStride) : 0;
    }
    const Slot& over = resultSlot();
    if (!over.isInput())
        return;
    // In place there is one operand, and a library is told of two.
    for (Operands& operands : m_execution)
        operands.of(m_result) = operands.of(over.operand.id);
    m_steps[m_result] = m_steps[over.operand.id];
    m_mirrorSteps[m_result] = m_mirrorSteps[over.operand.id];
}

void OperandSets::verifyPlaces() const
{
    for (const Slot& slot : m_slots)
        for (const Buffer* const buffer : {&slot.arena, &slot.mirror})
            if (*buffer)
                if (const std::string wrong = m_memory.whyNotThere(*buffer); !wrong.empty())
                    throw PlacementError("Operand " + std::string(nameOf(slot.operand.id))
                        + (buffer == &slot.mirror ? "'s copy " : " ") + wrong);
}

void OperandSets::prepareManaged()
{
    using Advice = Memory::Advice;
    for (const Slot& slot : m_slots) {
        if (slot.residence.kind != MemorySpace::Kind::managed)
            continue;
        if (m_managedMode == ManagedMode::advise && slot.isResult())
            m_memory.advise(slot.arena.data(), slot.arena.bytes(), Advice::prefer, m_memory.executionMemory());
        else if (m_managedMode == ManagedMode::advise)
            m_memory.advise(slot.arena.data(), slot.arena.bytes(), Advice::read_mostly, m_memory.executionMemory());
    }
    for (std::size_t set = 0; set < sets(); ++set)
        returnPages(set);
}

void OperandSets::returnPages(std::size_t set)
{
    using Advice = Memory::Advice;
    const Stream stream = m_memory.stream(0);
    for (const Slot& slot : m_slots) {
        if (slot.residence.kind != MemorySpace::Kind::managed)
            continue;
        void* const data = resident(slot, set);
        // Pages that are read mostly have copies on both sides, which only go when they are that no longer.
        const bool duplicated = m_managedMode == ManagedMode::advise && !slot.isResult();
        if (duplicated)
            m_memory.advise(data, slot.stride, Advice::no_longer_read_mostly, m_memory.executionMemory());
        // A result that is prefetched back is written where it is computed, as a plain result is to its copy there.
        const bool stays = m_managedMode == ManagedMode::prefetch && !slot.isInput();
        m_memory.prefetch(data, slot.stride, stays ? m_memory.executionMemory() : m_memory.farSide(), stream);
        m_memory.synchronise(stream);
        if (duplicated)
            m_memory.advise(data, slot.stride, Advice::read_mostly, m_memory.executionMemory());
    }
}

void* OperandSets::resident(const Slot& slot, std::size_t set, std::int64_t element) const
{
    return static_cast<std::byte*>(slot.arena.data()) + set * slot.stride + element * slot.step;
}

Operands OperandSets::execution(std::size_t set, std::int64_t element, std::size_t mirror) const
{
    Operands operands = m_execution[set];
    for (std::size_t id = 0; id < operands.at.size(); ++id)
        if (operands.at[id])
            operands.at[id] = static_cast<std::byte*>(operands.at[id]) + m_steps[id] * element
                + m_mirrorSteps[id] * static_cast<std::int64_t>(mirror);
    return operands;
}

PerOperand<std::int64_t> OperandSets::alignment() const
{
    PerOperand<std::int64_t> least;
    least.fill(setAlignment);
    for (const Operands& operands : m_execution)
        for (std::size_t id = 0; id < least.size(); ++id)
            if (const auto address = reinterpret_cast<std::uintptr_t>(operands.at[id]); address != 0)
                least[id]
                    = std::min<std::int64_t>(least[id], std::int64_t{1} << std::min(std::countr_zero(address), 8));
    // The elements of a batch lie wherever its steps lead to.
    for (std::size_t id = 0; id < least.size(); ++id)
        if (const auto step = static_cast<std::uint64_t>(m_steps[id]); step != 0)
            least[id] = std::min<std::int64_t>(least[id], std::int64_t{1} << std::min(std::countr_zero(step), 8));
    return least;
}

void OperandSets::restore(std::size_t set)
{
    for (const Slot& slot : m_slots)
        if (slot.isInput())
            m_memory.upload(slot.arena, set * slot.stride, slot.master.data(), slot.master.size());
}

void OperandSets::restoreAll()
{
    for (std::size_t set = 0; set < sets(); ++set)
        restore(set);
}

const OperandSets::Slot& OperandSets::resultSlot() const
{
    return *std::find_if(m_slots.begin(), m_slots.end(), [](const Slot& slot) { return slot.isResult(); });
}

void OperandSets::poisonResult(std::size_t set)
{
    const Slot& slot = resultSlot();
    if (slot.isInput())
        return; // in place: what is not written is the input, which the check knows from the result
    std::vector<std::byte> rubbish(static_cast<std::size_t>(slot.whole.bytes));
    poison(rubbish);
    m_memory.upload(slot.arena, set * slot.stride, rubbish.data(), rubbish.size());
    if (!slot.mirror)
        return;
    rubbish.resize(slot.mirror.bytes());
    poison(rubbish);
    m_memory.upload(slot.mirror, 0, rubbish.data(), rubbish.size());
}

bool OperandSets::keepsLastResultOnly() const
{
    const Slot& slot = resultSlot();
    return slot.isInput() && slot.reached && slot.mirror;
}

std::span<const std::byte> OperandSets::given(const Slot& slot) const
{
    if (!keepsLastResultOnly())
        return slot.master;
    return std::span(slot.master)
        .subspan(
            static_cast<std::size_t>((m_plan.elements - 1) * slot.step), static_cast<std::size_t>(slot.operand.bytes));
}

std::vector<std::byte> OperandSets::result(std::size_t set)
{
    const Slot& slot = resultSlot();
    const bool inBuffer = keepsLastResultOnly();
    const std::size_t last = static_cast<std::size_t>(m_plan.elements - 1) % mirrors();
    std::vector<std::byte> host(static_cast<std::size_t>(inBuffer ? slot.operand.bytes : slot.whole.bytes));
    m_memory.download(host.data(), inBuffer ? slot.mirror : slot.arena,
        inBuffer ? last * slot.mirrorStride : set * slot.stride, host.size());
    return host;
}

MemoryUse OperandSets::use() const
{
    using Kind = MemorySpace::Kind;
    const MemoryBySpace memory = m_plan.memory(1);
    MemoryUse use;
    use.host = memory.of(Kind::host_pageable);
    use.pinned = memory.of(Kind::host_pinned);
    use.managed = memory.of(Kind::managed);
    use.gpu = memory.of(Kind::gpu);
    return use;
}

} // namespace phasebench
