// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/cupti_buffers.h"

#include <atomic>
#include <cstdlib>
#include <utility>

namespace phasebench {

namespace {

constexpr std::size_t recordAlignment = 64; ///< CUPTI wants 8 at least
constexpr int prepared = 4;

/// The one thing that has to be reachable from everywhere: CUPTI's buffer callbacks have no user pointer.
std::atomic<CuptiBuffers*> activeBuffers = nullptr;

} // namespace

void CuptiBuffers::Free::operator()(std::uint8_t* data) const
{
    std::free(data);
}

CuptiBuffers::CuptiBuffers()
{
    for (int i = 0; i < prepared; ++i)
        m_spare.push_back(allocate());
    activeBuffers = this;
}

CuptiBuffers::~CuptiBuffers()
{
    activeBuffers = nullptr;
}

CuptiBuffers::Data CuptiBuffers::allocate()
{
    return Data(static_cast<std::uint8_t*>(std::aligned_alloc(recordAlignment, bytes)));
}

CuptiBuffers::Data CuptiBuffers::take()
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_spare.empty()) {
            Data data = std::move(m_spare.back());
            m_spare.pop_back();
            return data;
        }
    }
    return allocate();
}

void CUPTIAPI CuptiBuffers::onRequest(std::uint8_t** buffer, std::size_t* size, std::size_t* maxNumRecords)
{
    CuptiBuffers* const active = activeBuffers;
    // Without a buffer CUPTI drops the records and counts them.
    *buffer = active ? active->take().release() : nullptr;
    *size = *buffer ? bytes : 0;
    *maxNumRecords = 0; // as many as fit
}

void CUPTIAPI CuptiBuffers::onComplete(
    CUcontext, std::uint32_t, std::uint8_t* buffer, std::size_t, std::size_t validSize)
{
    Data data(buffer);
    CuptiBuffers* const active = activeBuffers;
    if (!active || !data)
        return;
    const std::lock_guard lock(active->m_mutex);
    if (validSize > 0)
        active->m_filled.push_back({std::move(data), validSize});
    else
        active->m_spare.push_back(std::move(data));
}

std::vector<CuptiBuffers::Filled> CuptiBuffers::takeFilled()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_filled, {});
}

void CuptiBuffers::reuse(std::vector<Filled> buffers)
{
    const std::lock_guard lock(m_mutex);
    for (Filled& buffer : buffers)
        m_spare.push_back(std::move(buffer.data));
}

} // namespace phasebench
