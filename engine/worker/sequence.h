// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/call_plan.h"
#include "engine/worker/backend.h"
#include "engine/worker/memory/stream_event.h"
#include "engine/worker/operand_sets.h"
#include "engine/worker/recorder.h"

#include <algorithm>
#include <memory>

namespace phasebench {

/// The calls of one point, from specification to resource management, in the form that the experiment asks for.
class Sequence {
public:
    Sequence(const Experiment& experiment, Backend& backend, Memory& memory, OperandSets& sets,
        const PlanConfiguration* choice);
    ~Sequence();
    Sequence(const Sequence&) = delete;
    Sequence& operator=(const Sequence&) = delete;

    /// One sequence of `count` calls, one after the other. Throws RefusedError and BackendError.
    template <typename Recorder> void run(Recorder& recorder, std::int64_t count);
    /// The experiment's own count.
    template <typename Recorder> void run(Recorder& recorder) { run(recorder, m_experiment.call.count); }
    /// The same as the experiment asks for it: with copies and execution overlapped, or one after the other. What comes
    /// after it on stream() waits for all of it.
    template <typename Recorder> void runAsAsked(Recorder& recorder)
    {
        if (overlaps())
            runOverlapped(recorder);
        else
            run(recorder);
    }
    bool overlaps() const { return m_experiment.call.batching == Batching::overlapped; }

    /// From now on every call uses one plan that is made here, because planning takes too long to be repeated; what it
    /// took, in us.
    double keepPlan();
    void dropPlan();
    /// From now on plans are made without what the library keeps of earlier ones (cold), or with it.
    void planFrom(bool cold) { m_preferences.coldCaches = cold; }
    /// From now on plans are made as the series of a point take them: cold on a CPU, warm on a GPU.
    void planAsUsual() { m_preferences.coldCaches = m_memory.execution().isCpu(); }
    /// Executions without anything around them: a plan with the operands of every set, bound beforehand.
    class Executions {
    public:
        PlanRecord record() const { return m_used->record(); }
        /// One more, on the next set in turn.
        void execute()
        {
            m_bound[m_next].enqueue(m_stream);
            if (++m_next == m_bound.size())
                m_next = 0;
        }
        ~Executions();

    private:
        friend class Sequence;
        Memory* m_memory = nullptr;
        Stream m_stream;
        void* m_workspace = nullptr; ///< of its own plan
        std::unique_ptr<Specification> m_specification;
        std::unique_ptr<Plan> m_plan; ///< null where it uses the plan that the sequence keeps
        Plan* m_used = nullptr;
        std::vector<Bound> m_bound;
        std::size_t m_next = 0;
    };
    /// With a plan of their own for another alignment of the operands, on the first set only.
    std::unique_ptr<Executions> tryAlignment(const PerOperand<std::int64_t>& alignment);
    /// With a plan like the calls', or the one that they keep, on the sets that the calls use.
    std::unique_ptr<Executions> executions();
    bool planKept() const { return m_kept.plan != nullptr && m_backend.hasPlanning(); }

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
    /// Executions alone that can follow each other before restoreSets() is needed; 0: none may be repeated.
    std::int64_t executionsBeforeRestore() const;
    /// Puts back what executions alone overwrote.
    void restoreSets();
    /// Executions of one sequence that work on what the one before left in place.
    std::int64_t callsOnSameValues() const;
    std::size_t nextSet() const { return m_next; }
    Stream stream() const { return m_stream; }

    /// Of the first plan made.
    const PlanFacts& facts() const { return m_facts; }
    /// Of the plan that keepPlan() or recordPlan() made last; empty before.
    const PlanRecord& record() const { return m_record; }
    /// Calls that plan for themselves leave no record in their timed phases: one plan more, untimed, gives it.
    void recordPlan();

private:
    struct Planned {
        std::unique_ptr<Specification> specification;
        std::unique_ptr<Plan> plan; // after its specification, so that it goes first
        void* workspace = nullptr;
    };

