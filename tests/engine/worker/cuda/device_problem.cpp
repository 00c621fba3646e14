// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/worker/cuda/device_problem.h"

#include "engine/worker/memory/fill.h"

#include <gtest/gtest.h>

namespace phasebench::test {

PlanPreferences alignedPreferences()
{
    PlanPreferences preferences;
    preferences.workspace = 32 << 20;
    preferences.alignment.fill(256);
    return preferences;
}

DeviceProblem::DeviceProblem(const Problem& problem, Memory& memory, std::uint64_t seed)
    : m_problem(problem)
    , m_memory(memory)
{
    for (const Operand& operand : operandsOf(problem)) {
        Slot slot{operand, std::vector<std::byte>(static_cast<std::size_t>(operand.bytes)), {}};
        if (operand.role == Role::output)
            poison(slot.host);
        else
            fillOperand(problem, operand, seed, slot.host);
        slot.device = memory.allocate(memory.executionMemory(), slot.host.size());
        memory.upload(slot.device, 0, slot.host.data(), slot.host.size());
        m_slots.push_back(std::move(slot));
    }
}

const DeviceProblem::Slot& DeviceProblem::resultSlot() const
{
    for (const Slot& slot : m_slots)
        if (slot.operand.role != Role::input)
            return slot;
    throw std::logic_error("A problem has a result.");
}

Operands DeviceProblem::operands() const
{
    Operands operands;
    for (const Slot& slot : m_slots)
        operands.of(slot.operand.id) = slot.device.data();
    if (!operands.of(FftOperand::out))
        operands.of(FftOperand::out) = operands.of(FftOperand::in);
    return operands;
}

void DeviceProblem::execute(Plan& plan)
{
    const Stream stream = m_memory.stream(0);
    const auto bytes = static_cast<std::size_t>(plan.facts().workspace);
    Operands bound = operands();
    bound.workspace = m_memory.takeWorkspace(bytes, stream);
    const auto ready = plan.bind(bound);
    ASSERT_TRUE(ready) << "operand " << nameOf(ready.error().operand) << " does not fit";
    ready->enqueue(stream);
    m_memory.releaseWorkspace(bound.workspace, bytes, stream);
    m_memory.synchronise(stream);
}

PlanThatRan DeviceProblem::run(Backend& backend, const PlanPreferences& preferences, const PlanConfiguration* choice)
{
    auto specification = backend.specify(m_problem, operands());
    if (!specification) {
        ADD_FAILURE() << specification.error().sentence;
        return {};
    }
    auto plan = (*specification)->plan(preferences, choice, {});
    if (!plan) {
        ADD_FAILURE() << plan.error().sentence;
        return {};
    }
    execute(**plan);
    return {(*plan)->facts(), (*plan)->record().configuration};
}

std::vector<std::byte> DeviceProblem::result() const
{
    const Slot& slot = resultSlot();
    std::vector<std::byte> bytes(slot.host.size());
    m_memory.download(bytes.data(), slot.device, 0, bytes.size());
    return bytes;
}

Check DeviceProblem::check() const
{
    const std::vector<std::byte> got = result();
    HostOperands host;
    for (const Slot& slot : m_slots)
        host.of(slot.operand.id) = slot.host;
    host.of(resultOf(m_problem)) = got;
    return verify(m_problem, host, 7);
}

} // namespace phasebench::test
