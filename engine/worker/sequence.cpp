// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/sequence.h"

#include "engine/worker/clock.h"

#include <algorithm>

namespace phasebench {

Sequence::Sequence(
    const Experiment& experiment, Backend& backend, Memory& memory, OperandSets& sets, const Choice* choice)
    : m_experiment(experiment)
    , m_problem(experiment.callProblem())
    , m_backend(backend)
    , m_memory(memory)
    , m_sets(sets)
    , m_choice(choice)
    , m_lane(memory.lane(0))
{
    for (CallCopy& copy : copiesOf(experiment)) {
        const auto slot = std::ranges::find(
            sets.slots(), copy.operand, [](const OperandSets::Slot& one) { return one.operand.id; });
        m_copies.push_back({std::move(copy), &*slot});
    }
    m_preferences.workspace = experiment.planning.workspace;
    m_preferences.effort = experiment.planning.effort.value_or(Effort::estimate);
    m_preferences.threads = experiment.execution.threads.value_or(1);
    m_preferences.timeLimit = experiment.measure.timeout;
    // A CPU library's planning memory (FFTW's wisdom) would turn every plan but the first into a lookup.
    m_preferences.coldCaches = memory.execution().isCpu();
    m_preferences.alignment = sets.alignment();
    if (backend.planningNeedsScratch(m_preferences)) {
        for (const OperandSets::Slot& slot : sets.slots()) {
            m_scratchBuffers.push_back(memory.allocate(memory.home(), slot.stride));
            m_scratch.of(slot.operand.id) = m_scratchBuffers.back().data();
        }
        if (!m_scratch.of(OperandId::out) && m_scratch.of(OperandId::in))
            m_scratch.of(OperandId::out) = m_scratch.of(OperandId::in);
    }
}

Sequence::~Sequence()
{
    try {
        dropPlan();
    } catch (const BackendError&) {
        // Only a lost context refuses to take memory back, and the call that lost it has reported that.
    }
}

std::unique_ptr<Specification> Sequence::specify()
{
    auto specification = m_backend.specify(m_problem, m_sets.execution(0));
    if (!specification)
        throw RefusedError{specification.error()};
    return std::move(*specification);
}

std::unique_ptr<Plan> Sequence::plan(Specification& specification)
{
    auto plan = specification.plan(m_preferences, m_choice, m_scratchBuffers.empty() ? m_sets.execution(0) : m_scratch);
    if (!plan)
        throw RefusedError{plan.error()};
    if (!m_factsKnown) { // one plan is like the next: copying the facts of each would show in the figures
        m_facts = (*plan)->facts();
        m_factsKnown = true;
    }
    return std::move(*plan);
}

void Sequence::execute(Plan& plan, void* workspace, std::size_t set)
{
    Operands operands = m_sets.execution(set);
    operands.workspace = workspace;
    const auto bound = plan.bind(operands);
    if (!bound) {
        const Misfit& misfit = bound.error();
        throw BackendError("Operand " + std::string(nameOf(misfit.operand)) + " is aligned to "
            + std::to_string(misfit.alignment) + " bytes, and the plan assumes " + std::to_string(misfit.assumed)
            + ".");
    }
    bound->enqueue(m_lane);
}

double Sequence::keepPlan()
{
    dropPlan();
    m_memory.synchronise(m_lane);
    m_kept.specification = specify();
    const double start = now();
    m_kept.plan = plan(*m_kept.specification);
    const double took = now() - start;
    m_details = m_kept.plan->details();
    m_kept.workspace = m_memory.takeWorkspace(static_cast<std::size_t>(m_kept.plan->facts().workspace), m_lane);
    return took;
}

void Sequence::dropPlan()
{
    if (!m_kept.plan)
        return;
    Planned dropped = std::move(m_kept);
    m_kept = {};
    m_memory.releaseWorkspace(dropped.workspace, static_cast<std::size_t>(dropped.plan->facts().workspace), m_lane);
}

std::int64_t Sequence::occurrences(Phase phase) const
{
    switch (phase) {
    case Phase::specification:
    case Phase::planning:
    case Phase::autotuning:
    case Phase::resource_management:
        return m_experiment.call.form == CallForm::stateless ? m_experiment.call.count : 1;
    case Phase::copy_in:
    case Phase::execution:
    case Phase::copy_out:
        break;
    }
    return m_experiment.call.count;
}

bool Sequence::hasCopies(Phase phase) const
{
    return std::ranges::any_of(m_copies, [phase](const Copy& copy) { return copy.what.phase == phase; });
}

std::size_t Sequence::takeSet()
{
    const std::size_t set = m_next;
    if (m_experiment.measure.cache == CacheState::cold)
        m_next = (m_next + 1) % m_sets.sets();
    return set;
}

void Sequence::copy(const Copy& copy, std::size_t set)
{
    const OperandSets::Slot& slot = *copy.slot;
    void* const home = m_sets.home(slot, set);
    const bool in = copy.what.phase == Phase::copy_in;
    const auto bytes = static_cast<std::size_t>(slot.operand.bytes);
    if (copy.prefetched())
        m_memory.prefetch(home, bytes, in ? m_memory.home() : m_memory.farSide(), m_lane);
    else if (in)
        m_memory.copy(
            slot.mirror.data(), slot.mirror.space(), home, slot.space, bytes, m_lane, m_experiment.transfer.peer);
    else
        m_memory.copy(
            home, slot.space, slot.mirror.data(), slot.mirror.space(), bytes, m_lane, m_experiment.transfer.peer);
}

bool Sequence::overwritesInputs() const
{
    return std::any_of(m_sets.slots().begin(), m_sets.slots().end(), [this](const OperandSets::Slot& slot) {
        // What is copied in anew for every call may be overwritten; an in-place result goes back over its input.
        if (slot.operand.role == Role::both)
            return !slot.reached || !slot.mirror;
        return slot.operand.role == Role::input && !slot.mirror && m_facts.destroysInput;
    });
}

std::int64_t Sequence::sequencesBeforeRestore() const
{
    if (!changesSets())
        return INT64_MAX;
    return std::max<std::int64_t>(1, static_cast<std::int64_t>(m_sets.sets()) / m_experiment.call.count);
}

void Sequence::restore()
{
    for (const std::size_t set : m_used) {
        if (overwritesInputs())
            m_sets.restore(set);
        if (m_sets.movesPages())
            m_sets.returnPages(set);
    }
    m_used.clear();
}

} // namespace phasebench
