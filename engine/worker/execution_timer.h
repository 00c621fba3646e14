// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/run.h"
#include "engine/worker/operand_sets.h"

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

/// Times single executions of a plan for a race: on a GPU by the driver's events, on a CPU by the host's clock. Cold:
/// the caches are flushed before each sample. On a GPU what leads up to a sample also hides the time of handing over
/// the work: a sample that may hold a launch gap is taken again, after a longer lead where that happens twice.
class ExecutionTimer {
public:
    ExecutionTimer(const Experiment& experiment, Memory& memory, OperandSets& sets);
    ~ExecutionTimer();
    ExecutionTimer(const ExecutionTimer&) = delete;
    ExecutionTimer& operator=(const ExecutionTimer&) = delete;

    TimingSource source() const { return m_gpu ? TimingSource::events : TimingSource::host; }
    /// One execution on set 0, waited for. Throws BackendError and HangError.
    void run(Plan& plan);
    /// Microseconds of each execution; a first one above `hopeless` stays the only one.
    std::vector<double> sample(Plan& plan, int count, double hopeless);
    /// Executions that share one sample, all on operands of their own: those of short ones.
    void setExpected(double microseconds);
    /// Samples that may hold a launch gap all the same: the host is too slow to hide it.
    std::size_t late() const { return m_late; }
    Stream stream() const { return m_stream; }

private:
    void enqueue(Plan& plan, std::size_t set);
    void* workspaceFor(const Plan& plan);
    void wait(void* event);
    void record(void* event);
    bool reached(void* event);
    void lead(Plan& plan); ///< flushes the caches, or warms them
    std::vector<double> sampleOnGpu(Plan& plan, int count);
    double sampleOnHost(Plan& plan);
    void restore(const Plan& plan);

    Memory& m_memory;
    OperandSets& m_sets;
    bool m_cold;
    bool m_gpu;
    Stream m_stream;
    std::size_t m_block = 1;
    std::size_t m_next = 0;
    double m_expected = 0; ///< us of a sample
    int m_leads = 1;
    std::size_t m_late = 0;
    double m_longest = 0; ///< us of the longest sample so far
    void* m_workspace = nullptr;
    std::size_t m_workspaceBytes = 0;
    std::vector<void*> m_events;
};

} // namespace phasebench
