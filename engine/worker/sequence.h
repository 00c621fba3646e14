// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/worker/backend.h"
#include "engine/worker/operand_sets.h"
#include "engine/worker/recorder.h"

#include <memory>

namespace phasebench {

/// The backend said no while a point was measured; carried to the driver, which turns it into an outcome.
struct RefusedError {
    Refusal refusal;
};

/// The calls of one point, from specification to resource management, in the form that the experiment asks for.
class Sequence {
public:
    Sequence(const Experiment& experiment, Backend& backend, Memory& memory, OperandSets& sets, const Choice* choice);
    ~Sequence();
    Sequence(const Sequence&) = delete;
    Sequence& operator=(const Sequence&) = delete;

    /// One sequence of `count` calls. Throws RefusedError and BackendError.
    template <typename Recorder> void run(Recorder& recorder, std::int64_t count);
    /// The experiment's own count.
    template <typename Recorder> void run(Recorder& recorder) { run(recorder, m_experiment.call.count); }

    /// From now on every call uses one plan that is made here, because planning takes too long to be repeated; what it
    /// took, in us.
    double keepPlan();
    void dropPlan();
    bool planKept() const { return m_kept.plan != nullptr; }

    /// How often a phase occurs in one sequence.
    std::int64_t occurrences(Phase phase) const;
    bool copiesIn() const;
    bool copiesOut() const;

    /// After a sequence: puts back the inputs that its calls overwrote, and moves on to the next sets. Outside timed
    /// regions.
    void restore();
    /// Sequences that can follow each other before restore() is needed.
    std::int64_t sequencesBeforeRestore() const;
    std::size_t nextSet() const { return m_next; }
    Lane lane() const { return m_lane; }

    /// Of the first plan made.
    const PlanFacts& facts() const { return m_facts; }
    /// Plan::details() of the plan that keepPlan() made last; an empty object before.
    const nlohmann::json& details() const { return m_details; }

private:
    struct Planned {
        std::unique_ptr<Specification> specification;
        std::unique_ptr<Plan> plan; // after its specification, so that it goes first
        void* workspace = nullptr;
    };

    std::unique_ptr<Specification> specify();
    std::unique_ptr<Plan> plan(Specification& specification);
    template <typename Recorder> Planned begin(Recorder& recorder);
    template <typename Recorder> void call(Recorder& recorder, Planned& planned);
    template <typename Recorder> void end(Recorder& recorder, Planned& planned);
    void execute(Plan& plan, void* workspace, std::size_t set);
    bool overwritesInputs() const;

    const Experiment& m_experiment;
    Problem m_problem;
    Backend& m_backend;
    Memory& m_memory;
    OperandSets& m_sets;
    const Choice* m_choice;
    PlanPreferences m_preferences;
    Operands m_scratch;
    std::vector<Buffer> m_scratchBuffers;
    Lane m_lane;
    Planned m_kept;
    PlanFacts m_facts;
    bool m_factsKnown = false;
    nlohmann::json m_details = nlohmann::json::object();
    std::size_t m_next = 0;
    std::vector<std::size_t> m_used; ///< sets whose inputs may be overwritten
};

template <typename Recorder> Sequence::Planned Sequence::begin(Recorder& recorder)
{
    Planned planned;
    recorder.phase(Phase::specification, m_lane, [&] {
        planned.specification = specify();
        if (!m_backend.hasPlanning())
            planned.plan = plan(*planned.specification);
    });
    if (planKept())
        return planned;
    if (m_backend.hasPlanning())
        recorder.phase(Phase::planning, m_lane, [&] { planned.plan = plan(*planned.specification); });
    recorder.phase(Phase::resource_management, m_lane, [&] {
        planned.workspace = m_memory.takeWorkspace(static_cast<std::size_t>(planned.plan->facts().workspace), m_lane);
    });
    return planned;
}

template <typename Recorder> void Sequence::call(Recorder& recorder, Planned& planned)
{
    const std::size_t set = m_next;
    if (m_experiment.measure.cache == CacheState::cold)
        m_next = (m_next + 1) % m_sets.sets();

    if (copiesIn())
        recorder.phase(Phase::copy_in, m_lane, [&] {
            for (const OperandSets::Slot& slot : m_sets.slots())
                if (slot.mirror && slot.operand.role != Role::output)
                    recorder.copy(Phase::copy_in, slot.operand.id, m_lane, [&] {
                        m_memory.copy(slot.mirror.data(), slot.mirror.space(), m_sets.home(slot, set), slot.space,
                            static_cast<std::size_t>(slot.operand.bytes), m_lane);
                    });
            if (m_memory.execution().isCpu())
                m_memory.synchronise(m_lane); // the CPU knows nothing of lanes
        });
    Planned& used = planKept() ? m_kept : planned;
    recorder.phase(Phase::execution, m_lane, [&] { execute(*used.plan, used.workspace, set); });
    if (copiesOut())
        recorder.phase(Phase::copy_out, m_lane, [&] {
            for (const OperandSets::Slot& slot : m_sets.slots())
                if (slot.mirror && !slot.reached && slot.operand.role != Role::input)
                    recorder.copy(Phase::copy_out, slot.operand.id, m_lane, [&] {
                        m_memory.copy(m_sets.home(slot, set), slot.space, slot.mirror.data(), slot.mirror.space(),
                            static_cast<std::size_t>(slot.operand.bytes), m_lane);
                    });
        });
    if (overwritesInputs())
        m_used.push_back(set);
}

template <typename Recorder> void Sequence::end(Recorder& recorder, Planned& planned)
{
    recorder.phase(Phase::resource_management, m_lane, [&] {
        if (planned.plan) {
            m_memory.releaseWorkspace(
                planned.workspace, static_cast<std::size_t>(planned.plan->facts().workspace), m_lane);
            planned.plan.reset();
        }
        planned.specification.reset();
    });
}

template <typename Recorder> void Sequence::run(Recorder& recorder, std::int64_t count)
{
    if (m_experiment.call.form == CallForm::stateless) {
        for (std::int64_t i = 0; i < count; ++i)
            recorder.call(i, [&] {
                Planned planned = begin(recorder);
                call(recorder, planned);
                end(recorder, planned);
            });
        return;
    }
    Planned planned = begin(recorder);
    for (std::int64_t i = 0; i < count; ++i)
        recorder.call(i, [&] { call(recorder, planned); });
    end(recorder, planned);
}

} // namespace phasebench
