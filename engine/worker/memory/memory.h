// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/placement.h"
#include "engine/result/run.h"
#include "engine/worker/backend.h"

#include <cstddef>
#include <memory>
#include <string>

namespace phasebench {

class CudaDriver;
class Memory;

/// Bytes in one memory space, released with it. The address is 256-byte aligned.
class Buffer {
public:
    Buffer() = default;
    Buffer(Memory& memory, MemorySpace space, void* data, std::size_t bytes);
    ~Buffer();
    Buffer(Buffer&& other) noexcept;
    Buffer& operator=(Buffer&& other) noexcept;

    void* data() const { return m_data; }
    std::size_t bytes() const { return m_bytes; }
    const MemorySpace& space() const { return m_space; }
    explicit operator bool() const { return m_data != nullptr; }

private:
    Memory* m_memory = nullptr;
    MemorySpace m_space;
    void* m_data = nullptr;
    std::size_t m_bytes = 0;
};

/// The memory spaces of this computer, for one execution space: allocate, copy, synchronise, and count the peak.
/// GPU, pinned and managed memory go through libcuda.so.1, opened at run time: no CUDA toolkit is needed.
class Memory {
public:
    /// `driver` may be null: then only host_pageable memory exists.
    Memory(ExecutionSpace execution, std::shared_ptr<CudaDriver> driver);
    ~Memory();

    const ExecutionSpace& execution() const { return m_execution; }
    CudaDriver* driver() const { return m_driver.get(); }

    /// Empty when `bytes` more may be allocated there; else one sentence with what there is. Says it before anything is
    /// allocated.
    std::string whyNot(const MemorySpace& space, std::size_t bytes) const;
    /// Throws BackendError. Host memory is touched, so that no page fault falls into a measurement.
    Buffer allocate(const MemorySpace& space, std::size_t bytes);

    /// Can the execution space work on operands that live there, without a copy?
    bool reaches(const MemorySpace& space) const;
    /// Where the execution space's copy of an operand lives that it does not reach.
    MemorySpace home() const;

    /// Enqueues a copy on the lane (host to host: done at return). Throws BackendError.
    void copy(void* to, const MemorySpace& toSpace, const void* from, const MemorySpace& fromSpace, std::size_t bytes,
        Lane lane);
    void synchronise(Lane lane);
    Lane lane(
        int index); ///< lanes of the execution space, made on first use; on a CPU the lane for copies from and to GPUs

    /// A plan's workspace, from a stream-ordered pool that is kept; null for 0 bytes.
    void* takeWorkspace(std::size_t bytes, Lane lane);
    void releaseWorkspace(void* workspace, std::size_t bytes, Lane lane);

    /// Reads and writes through a host buffer, synchronously: for filling and checking, never in a timed region.
    void upload(const Buffer& to, std::size_t offset, const void* host, std::size_t bytes);
    void download(void* host, const Buffer& from, std::size_t offset, std::size_t bytes);

    MemoryUse peak() const { return m_peak; }
    void resetPeak();

private:
    friend class Buffer;
    void release(const MemorySpace& space, void* data, std::size_t bytes);
    void count(const MemorySpace& space, std::int64_t bytes);

    ExecutionSpace m_execution;
    std::shared_ptr<CudaDriver> m_driver;
    std::vector<Lane> m_lanes;
    MemoryUse m_now;
    MemoryUse m_peak;
};

} // namespace phasebench
