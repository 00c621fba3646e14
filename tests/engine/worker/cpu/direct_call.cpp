// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/worker/cpu/direct_call.h"

#include "engine/worker/memory/fill.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <stdexcept>

namespace phasebench {

void HostArrays::Free::operator()(void* data) const
{
    std::free(data);
}

HostArrays::HostArrays(const Problem& problem, std::int64_t offset, std::uint64_t seed)
{
    for (const Operand& operand : operandsOf(problem)) {
        Array array;
        array.operand = operand;
        const auto size = static_cast<std::size_t>((operand.bytes + offset + 255) / 256 * 256);
        array.memory.reset(std::aligned_alloc(256, size));
        array.data = static_cast<std::byte*>(array.memory.get()) + offset;
        const std::span<std::byte> bytes(array.data, static_cast<std::size_t>(operand.bytes));
        if (operand.role == Role::output)
            poison(bytes);
        else
            fillOperand(problem, operand, seed, bytes);
        m_operands.of(operand.id) = array.data;
        if (operand.role == Role::both)
            m_operands.of(FftOperand::out) = array.data;
        m_arrays.push_back(std::move(array));
    }
}

std::span<std::byte> HostArrays::bytes(OperandId id) const
{
    for (const Array& array : m_arrays)
        if (array.operand.id == id)
            return {array.data, static_cast<std::size_t>(array.operand.bytes)};
    return {};
}

PerOperand<std::int64_t> HostArrays::alignment() const
{
    PerOperand<std::int64_t> least{};
    for (const Array& array : m_arrays) {
        std::int64_t alignment = 256;
        while (reinterpret_cast<std::uintptr_t>(array.data) % static_cast<std::uintptr_t>(alignment) != 0)
            alignment /= 2;
        least[array.operand.id] = alignment;
    }
    return least;
}

DirectResult callDirectly(Backend& backend, const Problem& problem, PlanPreferences preferences, std::int64_t offset)
{
    const HostArrays first(problem, offset, 4);
    const HostArrays arrays(problem, offset);
    const HostArrays before(problem, offset);
    preferences.alignment = arrays.alignment();
    const auto specification = backend.specify(problem, first.operands());
    if (!specification)
        throw std::runtime_error(specification.error().sentence);
    std::unique_ptr<HostArrays> scratch;
    if (backend.planningNeedsScratch(preferences))
        scratch = std::make_unique<HostArrays>(problem, offset, 3);
    const auto plan = (*specification)->plan(preferences, nullptr, scratch ? scratch->operands() : first.operands());
    if (!plan)
        throw std::runtime_error(plan.error().sentence);
    for (const HostArrays* set : {&first, &arrays}) {
        const auto bound = (*plan)->bind(set->operands());
        if (!bound)
            throw std::runtime_error("The operands do not fit the plan.");
        bound->enqueue({});
    }

    DirectResult result;
    result.facts = (*plan)->facts();
    result.record = (*plan)->record();
    result.inputsKept = true;
    HostOperands host;
    for (const Operand& operand : operandsOf(problem)) {
        if (operand.role == Role::input)
            result.inputsKept
                = result.inputsKept && std::ranges::equal(arrays.bytes(operand.id), before.bytes(operand.id));
        host.of(operand.id) = operand.role == Role::output ? arrays.bytes(operand.id) : before.bytes(operand.id);
        if (operand.role == Role::both)
            host.of(FftOperand::out) = arrays.bytes(operand.id);
    }
    result.check = verify(problem, host, 1);
    return result;
}

} // namespace phasebench
