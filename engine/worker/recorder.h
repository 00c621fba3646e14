// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/timeline_words.h"
#include "engine/worker/clock.h"
#include "engine/worker/memory/memory.h"
#include "engine/worker/span.h"
#include "engine/worker/tracer.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

/// What is recorded while a sequence of calls runs. Sequence (sequence.h) takes one of these as a template argument, so
/// that the series `call` does not pay for what the other series record.
namespace phasebench {

/// Records nothing: the series `call`, warm-ups and the check.
struct NoRecorder {
    template <typename Work> void call(std::int64_t, Work&& work) { work(); }
    void belongsTo(std::int64_t) { }
    template <typename Work> void phase(Phase, Stream, Work&& work) { work(); }
    template <typename Work> void copy(Phase, OperandId, Stream, Work&& work) { work(); }
};

/// Synchronises before and after every phase and adds up the host's time of each, without what reading the clock takes:
/// the series `phases`.
class PhaseRecorder {
public:
    explicit PhaseRecorder(Memory& memory)
        : m_memory(memory)
    {
    }

    /// The phases and copies that follow are those of this call, until the next belongsTo() or call().
    void belongsTo(std::int64_t call) { m_call = call; }
    template <typename Work> void call(std::int64_t index, Work&& work)
    {
        m_call = index;
        const double start = now();
        work();
        keep({std::nullopt, index, start, now()});
    }
    template <typename Work> void phase(Phase phase, Stream stream, Work&& work)
    {
        const double start = now();
        work();
        const double returned = now();
        m_memory.synchronise(stream);
        const double end = now();
        Sum& sum = m_sums[static_cast<std::size_t>(phase)];
        sum.seen = true;
        sum.host += std::max(0.0, end - start - 2 * m_clock);
        sum.enqueue += std::max(0.0, returned - start - m_clock);
        keep({phase, m_call, start, end});
    }
    template <typename Work> void copy(Phase, OperandId, Stream, Work&& work) { work(); }

    bool seen(Phase phase) const { return m_sums[static_cast<std::size_t>(phase)].seen; }
    double host(Phase phase) const { return m_sums[static_cast<std::size_t>(phase)].host; } ///< us in this sequence
    double enqueue(Phase phase) const
    {
        return m_sums[static_cast<std::size_t>(phase)].enqueue;
    } ///< us in this sequence
    /// The steps of this sequence, as many as a timeline takes.
    const std::vector<Span>& spans() const { return m_spans; }
    std::int64_t spansCut() const { return m_cut; } ///< steps beyond those
    void clear()
    {
        m_sums = {};
        m_spans.clear();
        m_cut = 0;
        m_call = 0;
    }

private:
    struct Sum {
        bool seen = false;
        double host = 0;
        double enqueue = 0;
    };
    void keep(const Span& span)
    {
        if (m_spans.size() < maximumTimelineEvents)
            m_spans.push_back(span);
        else
            ++m_cut;
    }

    Memory& m_memory;
    double m_clock = clockCost();
    std::array<Sum, phaseCount> m_sums{};
    std::vector<Span> m_spans;
    std::int64_t m_cut = 0;
    std::int64_t m_call = 0;
};

/// Synchronises before and after every copy and keeps the host's time of each: the copies alone.
class CopyRecorder {
public:
    explicit CopyRecorder(Memory& memory)
        : m_memory(memory)
    {
    }

    template <typename Work> void copy(Phase phase, OperandId operand, Stream stream, Work&& work)
    {
        const double start = now();
        work();
        m_memory.synchronise(stream);
        m_times.push_back({{phase, operand}, now() - start});
    }

    const std::vector<std::pair<std::pair<Phase, OperandId>, double>>& times() const { return m_times; } ///< us
    void clear() { m_times.clear(); }

private:
    Memory& m_memory;
    std::vector<std::pair<std::pair<Phase, OperandId>, double>> m_times;
};

/// Gives every phase and every copy a scope of its own: the trace series. It synchronises like PhaseRecorder, unless
/// copies and execution are to overlap.
class ScopeRecorder {
public:
    enum class Waiting { after_each_phase, never };
    struct Scope {
        std::size_t sequence = 0;
        Phase phase = Phase::execution;
        std::optional<OperandId> operand; ///< for copies
        std::int64_t call = 0;
        Stream stream;
    };

    ScopeRecorder(Memory& memory, Tracer& tracer, Waiting waiting = Waiting::after_each_phase)
        : m_memory(memory)
        , m_tracer(tracer)
        , m_waiting(waiting)
        , m_sequences(1)
    {
    }

    /// The phases and copies that follow are those of this call, until the next belongsTo() or call().
    void belongsTo(std::int64_t call) { m_call = call; }
    template <typename Work> void call(std::int64_t index, Work&& work)
    {
        m_call = index;
        const double start = now();
        work();
        m_sequences.back().push_back({std::nullopt, index, start, now()});
    }
    template <typename Work> void phase(Phase phase, Stream stream, Work&& work)
    {
        const double start = now();
        if (phase == Phase::copy_in || phase == Phase::copy_out)
            work(); // each copy opens its own scope
        else
            scoped({sequences(), phase, std::nullopt, m_call, stream}, stream, work);
        if (m_waiting == Waiting::after_each_phase)
            m_memory.synchronise(stream);
        m_sequences.back().push_back({phase, m_call, start, now()});
    }
    template <typename Work> void copy(Phase phase, OperandId operand, Stream stream, Work&& work)
    {
        scoped({sequences(), phase, operand, m_call, stream}, stream, work);
    }

    /// The sequence is over, and the streams wait for nothing more.
    void nextSequence()
    {
        m_ends.push_back(now());
        m_sequences.emplace_back();
        m_call = 0;
    }
    std::size_t sequences() const { return m_sequences.size() - 1; } ///< those that are over
    double duration(std::size_t sequence) const
    {
        double begin = m_ends.at(sequence);
        for (const Span& step : spans(sequence))
            begin = std::min(begin, step.start);
        return m_ends[sequence] - begin;
    }
    /// The host's steps of one sequence.
    const std::vector<Span>& spans(std::size_t sequence) const { return m_sequences.at(sequence); }
    const Scope& scope(std::uint64_t id) const { return m_scopes.at(id - 1); }
    std::size_t scopes() const { return m_scopes.size(); }

private:
    template <typename Work> void scoped(Scope scope, Stream stream, Work& work)
    {
        m_scopes.push_back(scope);
        m_tracer.begin(m_scopes.size(), stream); // ids start at 1: 0 means no scope
        work();
        m_tracer.end(stream);
    }

    Memory& m_memory;
    Tracer& m_tracer;
    Waiting m_waiting;
    std::vector<Scope> m_scopes;
    std::vector<std::vector<Span>> m_sequences; ///< the last one is in progress
    std::vector<double> m_ends; ///< of those that are over
    std::int64_t m_call = 0;
};

} // namespace phasebench
