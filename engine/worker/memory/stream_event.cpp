// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/memory/stream_event.h"

#include "engine/worker/memory/cuda_driver.h"

#include <utility>

namespace phasebench {

StreamEvent::StreamEvent(Memory& memory)
    : m_memory(&memory)
{
    constexpr unsigned disableTiming = 2; // CU_EVENT_DISABLE_TIMING: such an event costs least
    if (!memory.driver())
        throw BackendError("Copies that overlap with execution need an NVIDIA driver, and there is none here.");
    CudaDriver& driver = *memory.driver();
    driver.check(driver.table().eventCreate(&m_event, disableTiming), "cuEventCreate");
}

StreamEvent::~StreamEvent()
{
    // A failure here means that the context is lost, which the call that lost it has reported.
    if (m_event)
        m_memory->driver()->table().eventDestroy(m_event);
}

StreamEvent::StreamEvent(StreamEvent&& other) noexcept
    : m_memory(other.m_memory)
    , m_event(std::exchange(other.m_event, nullptr))
    , m_recorded(other.m_recorded)
{
}

StreamEvent& StreamEvent::operator=(StreamEvent&& other) noexcept
{
    std::swap(m_memory, other.m_memory);
    std::swap(m_event, other.m_event);
    std::swap(m_recorded, other.m_recorded);
    return *this;
}

void StreamEvent::record(Stream stream)
{
    CudaDriver& driver = *m_memory->driver();
    driver.check(driver.table().eventRecord(m_event, stream.handle), "cuEventRecord");
    m_recorded = true;
}

void StreamEvent::holdBack(Stream stream)
{
    CudaDriver& driver = *m_memory->driver();
    if (m_recorded)
        driver.check(driver.table().streamWaitEvent(stream.handle, m_event, 0), "cuStreamWaitEvent");
}

void StreamEvent::wait()
{
    CudaDriver& driver = *m_memory->driver();
    if (m_recorded)
        driver.check(driver.table().eventSynchronize(m_event), "cuEventSynchronize");
}

} // namespace phasebench
