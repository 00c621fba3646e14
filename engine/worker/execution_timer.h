// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/run.h"
#include "engine/worker/operand_sets.h"
#include "engine/worker/tracer.h"

#include <exception>
#include <vector>

namespace phasebench {

/// An execution that does not come to its end: whatever its process does with the GPU would wait for ever.
class HangError : public std::exception {
public:
    explicit HangError(double waited)
        : seconds(waited)
    {
    }
    const char* what() const noexcept override { return "The GPU does not come to the end of an execution."; }

    const double seconds;
};

/// Times single executions of a plan as the calls of its experiment execute it, so that both take equally long: operand
/// sets by turns or caches flushed, on an idle GPU or one right behind the other. On a GPU by the tracer that times the
/// calls' phases, on a CPU by the host's clock; what is short there shares a sample with others.
class ExecutionTimer {
public:
    /// `tracer`: needed where a GPU computes; else it is not used.
    ExecutionTimer(const Experiment& experiment, Memory& memory, OperandSets& sets, Tracer* tracer);
    ~ExecutionTimer();
    ExecutionTimer(const ExecutionTimer&) = delete;
    ExecutionTimer& operator=(const ExecutionTimer&) = delete;

    TimingSource source() const { return m_tracer ? m_tracer->source() : TimingSource::host; }
    /// Does the first run of a plan take as long by this clock as the next one? Loading its kernels is the host's time.
    bool firstRunCounts() const { return source() == TimingSource::cupti; }
    /// One execution on set 0, waited for: its microseconds. Throws BackendError and HangError.
    double run(Plan& plan);
    /// Microseconds of each execution; a first one above `hopeless` stays the only one.
    std::vector<double> sample(Plan& plan, int count, double hopeless);
    /// How long one takes, about: on a CPU short ones share a sample.
    void setExpected(double microseconds);
    /// What was traced since the last sample is not of interest.
    void forgetTrace();
    Stream stream() const { return m_stream; }

private:
    void enqueue(Plan& plan, std::size_t set);
    std::size_t takeNextSet();
    void* workspaceFor(const Plan& plan);
    void finish(); ///< waits for what was handed to the GPU
    void copyIn(std::size_t set);
    void prepare(); ///< caches and operands as before a sequence of calls
    void enqueueTraced(Plan& plan, std::size_t set);
    std::vector<double> traced(std::size_t count); ///< us of the last so many
    std::vector<double> sampleOnGpu(Plan& plan, int count);
    double sampleOnHost(Plan& plan);
    bool overwrites(const Plan& plan) const; ///< its inputs
    void restoreOverwritten();

    Memory& m_memory;
    OperandSets& m_sets;
    Tracer* m_tracer; ///< null: the host's clock
    bool m_cold;
    bool m_follow; ///< calls of one sequence, without an idle GPU in between
    bool m_copyIn = false; ///< operands are copied before each execution, as in a call, and are in the cache then
    bool m_flush = false;
    Stream m_stream;
    std::size_t m_block = 1;
    std::size_t m_next = 0; ///< set
    std::vector<std::size_t> m_overwritten; ///< sets whose inputs are to be put back
    std::uint64_t m_scope = 0; ///< the last one that was traced
    double m_longest = 0; ///< us of the longest execution so far
    void* m_workspace = nullptr;
    std::size_t m_workspaceBytes = 0;
    void* m_done = nullptr; ///< event
};

} // namespace phasebench
