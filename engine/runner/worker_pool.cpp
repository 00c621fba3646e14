// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/runner/worker_pool.h"

#include "engine/protocol/loading_time.h"
#include "engine/runner/worker_programs.h"

#include <algorithm>

namespace phasebench {

namespace {

// Each warm worker keeps its libraries in memory, on a GPU half a gigabyte of it.
constexpr std::size_t mostWarm = 6;
// A process that the kernel cannot end for so long is not waited for.
constexpr auto longestDisturbance = std::chrono::seconds(3);

std::string microsecondsNow()
{
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::to_string(std::chrono::duration_cast<std::chrono::microseconds>(now).count());
}

} // namespace

WorkerPool::WorkerPool(const WorkerPrograms& programs)
    : m_programs(programs)
{
}

WorkerPool::~WorkerPool()
{
    // All at once, so that the reaping in the destructors does not add up.
    for (auto& [key, warm] : m_warm)
        warm.connection->kill();
    for (Leaving& leaving : m_leaving)
        leaving.connection->kill();
}

void WorkerPool::prepare(const WorkerKey& key, bool fresh)
{
    const auto known = m_warm.find(key);
    if (known != m_warm.end()) {
        known->second.connection->service();
        if (fresh || known->second.connection->gone() || !known->second.connection->failure().empty())
            moveOut(known);
    }
    if (!m_warm.contains(key) && m_warm.size() >= mostWarm)
        moveOut(std::min_element(m_warm.begin(), m_warm.end(),
            [](const auto& a, const auto& b) { return a.second.lastUse < b.second.lastUse; }));
}

bool WorkerPool::quiet() const
{
    const auto now = Clock::now();
    return std::all_of(m_leaving.begin(), m_leaving.end(),
        [&](const Leaving& leaving) { return now >= leaving.since + longestDisturbance; });
}

WorkerConnection& WorkerPool::take(const WorkerKey& key, bool fresh)
{
    Warm& warm = m_warm[key];
    if (!warm.connection) {
        std::vector<std::string> command = m_programs.commandOf(key.worker);
        command.insert(command.end(), key.arguments.begin(), key.arguments.end());
        auto environment = workerEnvironment(key);
        environment[startedVariable] = microsecondsNow();
        if (fresh && key.worker == "cuda")
            warm.cache = std::make_unique<EmptyCache>(environment);
        warm.connection = std::make_unique<WorkerConnection>(WorkerStart{command, environment, m_programs.patience});
    }
    warm.lastUse = Clock::now();
    return *warm.connection;
}

void WorkerPool::retire(const WorkerKey& key)
{
    if (const auto known = m_warm.find(key); known != m_warm.end())
        moveOut(known);
}

void WorkerPool::retireWorked()
{
    for (auto next = m_warm.begin(); next != m_warm.end();) {
        const auto warm = next++;
        if (warm->second.connection->worked())
            moveOut(warm);
    }
}

void WorkerPool::kill(const WorkerKey& key)
{
    if (const auto known = m_warm.find(key); known != m_warm.end()) {
        known->second.connection->kill();
        moveOut(known);
    }
}

void WorkerPool::moveOut(std::map<WorkerKey, Warm>::iterator warm)
{
    warm->second.connection->leave();
    if (!warm->second.connection->gone())
        m_leaving.push_back({std::move(warm->second.cache), std::move(warm->second.connection), Clock::now()});
    m_warm.erase(warm);
}

void WorkerPool::appendPollEntries(std::vector<pollfd>& entries) const
{
    for (const auto& [key, warm] : m_warm)
        warm.connection->appendPollEntries(entries);
    for (const Leaving& leaving : m_leaving)
        leaving.connection->appendPollEntries(entries);
}

Clock::time_point WorkerPool::deadline() const
{
    Clock::time_point at = never;
    for (const auto& [key, warm] : m_warm)
        at = std::min(at, warm.connection->deadline());
    for (const Leaving& leaving : m_leaving)
        at = std::min(at, leaving.connection->deadline());
    return at;
}

void WorkerPool::service()
{
    for (auto& [key, warm] : m_warm)
        warm.connection->service();
    for (Leaving& leaving : m_leaving)
        leaving.connection->service();
    std::erase_if(m_leaving, [](const Leaving& leaving) { return leaving.connection->gone(); });
}

} // namespace phasebench
