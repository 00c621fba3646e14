// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/operand_sets.h"

#include "engine/problem/memory_need.h"
#include "engine/worker/memory/fill.h"
#include "engine/worker/placement_error.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace phasebench {

namespace {

constexpr std::size_t setAlignment = 256;

std::size_t aligned(std::int64_t bytes)
{
    return (static_cast<std::size_t>(bytes) + setAlignment - 1) / setAlignment * setAlignment;
}

void add(MemoryUse& use, const MemorySpace& space, std::int64_t bytes)
{
    switch (space.kind) {
    case MemorySpace::Kind::host_pageable:
        use.host += bytes;
        break;
    case MemorySpace::Kind::host_pinned:
        use.pinned += bytes;
        break;
    case MemorySpace::Kind::managed:
        use.managed += bytes;
        break;
    case MemorySpace::Kind::gpu:
        use.gpu += bytes;
        break;
    }
}

/// Sets after which three times the cache has gone by, so that the first of them is cold again; 1 where a single set
/// does that. No more than `maximumSets`, which may be too few.
std::size_t setsForCold(std::int64_t cacheBytes, std::size_t setBytes)
{
    const auto wanted = static_cast<std::size_t>(3 * cacheBytes);
    return setBytes >= wanted ? 1 : std::clamp<std::size_t>(wanted / setBytes + 1, 2, std::size_t{maximumSets});
}

bool isInput(const Operand& operand)
{
    return operand.role != Role::output;
}

bool isResult(const Operand& operand)
{
    return operand.role != Role::input;
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
    std::visit([&](auto& value) { value.batch = distinct; }, first.value);
    const std::vector<Operand> operands = operandsOf(first);
    const Operand& part = *std::ranges::find(operands, whole.id, &Operand::id);
    fillOperand(first, part, seed, host.first(static_cast<std::size_t>(part.bytes)));
    const auto period = static_cast<std::size_t>(distinct * step);
    for (std::size_t at = period; at < host.size(); at += period)
        std::memcpy(host.data() + at, host.data(), std::min(period, host.size() - at));
}

} // namespace

