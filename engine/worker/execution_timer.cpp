// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/execution_timer.h"

#include "engine/worker/clock.h"
#include "engine/worker/memory/cuda_driver.h"
#include "engine/worker/trace_join.h"

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <thread>

namespace phasebench {

namespace {

constexpr double shortest = 20.0; ///< us: on a CPU shorter executions share a sample
constexpr std::size_t mostInASample = 4096;
constexpr double leastPatience = 2e6; ///< us
constexpr double patienceFactor = 200; ///< times the longest execution
constexpr int notReady = 600; ///< CUDA_ERROR_NOT_READY
constexpr double impatient = 2000; ///< us of asking again and again before sleeping in between

bool isMirroredInput(const OperandSets::Slot& slot)
{
    return slot.mirror && slot.operand.role != Role::output;
}

} // namespace

ExecutionTimer::ExecutionTimer(const Experiment& experiment, Memory& memory, OperandSets& sets, Tracer* tracer)
    : m_memory(memory)
    , m_sets(sets)
    , m_tracer(memory.execution().isCpu() ? nullptr : tracer)
    , m_cold(experiment.measure.cache == CacheState::cold)
    , m_follow(experiment.call.count > 1)
    , m_stream(memory.stream(0))
{
    if (!memory.execution().isCpu() && !tracer)
        throw std::logic_error("executions on a GPU are timed by a tracer");
    std::int64_t mirrored = 0;
    for (const OperandSets::Slot& slot : sets.slots())
        if (isMirroredInput(slot))
            mirrored += slot.operand.bytes;
    // Of operands larger than the cache a copy leaves only the end there, as good as nothing.
    m_copyIn = mirrored > 0 && mirrored <= memory.cacheBytes(memory.executionMemory());
    m_flush = m_cold && (!sets.plan().coldByRotation || (mirrored > 0 && !m_copyIn));
    copyIn(0);
    memory.synchronise(m_stream);
}

ExecutionTimer::~ExecutionTimer()
{
    try {
        m_memory.releaseWorkspace(m_workspace, m_workspaceBytes, m_stream);
        if (m_done)
            m_memory.driver()->table().eventDestroy(m_done);
    } catch (const BackendError&) {
        // Only a lost context refuses to take things back, and the call that lost it has reported that.
    }
}

void* ExecutionTimer::workspaceFor(const Plan& plan)
{
    const auto wanted = static_cast<std::size_t>(std::max<std::int64_t>(0, plan.facts().workspace));
    if (wanted > m_workspaceBytes) {
        m_memory.releaseWorkspace(m_workspace, m_workspaceBytes, m_stream);
        m_workspace = nullptr;
        m_workspaceBytes = 0;
        m_workspace = m_memory.takeWorkspace(wanted, m_stream);
        m_workspaceBytes = wanted;
    }
    return wanted > 0 ? m_workspace : nullptr;
}

bool ExecutionTimer::overwrites(const Plan& plan) const
{
    return plan.facts().destroysInput || std::ranges::any_of(m_sets.slots(), [](const OperandSets::Slot& slot) {
        return slot.operand.role == Role::both;
    });
}

void ExecutionTimer::enqueue(Plan& plan, std::size_t set)
{
    Operands operands = m_sets.execution(set);
    operands.workspace = workspaceFor(plan);
    const auto bound = plan.bind(operands);
    if (!bound)
        throw BackendError("Operand " + std::string(nameOf(bound.error().operand)) + " is aligned to "
            + std::to_string(bound.error().alignment) + " bytes, and the candidate needs "
            + std::to_string(bound.error().assumed) + ".");
    if (overwrites(plan))
        m_overwritten.push_back(set);
    bound->enqueue(m_stream);
}

std::size_t ExecutionTimer::takeNextSet()
{
    const std::size_t set = m_cold ? m_next : 0;
    m_next = (m_next + 1) % m_sets.sets();
    return set;
}

void ExecutionTimer::setExpected(double microseconds)
{
    if (m_tracer)
        return;
    // Cold executions that share a sample need operands of their own.
    const std::size_t most = !m_cold ? mostInASample : m_sets.plan().isMirrored() || m_flush ? 1 : m_sets.sets();
    const auto wanted = static_cast<std::size_t>(std::ceil(shortest / std::max(microseconds, 0.01)));
    m_block = std::clamp<std::size_t>(wanted, 1, std::min(most, mostInASample));
}

void ExecutionTimer::finish()
{
    if (!m_tracer)
        return;
    const CudaDriver& driver = *m_memory.driver();
    if (!m_done)
        driver.check(driver.table().eventCreate(&m_done, 0), "cuEventCreate");
    driver.check(driver.table().eventRecord(m_done, m_stream.handle), "cuEventRecord");
    const double start = now();
    const double patience = std::max(leastPatience, patienceFactor * m_longest);
    for (;;) {
        const int state = driver.table().eventQuery(m_done);
        if (state != notReady) {
            driver.check(state, "cuEventQuery");
            return;
        }
        const double waited = now() - start;
        if (waited > patience)
            throw HangError{waited * 1e-6};
        if (waited > impatient)
            std::this_thread::sleep_for(std::chrono::microseconds(200));
    }
}

void ExecutionTimer::copyIn(std::size_t set)
{
    for (const OperandSets::Slot& slot : m_sets.slots())
        if (isMirroredInput(slot))
            m_memory.copy(slot.mirror.data(), slot.mirror.space(), m_sets.resident(slot, set), slot.residence,
                static_cast<std::size_t>(slot.operand.bytes), m_stream);
}

void ExecutionTimer::restoreOverwritten()
{
    if (m_overwritten.empty())
        return;
    for (const std::size_t set : m_overwritten)
        m_sets.restore(set);
    m_overwritten.clear();
    copyIn(0);
    m_memory.synchronise(m_stream);
}

void ExecutionTimer::prepare()
{
    restoreOverwritten();
    if (m_flush)
        m_memory.flushCaches(m_stream);
    m_memory.synchronise(m_stream);
}

void ExecutionTimer::enqueueTraced(Plan& plan, std::size_t set)
{
    workspaceFor(plan); // taken before the scope, not in it
    m_tracer->begin(++m_scope, m_stream);
    enqueue(plan, set);
    m_tracer->end(m_stream);
}

std::vector<double> ExecutionTimer::traced(std::size_t count)
{
    const std::uint64_t before = m_scope - count;
    std::vector<std::vector<std::pair<double, double>>> intervals(count);
    for (const TraceRecord& record : m_tracer->collect().records)
        if (record.scope > before && record.scope <= m_scope)
            intervals[record.scope - before - 1].emplace_back(record.start, record.end);
    std::vector<double> times;
    for (auto& own : intervals) {
        if (own.empty())
            throw BackendError("The trace holds no record of an execution.");
        times.push_back(unionLength(std::move(own)));
        m_longest = std::max(m_longest, times.back());
    }
    return times;
}

void ExecutionTimer::forgetTrace()
{
    if (!m_tracer)
        return;
    m_memory.synchronise(m_stream);
    m_tracer->collect();
}

double ExecutionTimer::run(Plan& plan)
{
    restoreOverwritten();
    if (m_tracer) {
        enqueueTraced(plan, 0);
        finish();
        return traced(1).front();
    }
    const double start = now();
    enqueue(plan, 0);
    return now() - start;
}

std::vector<double> ExecutionTimer::sampleOnGpu(Plan& plan, int count)
{
    const bool follow = m_follow && !overwrites(plan);
    for (int i = 0; i < count; ++i) {
        if (!follow || i == 0)
            prepare();
        if (follow && i == 0)
            enqueue(plan, takeNextSet()); // what comes first in a sequence finds an idle GPU, and most others do not
        const std::size_t set = takeNextSet();
        if (m_copyIn)
            copyIn(set);
        enqueueTraced(plan, set);
        if (!follow)
            finish();
    }
    finish();
    return traced(static_cast<std::size_t>(count));
}

double ExecutionTimer::sampleOnHost(Plan& plan)
{
    prepare();
    if (m_copyIn)
        copyIn(m_cold ? m_next : 0);
    m_memory.synchronise(m_stream);
    const double start = now();
    for (std::size_t k = 0; k < m_block; ++k)
        enqueue(plan, takeNextSet());
    const double took = now() - start - clockCost();
    return std::max(0.0, took) / static_cast<double>(m_block);
}

std::vector<double> ExecutionTimer::sample(Plan& plan, int count, double hopeless)
{
    std::vector<double> samples;
    while (static_cast<int>(samples.size()) < count) {
        // The first one alone where it may settle the matter.
        const int more = samples.empty() && std::isfinite(hopeless) ? 1 : count - static_cast<int>(samples.size());
        if (m_tracer) {
            const std::vector<double> taken = sampleOnGpu(plan, more);
            samples.insert(samples.end(), taken.begin(), taken.end());
        } else {
            samples.push_back(sampleOnHost(plan));
        }
        if (samples.size() == 1 && samples.front() > hopeless)
            break;
    }
    return samples;
}

} // namespace phasebench
