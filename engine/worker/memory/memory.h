// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/experiment.h"
#include "engine/result/run.h"
#include "engine/worker/backend.h"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace phasebench {

class CudaDriver;
class Memory;
class PeerCopies;

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

/// The memory spaces of this computer, for one execution space: allocate, copy and synchronise.
/// GPU, pinned and managed memory go through libcuda.so.1, opened at run time: no CUDA toolkit is needed.
class Memory {
public:
    /// `driver` may be null: then only host_pageable memory exists.
    Memory(ExecutionSpace execution, std::shared_ptr<CudaDriver> driver);
    ~Memory();

    const ExecutionSpace& execution() const { return m_execution; }
    CudaDriver* driver() const { return m_driver.get(); }
    const std::shared_ptr<CudaDriver>& sharedDriver() const { return m_driver; }

    /// Bytes that may be taken in that memory space now; 0 where there is no such memory.
    std::int64_t available(const MemorySpace& space) const;
    /// Empty when `bytes` more may be allocated there; else one sentence with what there is. Says it before anything is
    /// allocated.
    std::string whyNot(const MemorySpace& space, std::size_t bytes) const;
    /// Throws BackendError. Host memory is touched, so that no page fault falls into a measurement.
    Buffer allocate(const MemorySpace& space, std::size_t bytes);

    /// Empty when the buffer lies where it says; else one sentence with what the driver says of it.
    std::string whyNotThere(const Buffer& buffer) const;

    /// The memory that belongs to the execution space.
    MemorySpace executionMemory() const;

    /// Enqueues a copy on the stream (host to host: done at return). Between two GPUs it goes as `peer` says, and
    /// staged where they cannot reach each other. Throws BackendError.
    void copy(void* to, const MemorySpace& toSpace, const void* from, const MemorySpace& fromSpace, std::size_t bytes,
        Stream stream, PeerCopy peer = PeerCopy::direct);
    /// Makes ready what copies between these two need, outside timed regions; how they will go.
    PeerCopy preparePeer(int gpu, int other, PeerCopy wanted);

    /// Managed memory. `side`: a GPU's memory, or the host's.
    MemorySpace farSide() const; ///< where managed pages are before a call: the host for a GPU, GPU 0 for the CPU
    void prefetch(const void* data, std::size_t bytes, const MemorySpace& side, Stream stream);
    enum class Advice { read_mostly = 1, no_longer_read_mostly = 2, prefer = 3 };
    void advise(void* data, std::size_t bytes, Advice advice, const MemorySpace& side);
    void synchronise(Stream stream);
    Stream stream(int index); ///< streams of the execution space, made on first use; on a CPU the stream for copies
                              ///< from and to GPUs

    /// A plan's workspace, from a stream-ordered pool that is kept; null for 0 bytes.
    void* takeWorkspace(std::size_t bytes, Stream stream);
    void releaseWorkspace(void* workspace, std::size_t bytes, Stream stream);

    /// Reads and writes through a host buffer, synchronously: for filling and checking, never in a timed region.
    void upload(const Buffer& to, std::size_t offset, const void* host, std::size_t bytes);
    void download(void* host, const Buffer& from, std::size_t offset, std::size_t bytes);

    /// The most workspace that was taken at once, in bytes.
    std::int64_t workspacePeak() const { return m_workspacePeak; }

    /// Writes over more memory than the caches of the execution space hold, so that the next access finds them cold.
    void flushCaches(Stream stream);
    /// Bytes of the cache that separates cold from hot in that memory space: a GPU's L2, else the CPU's last level.
    std::int64_t cacheBytes(const MemorySpace& space) const;

private:
    friend class Buffer;
    void release(const MemorySpace& space, void* data, std::size_t bytes);
    int streamGpu() const { return m_execution.isCpu() ? 0 : m_execution.gpu; } ///< to which the streams belong
    void copyOnGpu(void* to, const MemorySpace& toSpace, const void* from, const MemorySpace& fromSpace,
        std::size_t bytes, void* stream);
    std::int64_t managedLimit() const;
    std::string whyMissing(const MemorySpace& space) const;

    ExecutionSpace m_execution;
    std::shared_ptr<CudaDriver> m_driver;
    std::unique_ptr<PeerCopies> m_peers;
    std::vector<Stream> m_streams;
    std::int64_t m_managed = 0; ///< bytes of managed memory that live
    mutable std::int64_t m_managedLimit = 0; ///< when there was none
    Buffer m_flush;
    void* m_hostWorkspace = nullptr;
    std::size_t m_hostWorkspaceBytes = 0;
    std::int64_t m_workspace = 0;
    std::int64_t m_workspacePeak = 0;
    std::int64_t m_hostCache = 0;
};

} // namespace phasebench
