// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/measure/processes.h"
#include "engine/worker/median_keeper.h"
#include "engine/worker/program.h"
#include "engine/worker/sampling.h"
#include "engine/worker/sequence.h"
#include "engine/worker/trace_remarks.h"

namespace phasebench {

class EventTracer;

/// Measures one point with one backend. Each function fills in what it finds out of `run`: series, counts, transfers,
/// check, memory, log. They throw RefusedError (not possible), BackendError (failed) and CancelledError.
class PointDriver {
public:
    PointDriver(const Experiment& experiment, Backend& backend, Memory& memory, const TaskHooks& hooks,
        const PlanConfiguration* choice);

    /// One sequence of one call, in a process that has done nothing yet; then what it costs from less cold. `opening`:
    /// what starting the process and opening the library and its context took, in us.
    void firstUse(Run& run, double opening);
    /// One sequence of one call, in a process in which the library was only made ready to plan.
    void firstPlan(Run& run);
    /// The check, then this process's share of the series `call` and `phases`. `cost`: what opening this process and
    /// making ready for the point took so far.
    void measure(Run& run, const ProcessShare& share = {1, 0}, ProcessCost cost = {});
    /// A few sequences under a tracer: the GPU's time of each phase and copy.
    void trace(Run& run, Tracer& tracer, const ProcessShare& share = {1, 0});

private:
    bool check(Run& run);
    std::vector<std::byte> freshResult(Sequence& sequence);
    /// The results of one sequence without the epilog's activation, where the check needs them; empty where it does
    /// not, or where the library refuses.
    std::vector<std::byte> beforeActivation();
    void planOnce(Run& run); ///< where planning is left out of the call
    double callTook(); ///< us of one call, about
    void foretell(); ///< refuses a sequence that is far too long for its time
    double warmUp(); ///< us of its last sequence
    void takeShare(Run& run, const ProcessShare& share, const ProcessCost& cost, double sample);
    void measureCall(Run& run);
    void measurePhases(Run& run);
    /// Executions that share one sample, where one takes so many us.
    std::int64_t blockOf(double execution) const;
    double timeBlock(Sequence::Executions& executions, std::int64_t block); ///< us of each
    void measureCopies(Run& run); ///< the copies alone, synchronised: series "transfer.a.copy_in.host", …
    void timePrefetches(Run& run, EventTracer& events);
    static TransferFigures transferOf(const Sequence::Copy& copy);
    void verifyCopies(const Trace& trace, const ScopeRecorder& recorder) const;
    void measureLevel(Run& run, ColdLevel level, double firstTook);
    void measureAlignment(Run& run);
    void traceOverlapped(Run& run, Tracer& tracer);
    void describe(Run& run);
    void describeValues(Run& run) const; ///< where they leave the range of normal numbers
    void prepareSample();
    void keepTimeline(Run& run, const PhaseRecorder& recorder, double duration);
    void keepTimeline(Run& run, const Trace& trace, const ScopeRecorder& recorder);
    std::vector<double> traceRound(Run& run, Tracer& tracer); ///< us of each sequence's execution, or copies on a CPU
    void describeTransfers(Run& run, TimingSource source);

    const Experiment& m_experiment;
    Problem m_problem;
    Backend& m_backend;
    Memory& m_memory;
    const TaskHooks& m_hooks;
    bool m_planningApart; ///< from the calls, which reuse one plan
    Measure m_measure; ///< this process's part of the experiment's
    OperandSets m_sets;
    Sequence m_sequence;
    TraceRemarks m_remarks;
    std::string m_checkRemark; ///< why the check saw less than it could; empty: it did not
    MedianKeeper m_nearMedian; ///< among the sequences of which one becomes the timeline
};

} // namespace phasebench
