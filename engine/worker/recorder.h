// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/worker/clock.h"
#include "engine/worker/memory/memory.h"
#include "engine/worker/tracer.h"

#include <array>
#include <optional>
#include <vector>

/// What watches a sequence of calls while it happens. A sequence is written once (sequence.h) and takes one of these as
/// a template argument, so that the series `call` pays nothing for what the others look at.
namespace phasebench {

/// Looks at nothing: the series `call`, warm-ups and the check.
struct NoRecorder {
    template <typename Work> void phase(Phase, Lane, Work&& work) { work(); }
    template <typename Work> void copy(Phase, OperandId, Lane, Work&& work) { work(); }
};

/// Synchronises before and after every phase and adds up the host's time of each: the series `phases`.
class PhaseRecorder {
public:
    explicit PhaseRecorder(Memory& memory)
        : m_memory(memory)
    {
    }

    template <typename Work> void phase(Phase phase, Lane lane, Work&& work)
    {
        const double start = now();
        work();
        const double returned = now();
        m_memory.synchronise(lane);
        const double end = now();
        Sum& sum = m_sums[static_cast<std::size_t>(phase)];
        sum.seen = true;
        sum.host += end - start;
        sum.enqueue += returned - start;
    }
    template <typename Work> void copy(Phase, OperandId, Lane, Work&& work) { work(); }

    bool seen(Phase phase) const { return m_sums[static_cast<std::size_t>(phase)].seen; }
    double host(Phase phase) const { return m_sums[static_cast<std::size_t>(phase)].host; } ///< us in this sequence
    double enqueue(Phase phase) const
    {
        return m_sums[static_cast<std::size_t>(phase)].enqueue;
    } ///< us in this sequence
    void clear() { m_sums = {}; }

private:
    struct Sum {
        bool seen = false;
        double host = 0;
        double enqueue = 0;
    };
    Memory& m_memory;
    std::array<Sum, phaseCount> m_sums{};
};

/// Gives every phase and every copy a scope of its own, and synchronises like PhaseRecorder: the trace series.
class ScopeRecorder {
public:
    struct Scope {
        std::size_t sequence = 0;
        Phase phase = Phase::execution;
        std::optional<OperandId> operand; ///< for copies
    };

    ScopeRecorder(Memory& memory, Tracer& tracer)
        : m_memory(memory)
        , m_tracer(tracer)
    {
    }

    template <typename Work> void phase(Phase phase, Lane lane, Work&& work)
    {
        if (phase == Phase::copy_in || phase == Phase::copy_out)
            work(); // each copy opens its own scope
        else
            scoped({m_sequence, phase, std::nullopt}, lane, work);
        m_memory.synchronise(lane);
    }
    template <typename Work> void copy(Phase phase, OperandId operand, Lane lane, Work&& work)
    {
        scoped({m_sequence, phase, operand}, lane, work);
    }

    void nextSequence() { ++m_sequence; }
    std::size_t sequences() const { return m_sequence; }
    const Scope& scope(std::uint64_t id) const { return m_scopes.at(id - 1); }
    std::size_t scopes() const { return m_scopes.size(); }
    void clear()
    {
        m_scopes.clear();
        m_sequence = 0;
    }

private:
    template <typename Work> void scoped(Scope scope, Lane lane, Work& work)
    {
        m_scopes.push_back(scope);
        m_tracer.begin(m_scopes.size(), lane); // ids start at 1: 0 means no scope
        work();
        m_tracer.end(lane);
    }

    Memory& m_memory;
    Tracer& m_tracer;
    std::vector<Scope> m_scopes;
    std::size_t m_sequence = 0;
};

} // namespace phasebench
