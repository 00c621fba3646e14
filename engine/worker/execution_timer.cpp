// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/execution_timer.h"

#include "engine/worker/clock.h"
#include "engine/worker/memory/cuda_driver.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace phasebench {

namespace {

constexpr double shortest = 20.0; ///< us: shorter executions share a sample
constexpr std::size_t mostOnGpu = 2; ///< the flush hides the handing over of about so many
constexpr std::size_t mostOnHost = 4096;
constexpr double leastPatience = 2e6; ///< us
constexpr double patienceFactor = 200; ///< times the longest sample
constexpr int notReady = 600; ///< CUDA_ERROR_NOT_READY
constexpr double impatient = 2000; ///< us of asking again and again before sleeping in between
constexpr double gapAllowed = 0.01; ///< of a sample
constexpr int mostAttempts = 4; ///< at a sample without a launch gap
constexpr int mostLeads = 8;

} // namespace

ExecutionTimer::ExecutionTimer(const Experiment& experiment, Memory& memory, OperandSets& sets)
    : m_memory(memory)
    , m_sets(sets)
    , m_cold(experiment.measure.cache == CacheState::cold)
    , m_gpu(!memory.execution().isCpu())
    , m_stream(memory.stream(0))
{
    // Operands that the execution space does not reach are worked on in their mirrors.
    for (const OperandSets::Slot& slot : sets.slots())
        if (slot.mirror && slot.operand.role != Role::output)
            memory.copy(slot.mirror.data(), slot.mirror.space(), sets.resident(slot, 0), slot.residence,
                static_cast<std::size_t>(slot.operand.bytes), m_stream);
    memory.synchronise(m_stream);
}