    std::unique_ptr<Specification> specify();
    std::unique_ptr<Plan> plan(Specification& specification);
    template <typename Recorder> Planned begin(Recorder& recorder);
    /// Where one call works.
    struct Place {
        std::size_t set = 0;
        std::int64_t element = 0; ///< of the batch, where each call has its own
        std::size_t mirror = 0; ///< among those of the calls in flight
    };
    /// One of the calls in flight: when its buffers are filled, computed on, and emptied.
    struct CallInFlight {
        StreamEvent filled;
        StreamEvent computed;
        StreamEvent emptied;
    };

    template <typename Recorder> void call(Recorder& recorder, Planned& planned, std::int64_t index);
    template <typename Recorder> void runOverlapped(Recorder& recorder);
    template <typename Recorder> void fill(Recorder& recorder, std::int64_t index);
    template <typename Recorder> void compute(Recorder& recorder, Planned& planned, std::int64_t index);
    template <typename Recorder> void empty(Recorder& recorder, std::int64_t index);
    template <typename Recorder> void copyAll(Recorder& recorder, Phase phase, const Place& place, Stream stream);
    void waitFor(StreamEvent& event, Stream stream);
    Place callOf(std::int64_t index) const;
    bool ownsElements() const { return m_experiment.call.batching != Batching::dimension; }
    void finishElements();
    template <typename Recorder> void end(Recorder& recorder, Planned& planned);
    std::unique_ptr<Executions> executionsOf(const PlanPreferences& preferences, bool keepsPlan, std::size_t sets);
    void execute(Plan& plan, void* workspace, const Place& place);
    void copy(const Copy& copy, const Place& place, Stream stream);
    bool hasCopies(Phase phase) const { return m_sets.plan().copiesIn(phase); }
    bool overwritesInputs() const;
    bool changesSets() const { return overwritesInputs() || m_sets.plan().movesPages; }
    std::size_t takeSet();

