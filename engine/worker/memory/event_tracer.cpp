// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/memory/event_tracer.h"

#include <chrono>

namespace phasebench {

EventTracer::EventTracer(std::shared_ptr<CudaDriver> driver)
    : m_driver(std::move(driver))
{
}

EventTracer::~EventTracer()
{
    for (void* spare : m_spare)
        m_driver->table().eventDestroy(spare);
    for (const Pair& pair : m_pairs) {
        m_driver->table().eventDestroy(pair.start);
        m_driver->table().eventDestroy(pair.end);
    }
}

void* EventTracer::event()
{
    if (!m_spare.empty()) {
        void* const spare = m_spare.back();
        m_spare.pop_back();
        return spare;
    }
    void* event = nullptr;
    m_driver->check(m_driver->table().eventCreate(&event, 0), "cuEventCreate");
    return event;
}

void EventTracer::begin(std::uint64_t scope, Stream stream)
{
    if (m_pairs.empty()) {
        const auto now = std::chrono::steady_clock::now().time_since_epoch();
        m_baseMicroseconds = std::chrono::duration<double, std::micro>(now).count();
    }
    m_pairs.push_back({scope, event(), event()});
    m_driver->check(m_driver->table().eventRecord(m_pairs.back().start, stream.handle), "cuEventRecord");
}

void EventTracer::end(Stream stream)
{
    m_driver->check(m_driver->table().eventRecord(m_pairs.back().end, stream.handle), "cuEventRecord");
}

Trace EventTracer::collect()
{
    Trace trace;
    for (const Pair& pair : m_pairs) {
        float sinceFirst = 0;
        float duration = 0;
        m_driver->check(
            m_driver->table().eventElapsedTime(&sinceFirst, m_pairs.front().start, pair.start), "cuEventElapsedTime");
        m_driver->check(m_driver->table().eventElapsedTime(&duration, pair.start, pair.end), "cuEventElapsedTime");
        TraceRecord record;
        record.kind = TraceRecord::Kind::other;
        record.scope = pair.scope;
        record.start = m_baseMicroseconds + 1e3 * static_cast<double>(sinceFirst);
        record.end = record.start + 1e3 * static_cast<double>(duration);
        record.name = "event pair";
        trace.records.push_back(std::move(record));
    }
    for (const Pair& pair : m_pairs) {
        m_spare.push_back(pair.start);
        m_spare.push_back(pair.end);
    }
    m_pairs.clear();
    return trace;
}

} // namespace phasebench
