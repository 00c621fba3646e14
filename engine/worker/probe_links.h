// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/link_probe.h"
#include "engine/worker/memory/memory.h"
#include "engine/worker/probe_plan.h"

#include <map>
#include <optional>

namespace phasebench {

/// Times copies of some size over one way at a time; keeps its buffers from one way to the next.
class LinkTimer {
public:
    /// `driver` may be null: then only the host's own copies can be timed. `largest`: bytes of a copy at most.
    LinkTimer(std::shared_ptr<CudaDriver> driver, std::int64_t largest);
    ~LinkTimer();
    LinkTimer(const LinkTimer&) = delete;
    LinkTimer& operator=(const LinkTimer&) = delete;

    /// Makes everything ready for a way; the largest size that fits, in bytes. 0: this computer has no such way.
    std::int64_t prepare(const ProbedLink& link);
    /// Microseconds a copy of `bytes`, from a block of some; the first call of a size warms up.
    double sample(std::int64_t bytes, int copies);
    TimingSource source() const { return m_source; } ///< of the way that was prepared

private:
    Memory& memoryOf(int gpu);
    Buffer& buffer(const MemorySpace& space, int which);
    double onGpu(std::int64_t bytes, int copies);
    double onHost(std::int64_t bytes, int copies);
    /// Where the next `bytes` of a buffer begin: another place each time, so that caches do not answer.
    std::size_t nextOffset(std::int64_t bytes);
    void placePages(std::size_t offset, std::size_t bytes);

    std::shared_ptr<CudaDriver> m_driver;
    std::size_t m_largest;
    Memory m_host;
    std::map<int, Memory> m_gpus;
    std::map<std::pair<std::string, int>, Buffer> m_buffers;
    ProbedLink m_link;
    Buffer* m_from = nullptr;
    Buffer* m_to = nullptr;
    Memory* m_memory = nullptr; ///< whose stream orders the copies
    std::map<int, std::pair<void*, void*>> m_events; ///< by GPU: start and stop
    int m_gpu = 0;
    TimingSource m_source = TimingSource::host;
    std::size_t m_offset = 0;
};

} // namespace phasebench
