// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/call_copies.h"
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
    /// The copies of every call, each with the operand that it moves.
    struct Copy {
        CallCopy what;
        const OperandSets::Slot* slot;
        bool prefetched() const { return !slot->mirror; } ///< managed pages are moved, not copied
    };
    const std::vector<Copy>& copies() const { return m_copies; }
    /// Every copy of one call without the call, and on to the next set; `Recorder` sees each.
    template <typename Recorder> void copyAlone(Recorder& recorder);

    /// After a sequence: puts back the inputs that its calls overwrote and the managed pages that they moved. Outside
    /// timed regions.
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
    void copy(const Copy& copy, std::size_t set);
    bool hasCopies(Phase phase) const;
    bool overwritesInputs() const;
    bool changesSets() const { return overwritesInputs() || m_sets.movesPages(); }
    std::size_t takeSet();

    const Experiment& m_experiment;
    Problem m_problem;
    Backend& m_backend;
    Memory& m_memory;
    OperandSets& m_sets;
    const Choice* m_choice;
    PlanPreferences m_preferences;
    std::vector<Copy> m_copies;
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
    const std::size_t set = takeSet();
    const auto copyAll = [&](Phase phase) {
        for (const Copy& one : m_copies)
            if (one.what.phase == phase)
                recorder.copy(phase, one.what.operand, m_lane, [&] { copy(one, set); });
    };
    if (hasCopies(Phase::copy_in))
        recorder.phase(Phase::copy_in, m_lane, [&] {
            copyAll(Phase::copy_in);
            if (m_memory.execution().isCpu())
                m_memory.synchronise(m_lane); // the CPU knows nothing of lanes
        });
    Planned& used = planKept() ? m_kept : planned;
    recorder.phase(Phase::execution, m_lane, [&] { execute(*used.plan, used.workspace, set); });
    if (hasCopies(Phase::copy_out))
        recorder.phase(Phase::copy_out, m_lane, [&] { copyAll(Phase::copy_out); });
    if (changesSets())
        m_used.push_back(set);
}

template <typename Recorder> void Sequence::copyAlone(Recorder& recorder)
{
    const std::size_t set = takeSet();
    for (const Copy& one : m_copies)
        recorder.copy(one.what.phase, one.what.operand, m_lane, [&] { copy(one, set); });
    if (changesSets())
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