ExecutionTimer::~ExecutionTimer()
{
    try {
        m_memory.releaseWorkspace(m_workspace, m_workspaceBytes, m_stream);
        for (void* event : m_events)
            m_memory.driver()->table().eventDestroy(event);
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

void ExecutionTimer::enqueue(Plan& plan, std::size_t set)
{
    Operands operands = m_sets.execution(set);
    operands.workspace = workspaceFor(plan);
    const auto bound = plan.bind(operands);
    if (!bound)
        throw BackendError("Operand " + std::string(nameOf(bound.error().operand)) + " is aligned to "
            + std::to_string(bound.error().alignment) + " bytes, and the candidate needs "
            + std::to_string(bound.error().assumed) + ".");
    bound->enqueue(m_stream);
}

void ExecutionTimer::setExpected(double microseconds)
{
    // Cold executions that share a sample need operands of their own.
    const std::size_t sets = m_cold ? (m_sets.plan().isMirrored() ? 1 : m_sets.sets()) : mostOnHost;
    const auto wanted = static_cast<std::size_t>(std::ceil(shortest / std::max(microseconds, 0.01)));
    const bool flushes = m_gpu || !m_sets.plan().coldByRotation;
    const std::size_t most = m_gpu ? mostOnGpu : m_cold && flushes ? 1 : mostOnHost;
    m_block = std::clamp<std::size_t>(wanted, 1, std::min(sets, most));
    m_expected = microseconds * static_cast<double>(m_block);
}

void ExecutionTimer::record(void* event)
{
    m_memory.driver()->check(m_memory.driver()->table().eventRecord(event, m_stream.handle), "cuEventRecord");
}

void ExecutionTimer::wait(void* event)
{
    const CudaDriver& driver = *m_memory.driver();
    const double start = now();
    const double patience = std::max(leastPatience, patienceFactor * m_longest);
    for (;;) {
        const int state = driver.table().eventQuery(event);
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

void ExecutionTimer::run(Plan& plan)
{
    enqueue(plan, 0);
    if (m_gpu) {
        if (m_events.empty()) {
            m_events.push_back(nullptr);
            m_memory.driver()->check(m_memory.driver()->table().eventCreate(&m_events.back(), 0), "cuEventCreate");
        }
        record(m_events.front());
        wait(m_events.front());
    }
}

void ExecutionTimer::restore(const Plan& plan)
{
    const bool inPlace = std::ranges::any_of(
        m_sets.slots(), [](const OperandSets::Slot& slot) { return slot.operand.role == Role::both; });
    if (!inPlace && !plan.facts().destroysInput)
        return;
    for (std::size_t i = 0; i < std::max<std::size_t>(m_block, 1); ++i)
        m_sets.restore((m_next + i) % m_sets.sets());
    for (const OperandSets::Slot& slot : m_sets.slots())
        if (slot.mirror && slot.operand.role != Role::output)
            m_memory.copy(slot.mirror.data(), slot.mirror.space(), m_sets.resident(slot, 0), slot.residence,
                static_cast<std::size_t>(slot.operand.bytes), m_stream);
    m_memory.synchronise(m_stream);
}

bool ExecutionTimer::reached(void* event)
{
    const int state = m_memory.driver()->table().eventQuery(event);
    if (state != notReady)
        m_memory.driver()->check(state, "cuEventQuery");
    return state != notReady;
}

void ExecutionTimer::lead(Plan& plan)
{
    for (int i = 0; i < m_leads; ++i)
        if (m_cold)
            m_memory.flushCaches(m_stream);
        else
            enqueue(plan, 0);
}

std::vector<double> ExecutionTimer::sampleOnGpu(Plan& plan, int count)
{
    const CudaDriver& driver = *m_memory.driver();
    while (m_events.size() < 2 * static_cast<std::size_t>(count)) {
        m_events.push_back(nullptr);
        driver.check(driver.table().eventCreate(&m_events.back(), 0), "cuEventCreate");
    }
    workspaceFor(plan); // taken before the events, not between them
    for (int i = 0; i < count; ++i) {
        void* const start = m_events[2 * static_cast<std::size_t>(i)];
        for (int attempt = 1;; ++attempt) {
            lead(plan);
            record(start);
            const double begun = now();
            for (std::size_t k = 0; k < m_block; ++k)
                enqueue(plan, m_cold ? (m_next + k) % m_sets.sets() : 0);
            record(m_events[2 * static_cast<std::size_t>(i) + 1]);
            const double handingOver = now() - begun;
            // A GPU that has come to the start already may have waited for the work: the sample would hold that.
            if (handingOver < gapAllowed * m_expected || !reached(start))
                break;
            if (attempt == mostAttempts) {
                ++m_late;
                break;
            }
            if (attempt > 1) // once may be the host's hiccup, twice is too short a lead
                m_leads = std::min(m_leads + 1, mostLeads);
        }
    }
    wait(m_events[2 * static_cast<std::size_t>(count) - 1]);
    std::vector<double> samples;
    for (int i = 0; i < count; ++i) {
        float milliseconds = 0;
        driver.check(driver.table().eventElapsedTime(&milliseconds, m_events[2 * static_cast<std::size_t>(i)],
                         m_events[2 * static_cast<std::size_t>(i) + 1]),
            "cuEventElapsedTime");
        samples.push_back(static_cast<double>(milliseconds) * 1e3 / static_cast<double>(m_block));
        m_longest = std::max(m_longest, samples.back() * static_cast<double>(m_block));
    }
    return samples;
}

double ExecutionTimer::sampleOnHost(Plan& plan)
{
    const bool flushes = m_cold && !m_sets.plan().coldByRotation;
    if (flushes)
        m_memory.flushCaches(m_stream);
    const double start = now();
    for (std::size_t k = 0; k < m_block; ++k)
        enqueue(plan, m_cold ? (m_next + k) % m_sets.sets() : 0);
    const double took = now() - start;
    if (m_cold)
        m_next = (m_next + m_block) % m_sets.sets();
    return took / static_cast<double>(m_block);
}

std::vector<double> ExecutionTimer::sample(Plan& plan, int count, double hopeless)
{
    std::vector<double> samples;
    while (static_cast<int>(samples.size()) < count) {
        // The first one alone where it may settle the matter; the rest without waiting in between.
        const int more = samples.empty() && std::isfinite(hopeless) ? 1 : count - static_cast<int>(samples.size());
        restore(plan);
        if (m_gpu && !plan.facts().destroysInput) {
            const std::vector<double> taken = sampleOnGpu(plan, more);
            samples.insert(samples.end(), taken.begin(), taken.end());
        } else if (m_gpu) {
            samples.push_back(sampleOnGpu(plan, 1).front());
        } else {
            samples.push_back(sampleOnHost(plan));
        }
        if (samples.size() == 1 && samples.front() > hopeless)
            break;
    }
    return samples;
}

} // namespace phasebench
