// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/probe_links.h"

#include "engine/worker/clock.h"
#include "engine/worker/memory/cuda_driver.h"

#include <algorithm>

namespace phasebench {

namespace {

using Kind = MemorySpace::Kind;

constexpr std::size_t page = 4096;

std::byte* at(const Buffer& buffer, std::size_t offset)
{
    return static_cast<std::byte*>(buffer.data()) + offset;
}

bool isManaged(const MemorySpace& space)
{
    return space.kind == Kind::managed;
}

} // namespace

LinkTimer::LinkTimer(std::shared_ptr<CudaDriver> driver, std::int64_t largest)
    : m_driver(std::move(driver))
    , m_largest(static_cast<std::size_t>(largest))
    , m_host(ExecutionSpace{}, m_driver)
{
}

LinkTimer::~LinkTimer()
{
    for (const auto& [gpu, events] : m_events) {
        m_driver->table().eventDestroy(events.first);
        m_driver->table().eventDestroy(events.second);
    }
}

Memory& LinkTimer::memoryOf(int gpu)
{
    return m_gpus.try_emplace(gpu, ExecutionSpace{ExecutionSpace::Kind::gpu, gpu}, m_driver).first->second;
}

Buffer& LinkTimer::buffer(const MemorySpace& space, int which)
{
    Buffer& known = m_buffers[{nameOf(space), which}];
    if (known)
        return known;
    Memory& memory = space.kind == Kind::gpu ? memoryOf(space.gpu) : m_host;
    std::size_t bytes = m_largest;
    // Others use this computer too: never more than a quarter of what may be taken.
    while (bytes > page && !memory.whyNot(space, bytes * 4).empty())
        bytes /= 2;
    known = memory.allocate(space, bytes);
    return known;
}

std::int64_t LinkTimer::prepare(const ProbedLink& link)
{
    m_link = link;
    m_offset = 0;
    const bool toGpu = link.to.kind == Kind::gpu;
    const bool fromGpu = link.from.kind == Kind::gpu;
    m_gpu = toGpu ? link.to.gpu : fromGpu ? link.from.gpu : 0;
    m_memory = toGpu || fromGpu ? &memoryOf(m_gpu) : &m_host;
    if (link.mode == "direct"
        && m_memory->preparePeer(link.from.gpu, link.to.gpu, PeerCopy::direct) != PeerCopy::direct)
        return 0;
    if (link.mode == "staged")
        m_memory->preparePeer(link.from.gpu, link.to.gpu, PeerCopy::staged);
    m_from = &buffer(link.from, 0);
    m_to = &buffer(link.to, link.to == link.from ? 1 : 0);
    // The processor's own reading of pages is no work of a stream.
    const bool byProcessor = (!toGpu && !fromGpu) || (link.mode == "fault" && isManaged(link.to));
    m_source = byProcessor ? TimingSource::host : TimingSource::events;
    if (m_driver)
        m_driver->use(m_gpu);
    if (!byProcessor && !m_events.contains(m_gpu)) {
        auto& [start, stop] = m_events[m_gpu];
        m_driver->check(m_driver->table().eventCreate(&start, 0), "cuEventCreate");
        m_driver->check(m_driver->table().eventCreate(&stop, 0), "cuEventCreate");
    }
    return static_cast<std::int64_t>(std::min(m_from->bytes(), m_to->bytes()));
}

std::size_t LinkTimer::nextOffset(std::int64_t bytes)
{
    const auto size = static_cast<std::size_t>(bytes);
    if (m_offset + size > std::min(m_from->bytes(), m_to->bytes()))
        m_offset = 0;
    const std::size_t offset = m_offset;
    m_offset += size;
    return offset;
}

/// Managed pages where the copy finds them: on its source's side.
void LinkTimer::placePages(std::size_t offset, std::size_t bytes)
{
    const Buffer* const managed = isManaged(m_link.from) ? m_from : isManaged(m_link.to) ? m_to : nullptr;
    if (!managed)
        return;
    const MemorySpace side = isManaged(m_link.from) ? MemorySpace{} : m_link.from;
    m_memory->prefetch(at(*managed, offset), bytes, side, m_memory->stream(0));
    m_memory->synchronise(m_memory->stream(0));
}

double LinkTimer::sample(std::int64_t bytes, int copies)
{
    return m_source == TimingSource::host ? onHost(bytes, copies) : onGpu(bytes, copies);
}

double LinkTimer::onGpu(std::int64_t bytes, int copies)
{
    const Stream stream = m_memory->stream(0);
    const auto& [start, stop] = m_events.at(m_gpu);
    const auto size = static_cast<std::size_t>(bytes);
    std::vector<std::size_t> offsets;
    for (int i = 0; i < copies; ++i) {
        offsets.push_back(nextOffset(bytes));
        placePages(offsets.back(), size);
    }
    m_memory->synchronise(stream);
    m_driver->check(m_driver->table().eventRecord(start, stream.handle), "cuEventRecord");
    for (const std::size_t offset : offsets) {
        if (m_link.mode == "prefetch")
            m_memory->prefetch(at(isManaged(m_link.from) ? *m_from : *m_to, offset), size,
                isManaged(m_link.to) ? MemorySpace{} : m_link.to, stream);
        else
            m_memory->copy(at(*m_to, offset), m_link.to, at(*m_from, offset), m_link.from, size, stream,
                m_link.mode == "staged" ? PeerCopy::staged : PeerCopy::direct);
    }
    m_driver->check(m_driver->table().eventRecord(stop, stream.handle), "cuEventRecord");
    m_driver->check(m_driver->table().eventSynchronize(stop), "cuEventSynchronize");
    float milliseconds = 0;
    m_driver->check(m_driver->table().eventElapsedTime(&milliseconds, start, stop), "cuEventElapsedTime");
    return static_cast<double>(milliseconds) * 1e3 / copies;
}

double LinkTimer::onHost(std::int64_t bytes, int copies)
{
    const auto size = static_cast<std::size_t>(bytes);
    double total = 0;
    for (int i = 0; i < copies; ++i) {
        const std::size_t offset = nextOffset(bytes);
        placePages(offset, size);
        const double start = now();
        if (isManaged(m_link.to)) {
            const auto* const managed = static_cast<const volatile std::byte*>(at(*m_to, offset));
            for (std::size_t byte = 0; byte < size; byte += page)
                static_cast<void>(managed[byte]);
        } else {
            m_memory->copy(at(*m_to, offset), m_link.to, at(*m_from, offset), m_link.from, size, Stream{});
        }
        total += now() - start;
    }
    return total / copies;
}

} // namespace phasebench