OperandSets::OperandSets(const Experiment& experiment, Memory& memory, std::int64_t minimumSets, bool buffered)
    : m_memory(memory)
    , m_managedMode(experiment.transfer.managed)
    , m_buffered(buffered)
{
    const Problem problem = experiment.callProblem();
    m_mirrors = static_cast<std::size_t>(bufferSetsOf(experiment));
    m_elements = experiment.call.batching == Batching::dimension ? 1 : experiment.problem.batch();
    std::size_t setBytes = 0;
    const std::vector<Operand> wholes = operandsOf(experiment.problem);
    for (const Operand& operand : operandsOf(problem)) {
        Slot slot;
        slot.operand = operand;
        slot.whole = *std::ranges::find(wholes, operand.id, &Operand::id);
        slot.step = m_elements > 1 ? batchStepOf(experiment.problem, slot.whole) : 0;
        slot.space = experiment.placement.of(operand.id).value_or(MemorySpace{});
        slot.reached = memory.reaches(slot.space);
        slot.stride = aligned(slot.whole.bytes);
        slot.mirrorStride = aligned(operand.bytes);
        m_movesPages |= slot.space.kind == MemorySpace::Kind::managed && experiment.measure.cache == CacheState::cold;
        setBytes += slot.stride;
        m_slots.push_back(std::move(slot));
    }

    // Each space has its own cache; the sets must be enough for all of them, and must fit everywhere.
    std::size_t wanted = static_cast<std::size_t>(std::max<std::int64_t>(minimumSets, 1));
    std::vector<std::pair<MemorySpace, std::size_t>> spaces;
    for (const Slot& slot : m_slots) {
        const auto known
            = std::find_if(spaces.begin(), spaces.end(), [&](const auto& s) { return s.first == slot.space; });
        if (known == spaces.end())
            spaces.emplace_back(slot.space, slot.stride);
        else
            known->second += slot.stride;
    }
    std::size_t mirrorBytes = 0;
    for (const Slot& slot : m_slots)
        if (!slot.reached || (m_buffered && isInput(slot.operand)))
            mirrorBytes += slot.mirrorStride * m_mirrors;
    const std::optional<std::int64_t> limit = experiment.execution.memory_limit;
    const auto withinLimit = [&](const MemorySpace& space, std::size_t bytes) {
        const std::size_t mirrored = space == memory.home() ? mirrorBytes : 0;
        return !limit || space.kind != MemorySpace::Kind::gpu || bytes + mirrored <= static_cast<std::size_t>(*limit);
    };
    if (experiment.measure.cache == CacheState::cold) {
        std::size_t cold = 1;
        for (const auto& [space, bytes] : spaces)
            cold = std::max(cold, setsForCold(memory.cacheBytes(space), bytes));
        std::size_t fitting = cold;
        while (fitting > 1 && !std::all_of(spaces.begin(), spaces.end(), [&, fitting](const auto& s) {
            return memory.whyNot(s.first, s.second * fitting * 2).empty() && withinLimit(s.first, s.second * fitting);
        }))
            fitting /= 2;
        m_coldByRotation = std::ranges::all_of(spaces, [&](const auto& s) {
            return s.second * fitting >= static_cast<std::size_t>(3 * memory.cacheBytes(s.first));
        });
        wanted = std::max(wanted, fitting);
    }
    m_sets = wanted;

    // The CPU's copies of what lives on a GPU are in pinned memory where they are to overlap with execution.
    MemorySpace mirrorSpace = memory.home();
    if (memory.execution().isCpu() && experiment.call.batching == Batching::overlapped)
        mirrorSpace = MemorySpace{MemorySpace::Kind::host_pinned, 0};
    for (auto& [space, bytes] : spaces) {
        bytes *= m_sets;
        if (!withinLimit(space, bytes))
            throw RefusedError{{"The operands need " + std::to_string(bytes + mirrorBytes)
                    + " bytes of a GPU's memory, and \"execution.memory_limit\" allows " + std::to_string(*limit) + ".",
                {}}};
    }
    // What is beside the operands in host memory: the values as filled, and the result to check.
    const auto alsoThere = [&spaces](const MemorySpace& space, std::size_t bytes) {
        const auto known = std::ranges::find(spaces, space, &std::pair<MemorySpace, std::size_t>::first);
        if (known == spaces.end())
            spaces.emplace_back(space, bytes);
        else
            known->second += bytes;
    };
    alsoThere(mirrorSpace, mirrorBytes);
    alsoThere(MemorySpace{}, static_cast<std::size_t>(memoryToCheck(experiment.problem)));
    for (const auto& [space, bytes] : spaces)
        if (const std::string reason = memory.whyNot(space, bytes); !reason.empty())
            throw RefusedError{{reason, {}}};

    for (Slot& slot : m_slots) {
        slot.arena = memory.allocate(slot.space, slot.stride * m_sets);
        if (!slot.reached || (m_buffered && isInput(slot.operand)))
            slot.mirror = memory.allocate(mirrorSpace, slot.mirrorStride * m_mirrors);
        if (isInput(slot.operand)) {
            slot.master.resize(static_cast<std::size_t>(slot.whole.bytes));
            fillBatch(experiment.problem, slot.whole, experiment.measure.seed, slot.master);
        }
    }
    restoreAll();
    verifyPlaces();
    prepareManaged();
    for (const Slot& slot : m_slots)
        if (slot.space.kind == MemorySpace::Kind::gpu && memory.home().kind == MemorySpace::Kind::gpu && !slot.reached)
            m_peerCopy = memory.preparePeer(slot.space.gpu, memory.home().gpu, experiment.transfer.peer);

    m_execution.resize(m_sets);
    for (std::size_t set = 0; set < m_sets; ++set)
        for (const Slot& slot : m_slots)
            m_execution[set].of(slot.operand.id) = slot.mirror ? slot.mirror.data() : home(slot, set);
    for (const Slot& slot : m_slots) {
        const auto id = static_cast<std::size_t>(slot.operand.id);
        m_steps[id] = slot.mirror ? 0 : slot.step;
        m_mirrorSteps[id] = slot.mirror ? static_cast<std::int64_t>(slot.mirrorStride) : 0;
    }
    if (!problem.isMatmul() && problem.fft().in_place) {
        constexpr auto in = static_cast<std::size_t>(OperandId::in);
        constexpr auto out = static_cast<std::size_t>(OperandId::out);
        for (Operands& operands : m_execution)
            operands.at[out] = operands.at[in];
        m_steps[out] = m_steps[in];
        m_mirrorSteps[out] = m_mirrorSteps[in];
    }
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
        if (slot.space.kind != MemorySpace::Kind::managed)
            continue;
        if (m_managedMode == ManagedMode::advise && isResult(slot.operand))
            m_memory.advise(slot.arena.data(), slot.arena.bytes(), Advice::prefer, m_memory.home());
        else if (m_managedMode == ManagedMode::advise)
            m_memory.advise(slot.arena.data(), slot.arena.bytes(), Advice::read_mostly, m_memory.home());
    }
    for (std::size_t set = 0; set < m_sets; ++set)
        returnPages(set);
}

