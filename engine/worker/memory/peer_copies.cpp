// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/memory/peer_copies.h"

#include <algorithm>

namespace phasebench {

PeerCopies::PeerCopies(std::shared_ptr<CudaDriver> driver)
    : m_driver(std::move(driver))
{
}

PeerCopies::~PeerCopies()
{
    // What a lost context says to this has been told by the call that lost it.
    const CudaDriverTable& table = m_driver->table();
    for (const auto& [gpu, side] : m_sides) {
        table.ctxSetCurrent(m_driver->context(gpu));
        table.streamDestroy(side.stream);
        table.eventDestroy(side.fence);
        for (void* const event : side.done)
            table.eventDestroy(event);
    }
    for (void* const pinned : m_pieces)
        if (pinned)
            table.memFreeHost(pinned);
}

bool PeerCopies::connect(int a, int b)
{
    const auto pair = std::minmax(a, b);
    if (const auto known = m_connected.find(pair); known != m_connected.end())
        return known->second;
    const CudaDriverTable& table = m_driver->table();
    bool possible = true;
    for (const auto& [self, other] : {std::pair(a, b), std::pair(b, a)}) {
        int can = 0;
        m_driver->check(table.deviceCanAccessPeer(&can, self, other), "cuDeviceCanAccessPeer");
        possible = possible && can != 0;
    }
    if (possible)
        for (const auto& [self, other] : {std::pair(a, b), std::pair(b, a)}) {
            constexpr int alreadyEnabled = 704;
            m_driver->use(self);
            const int result = table.ctxEnablePeerAccess(m_driver->context(other), 0);
            if (result != alreadyEnabled)
                m_driver->check(result, "cuCtxEnablePeerAccess");
        }
    m_connected[pair] = possible;
    return possible;
}

PeerCopies::Side& PeerCopies::sideOf(int gpu)
{
    Side& side = m_sides[gpu];
    if (!side.stream) {
        constexpr unsigned nonBlocking = 1;
        constexpr unsigned withoutTiming = 2;
        m_driver->use(gpu);
        m_driver->check(m_driver->table().eventCreate(&side.fence, withoutTiming), "cuEventCreate");
        for (void*& event : side.done)
            m_driver->check(m_driver->table().eventCreate(&event, withoutTiming), "cuEventCreate");
        m_driver->check(m_driver->table().streamCreate(&side.stream, nonBlocking), "cuStreamCreate");
    }
    return side;
}

void PeerCopies::prepareStaging(int a, int b)
{
    sideOf(a);
    sideOf(b);
    m_driver->use(a);
    constexpr unsigned portable = 1;
    for (void*& pinned : m_pieces)
        if (!pinned)
            m_driver->check(m_driver->table().memHostAlloc(&pinned, piece, portable), "cuMemHostAlloc");
}

void PeerCopies::fence(void* earlier, void* event, int earlierGpu, void* later, int laterGpu)
{
    m_driver->use(earlierGpu);
    m_driver->check(m_driver->table().eventRecord(event, earlier), "cuEventRecord");
    m_driver->use(laterGpu);
    m_driver->check(m_driver->table().streamWaitEvent(later, event, 0), "cuStreamWaitEvent");
}

void PeerCopies::direct(void* to, int toGpu, const void* from, int fromGpu, std::size_t bytes, void* stream)
{
    m_driver->check(m_driver->table().memcpyPeerAsync(devicePointer(to), m_driver->context(toGpu), devicePointer(from),
                        m_driver->context(fromGpu), bytes, stream),
        "cuMemcpyPeerAsync");
}

void PeerCopies::staged(
    void* to, int toGpu, const void* from, int fromGpu, std::size_t bytes, void* stream, int streamGpu)
{
    prepareStaging(toGpu, fromGpu);
    const CudaDriverTable& table = m_driver->table();
    const int otherGpu = streamGpu == toGpu ? fromGpu : toGpu;
    const auto copyPieces = [&](void* other) {
        void* const reader = fromGpu == streamGpu ? stream : other;
        void* const writer = toGpu == streamGpu ? stream : other;
        Side& source = sideOf(fromGpu);
        Side& target = sideOf(toGpu);
        std::size_t number = 0;
        for (std::size_t done = 0; done < bytes; done += piece, ++number) {
            const std::size_t slot = number % pieces;
            const std::size_t size = std::min(piece, bytes - done);
            m_driver->use(fromGpu);
            if (number >= pieces) // its last content must have gone on
                m_driver->check(table.streamWaitEvent(reader, target.done[slot], 0), "cuStreamWaitEvent");
            m_driver->check(
                table.memcpyDtoHAsync(m_pieces[slot], devicePointer(from) + done, size, reader), "cuMemcpyDtoHAsync");
            fence(reader, source.done[slot], fromGpu, writer, toGpu);
            m_driver->check(
                table.memcpyHtoDAsync(devicePointer(to) + done, m_pieces[slot], size, writer), "cuMemcpyHtoDAsync");
            m_driver->check(table.eventRecord(target.done[slot], writer), "cuEventRecord");
        }
    };
    onOtherGpu(otherGpu, stream, streamGpu, copyPieces);
    m_driver->use(streamGpu);
}

} // namespace phasebench