    const Experiment& m_experiment;
    Problem m_problem;
    Backend& m_backend;
    Memory& m_memory;
    OperandSets& m_sets;
    const PlanConfiguration* m_choice;
    PlanPreferences m_preferences;
    std::vector<Copy> m_copies;
    Operands m_scratch;
    std::vector<Buffer> m_scratchBuffers;
    Stream m_stream;
    Stream m_laneIn; ///< of copies that overlap with execution
    Stream m_laneOut;
    std::vector<CallInFlight> m_callsInFlight;
    Planned m_kept;
    PlanFacts m_facts;
    bool m_factsKnown = false;
    PlanRecord m_record;
    std::size_t m_next = 0;
    std::vector<std::size_t> m_used; ///< sets whose inputs may be overwritten
};

template <typename Recorder> Sequence::Planned Sequence::begin(Recorder& recorder)
{
    Planned planned;
    if (!m_backend.hasPlanning()) {
        if (!m_kept.plan)
            keepPlan();
        return planned;
    }
    recorder.phase(Phase::specification, m_stream, [&] { planned.specification = specify(); });
    if (planKept())
        return planned;
    recorder.phase(Phase::planning, m_stream, [&] { planned.plan = plan(*planned.specification); });
    recorder.phase(Phase::resource_management, m_stream, [&] {
        planned.workspace = m_memory.takeWorkspace(static_cast<std::size_t>(planned.plan->facts().workspace), m_stream);
    });
    return planned;
}

template <typename Recorder> void Sequence::copyAll(Recorder& recorder, Phase phase, const Place& place, Stream stream)
{
    for (const Copy& one : m_copies)
        if (one.what.phase == phase)
            recorder.copy(phase, one.what.operand, stream, [&] { copy(one, place, stream); });
}

template <typename Recorder> void Sequence::call(Recorder& recorder, Planned& planned, std::int64_t index)
{
    const Place place = ownsElements() ? Place{m_next, index, 0} : Place{takeSet(), 0, 0};
    if (hasCopies(Phase::copy_in))
        recorder.phase(Phase::copy_in, m_stream, [&] {
            copyAll(recorder, Phase::copy_in, place, m_stream);
            if (m_memory.execution().isCpu())
                m_memory.synchronise(m_stream); // the CPU knows nothing of streams
        });
    Planned& used = m_kept.plan ? m_kept : planned;
    recorder.phase(Phase::execution, m_stream, [&] { execute(*used.plan, used.workspace, place); });
    if (hasCopies(Phase::copy_out))
        recorder.phase(Phase::copy_out, m_stream, [&] { copyAll(recorder, Phase::copy_out, place, m_stream); });
    if (changesSets() && !ownsElements() && (m_used.empty() || m_used.back() != place.set))
        m_used.push_back(place.set);
}

template <typename Recorder> void Sequence::copyAlone(Recorder& recorder)
{
    const Place place{takeSet(), 0, 0};
    for (const Copy& one : m_copies)
        recorder.copy(one.what.phase, one.what.operand, m_stream, [&] { copy(one, place, m_stream); });
    if (changesSets())
        m_used.push_back(place.set);
}

template <typename Recorder> void Sequence::fill(Recorder& recorder, std::int64_t index)
{
    const Place place = callOf(index);
    CallInFlight& call = m_callsInFlight[place.mirror];
    if (!hasCopies(Phase::copy_in))
        return;
    recorder.belongsTo(index);
    recorder.phase(Phase::copy_in, m_laneIn, [&] {
        // What was in these buffers must have been used, and where a result is in one of them, taken away.
        call.computed.holdBack(m_laneIn);
        call.emptied.holdBack(m_laneIn);
        copyAll(recorder, Phase::copy_in, place, m_laneIn);
        call.filled.record(m_laneIn);
    });
}

template <typename Recorder> void Sequence::compute(Recorder& recorder, Planned& planned, std::int64_t index)
{
    const Place place = callOf(index);
    CallInFlight& call = m_callsInFlight[place.mirror];
    Planned& used = m_kept.plan ? m_kept : planned;
    recorder.belongsTo(index);
    waitFor(call.filled, m_stream);
    waitFor(call.emptied, m_stream);
    recorder.phase(Phase::execution, m_stream, [&] { execute(*used.plan, used.workspace, place); });
    call.computed.record(m_stream);
}

template <typename Recorder> void Sequence::empty(Recorder& recorder, std::int64_t index)
{
    const Place place = callOf(index);
    CallInFlight& call = m_callsInFlight[place.mirror];
    if (!hasCopies(Phase::copy_out))
        return;
    recorder.phase(Phase::copy_out, m_laneOut, [&] {
        call.computed.holdBack(m_laneOut);
        copyAll(recorder, Phase::copy_out, place, m_laneOut);
        call.emptied.record(m_laneOut);
    });
}

template <typename Recorder> void Sequence::runOverlapped(Recorder& recorder)
{
    const std::int64_t count = m_experiment.call.count;
    // A GPU's streams wait for each other; a CPU computes in this thread, so its copies must be on their way before.
    const std::int64_t ahead = m_memory.execution().isCpu() ? static_cast<std::int64_t>(m_callsInFlight.size()) : 1;
    Planned planned = begin(recorder);
    std::int64_t filled = 0;
    for (std::int64_t i = 0; i < count; ++i)
        recorder.call(i, [&] {
            for (; filled < std::min(count, i + ahead); ++filled)
                fill(recorder, filled);
            compute(recorder, planned, i);
            empty(recorder, i);
        });
    for (CallInFlight& call : m_callsInFlight) {
        waitFor(call.filled, m_stream);
        waitFor(call.emptied, m_stream);
    }
    end(recorder, planned);
    finishElements();
}

template <typename Recorder> void Sequence::end(Recorder& recorder, Planned& planned)
{
    if (!m_backend.hasPlanning())
        return;
    recorder.phase(Phase::resource_management, m_stream, [&] {
        if (planned.plan) {
            m_memory.releaseWorkspace(
                planned.workspace, static_cast<std::size_t>(planned.plan->facts().workspace), m_stream);
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
                call(recorder, planned, i);
                end(recorder, planned);
            });
    } else {
        Planned planned = begin(recorder);
        for (std::int64_t i = 0; i < count; ++i)
            recorder.call(i, [&] { call(recorder, planned, i); });
        end(recorder, planned);
    }
    finishElements();
}

} // namespace phasebench