void OperandSets::returnPages(std::size_t set)
{
    using Advice = Memory::Advice;
    const Lane lane = m_memory.lane(0);
    for (const Slot& slot : m_slots) {
        if (slot.space.kind != MemorySpace::Kind::managed)
            continue;
        void* const data = home(slot, set);
        // Pages that are read mostly have copies on both sides, which only go when they are that no longer.
        const bool duplicated = m_managedMode == ManagedMode::advise && !isResult(slot.operand);
        if (duplicated)
            m_memory.advise(data, slot.stride, Advice::no_longer_read_mostly, m_memory.home());
        // A result that is prefetched back is written where it is computed, as a plain result is to its copy there.
        const bool stays = m_managedMode == ManagedMode::prefetch && !isInput(slot.operand);
        m_memory.prefetch(data, slot.stride, stays ? m_memory.home() : m_memory.farSide(), lane);
        m_memory.synchronise(lane);
        if (duplicated)
            m_memory.advise(data, slot.stride, Advice::read_mostly, m_memory.home());
    }
}

void* OperandSets::home(const Slot& slot, std::size_t set, std::int64_t element) const
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

std::array<std::int64_t, operandIdCount> OperandSets::alignment() const
{
    std::array<std::int64_t, operandIdCount> least;
    least.fill(setAlignment);
    for (const Operands& operands : m_execution)
        for (int id = 0; id < operandIdCount; ++id)
            if (const auto address = reinterpret_cast<std::uintptr_t>(operands.at[static_cast<std::size_t>(id)]);
                address != 0)
                least[static_cast<std::size_t>(id)] = std::min<std::int64_t>(
                    least[static_cast<std::size_t>(id)], std::int64_t{1} << std::min(std::countr_zero(address), 8));
    // The elements of a batch lie wherever its steps lead to.
    for (std::size_t id = 0; id < least.size(); ++id)
        if (const auto step = static_cast<std::uint64_t>(m_steps[id]); step != 0)
            least[id] = std::min<std::int64_t>(least[id], std::int64_t{1} << std::min(std::countr_zero(step), 8));
    return least;
}

void OperandSets::restore(std::size_t set)
{
    for (const Slot& slot : m_slots)
        if (isInput(slot.operand))
            m_memory.upload(slot.arena, set * slot.stride, slot.master.data(), slot.master.size());
}

void OperandSets::restoreAll()
{
    for (std::size_t set = 0; set < m_sets; ++set)
        restore(set);
}

const OperandSets::Slot& OperandSets::resultSlot() const
{
    return *std::find_if(m_slots.begin(), m_slots.end(), [](const Slot& slot) { return isResult(slot.operand); });
}

void OperandSets::poisonResult(std::size_t set)
{
    const Slot& slot = resultSlot();
    if (isInput(slot.operand))
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
    return isInput(slot.operand) && slot.reached && slot.mirror;
}

std::span<const std::byte> OperandSets::given(const Slot& slot) const
{
    if (!keepsLastResultOnly())
        return slot.master;
    return std::span(slot.master)
        .subspan(static_cast<std::size_t>((m_elements - 1) * slot.step), static_cast<std::size_t>(slot.operand.bytes));
}

std::vector<std::byte> OperandSets::result(std::size_t set)
{
    const Slot& slot = resultSlot();
    const bool inBuffer = keepsLastResultOnly();
    const std::size_t last = static_cast<std::size_t>(m_elements - 1) % m_mirrors;
    std::vector<std::byte> host(static_cast<std::size_t>(inBuffer ? slot.operand.bytes : slot.whole.bytes));
    m_memory.download(host.data(), inBuffer ? slot.mirror : slot.arena,
        inBuffer ? last * slot.mirrorStride : set * slot.stride, host.size());
    return host;
}

MemoryUse OperandSets::use() const
{
    MemoryUse use;
    for (const Slot& slot : m_slots) {
        add(use, slot.space, slot.whole.bytes);
        if (slot.mirror)
            add(use, slot.mirror.space(), slot.operand.bytes * static_cast<std::int64_t>(m_mirrors));
    }
    return use;
}

} // namespace phasebench
