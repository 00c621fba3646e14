// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/sequence.h"

#include "engine/worker/clock.h"
#include "engine/worker/value_range.h"

#include <algorithm>

namespace phasebench {

Sequence::Sequence(
    const Experiment& experiment, Backend& backend, Memory& memory, OperandSets& sets, const PlanConfiguration* choice)
    : m_experiment(experiment)
    , m_problem(experiment.callProblem())
    , m_backend(backend)
    , m_memory(memory)
    , m_sets(sets)
    , m_choice(choice)
    , m_stream(memory.stream(0))
{
    for (const CallCopy& copy : sets.plan().copies) {
        const auto slot = std::ranges::find(
            sets.slots(), copy.operand, [](const OperandSets::Slot& one) { return one.operand.id; });
        m_copies.push_back({copy, &*slot});
    }
    m_preferences.workspace = experiment.planning.workspace;
    if (const auto& limit = experiment.execution.memory_limit; limit && !memory.execution().isCpu())
        m_preferences.workspace = std::clamp<std::int64_t>(*limit - sets.use().gpu, 0, m_preferences.workspace);
    if (overlaps()) {
        m_laneIn = memory.stream(1);
        m_laneOut = memory.stream(2);
        for (std::size_t i = 0; i < sets.mirrors(); ++i)
            m_callsInFlight.push_back({StreamEvent(memory), StreamEvent(memory), StreamEvent(memory)});
    }
    m_preferences.effort = experiment.planning.effort.value_or(Effort::estimate);
    // A chosen configuration's effort goes first: above estimate, planning writes over its arrays.
    if (choice && choice->contains("effort"))
        m_preferences.effort = fromName<Effort>(choice->value("effort", std::string())).value_or(m_preferences.effort);
    m_preferences.threads = experiment.execution.threads.value_or(1);
    m_preferences.timeLimit = experiment.measure.timeout;
    // A CPU library's planning memory (FFTW's wisdom) would turn every plan but the first into a lookup.
    m_preferences.coldCaches = memory.execution().isCpu();
    m_preferences.alignment = sets.alignment();
    if (backend.planningNeedsScratch(m_preferences)) {
        for (const OperandSets::Slot& slot : sets.slots()) {
            m_scratchBuffers.push_back(memory.allocate(memory.executionMemory(), slot.stride));
            m_scratch.of(slot.operand.id) = m_scratchBuffers.back().data();
        }
        if (const auto overwritten = overwrittenOf(m_problem))
            m_scratch.of(resultOf(m_problem)) = m_scratch.of(*overwritten);
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
    if (!m_factsKnown) { // one plan is like the next
        m_facts = (*plan)->facts();
        m_factsKnown = true;
    }
    return std::move(*plan);
}

void Sequence::execute(Plan& plan, void* workspace, const Place& place)
{
    Operands operands = m_sets.execution(place.set, place.element, place.mirror);
    operands.workspace = workspace;
    const auto bound = plan.bind(operands);
    if (!bound) {
        const Misalignment& misalignment = bound.error();
        throw BackendError("Operand " + std::string(nameOf(misalignment.operand)) + " is aligned to "
            + std::to_string(misalignment.alignment) + " bytes, and the plan assumes "
            + std::to_string(misalignment.assumed) + ".");
    }
    bound->enqueue(m_stream);
}

double Sequence::keepPlan()
{
    dropPlan();
    m_memory.synchronise(m_stream);
    m_kept.specification = specify();
    const double start = now();
    m_kept.plan = plan(*m_kept.specification);
    const double took = now() - start;
    m_record = m_kept.plan->record();
    m_kept.workspace = m_memory.takeWorkspace(static_cast<std::size_t>(m_kept.plan->facts().workspace), m_stream);
    return took;
}

void Sequence::recordPlan()
{
    if (!m_record.configuration.empty())
        return;
    const auto specification = specify();
    m_record = plan(*specification)->record();
}

std::unique_ptr<Sequence::Executions> Sequence::executionsOf(
    const PlanPreferences& preferences, bool keepsPlan, std::size_t sets)
{
    auto made = std::make_unique<Executions>();
    made->m_memory = &m_memory;
    made->m_stream = m_stream;
    made->m_used = m_kept.plan.get();
    void* workspace = m_kept.workspace;
    if (!keepsPlan) {
        made->m_specification = specify();
        auto plan = made->m_specification->plan(
            preferences, m_choice, m_scratchBuffers.empty() ? m_sets.execution(0) : m_scratch);
        if (!plan)
            throw RefusedError{plan.error()};
        made->m_plan = std::move(*plan);
        made->m_used = made->m_plan.get();
        workspace = made->m_workspace
            = m_memory.takeWorkspace(static_cast<std::size_t>(made->m_plan->facts().workspace), m_stream);
    }
    for (std::size_t set = 0; set < sets; ++set) {
        Operands operands = m_sets.execution(set);
        operands.workspace = workspace;
        const auto bound = made->m_used->bind(operands);
        if (!bound)
            throw BackendError("Operand " + std::string(nameOf(bound.error().operand))
                + " does not fit a plan for its own alignment.");
        made->m_bound.push_back(*bound);
    }
    return made;
}

std::unique_ptr<Sequence::Executions> Sequence::tryAlignment(const PerOperand<std::int64_t>& alignment)
{
    PlanPreferences preferences = m_preferences;
    preferences.alignment = alignment;
    return executionsOf(preferences, false, 1);
}

std::unique_ptr<Sequence::Executions> Sequence::executions()
{
    return executionsOf(
        m_preferences, m_kept.plan != nullptr, m_experiment.measure.cache == CacheState::cold ? m_sets.sets() : 1);
}

std::int64_t Sequence::executionsBeforeRestore() const
{
    const bool overwrites = std::ranges::any_of(m_sets.slots(), [this](const OperandSets::Slot& slot) {
        return slot.operand.role == Role::both || (slot.operand.role == Role::input && m_facts.destroysInput);
    });
    if (!overwrites)
        return INT64_MAX;
    if (m_sets.plan().isMirrored()) // only a copy in puts the planned buffers back
        return 0;
    return m_experiment.measure.cache == CacheState::cold ? static_cast<std::int64_t>(m_sets.sets())
                                                          : callsUntilOverflow(m_problem);
}

std::int64_t Sequence::callsOnSameValues() const
{
    const bool inPlace = std::ranges::any_of(m_sets.slots(), [this](const OperandSets::Slot& slot) {
        const bool overwritten
            = slot.operand.role == Role::both || (slot.operand.role == Role::input && m_facts.destroysInput);
        return overwritten && slot.reached && !slot.mirror;
    });
    return inPlace && !ownsElements() && m_experiment.measure.cache == CacheState::hot ? m_experiment.call.count : 1;
}

void Sequence::restoreSets()
{
    if (executionsBeforeRestore() != INT64_MAX)
        for (std::size_t set = 0; set < (m_experiment.measure.cache == CacheState::cold ? m_sets.sets() : 1); ++set)
            m_sets.restore(set);
}

Sequence::Executions::~Executions()
{
    try {
        if (m_plan)
            m_memory->releaseWorkspace(m_workspace, static_cast<std::size_t>(m_plan->facts().workspace), m_stream);
    } catch (const BackendError&) {
        // Only a lost context refuses to take memory back, and the call that lost it has reported that.
    }
}

void Sequence::dropPlan()
{
    if (!m_kept.plan)
        return;
    Planned dropped = std::move(m_kept);
    m_kept = {};
    m_memory.releaseWorkspace(dropped.workspace, static_cast<std::size_t>(dropped.plan->facts().workspace), m_stream);
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

std::size_t Sequence::takeSet()
{
    const std::size_t set = m_next;
    if (m_experiment.measure.cache == CacheState::cold)
        m_next = (m_next + 1) % m_sets.sets();
    return set;
}

void Sequence::copy(const Copy& copy, const Place& place, Stream stream)
{
    const OperandSets::Slot& slot = *copy.slot;
    void* const resident = m_sets.resident(slot, place.set, place.element);
    std::byte* const mirror = static_cast<std::byte*>(slot.mirror.data()) + place.mirror * slot.mirrorStride;
    const bool in = copy.what.phase == Phase::copy_in;
    const auto bytes = static_cast<std::size_t>(slot.operand.bytes);
    if (copy.prefetched())
        m_memory.prefetch(resident, bytes, in ? m_memory.executionMemory() : m_memory.farSide(), stream);
    else if (in)
        m_memory.copy(mirror, slot.mirror.space(), resident, slot.residence, bytes, stream, m_experiment.transfer.peer);
    else
        m_memory.copy(resident, slot.residence, mirror, slot.mirror.space(), bytes, stream, m_experiment.transfer.peer);
}

Sequence::Place Sequence::callOf(std::int64_t index) const
{
    return {m_next, index, static_cast<std::size_t>(index) % m_callsInFlight.size()};
}

void Sequence::waitFor(StreamEvent& event, Stream stream)
{
    if (m_memory.execution().isCpu())
        event.wait();
    else
        event.holdBack(stream);
}

void Sequence::finishElements()
{
    if (!ownsElements())
        return;
    const std::size_t set = takeSet();
    if (changesSets())
        m_used.push_back(set);
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
    const std::int64_t setsPerSequence = ownsElements() ? 1 : m_experiment.call.count;
    return std::max<std::int64_t>(1, static_cast<std::int64_t>(m_sets.sets()) / setsPerSequence);
}

void Sequence::restore()
{
    for (const std::size_t set : m_used) {
        if (overwritesInputs())
            m_sets.restore(set);
        if (m_sets.plan().movesPages)
            m_sets.returnPages(set);
    }
    m_used.clear();
}

} // namespace phasebench
