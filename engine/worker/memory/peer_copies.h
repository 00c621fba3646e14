// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/worker/memory/cuda_driver.h"

#include <array>
#include <map>
#include <utility>

namespace phasebench {

/// Copies between two GPUs: direct, where each may reach the other's memory, or staged in pieces through pinned host
/// memory, up and down at once. A stream and the GPU that it belongs to order them.
class PeerCopies {
public:
    explicit PeerCopies(std::shared_ptr<CudaDriver> driver);
    ~PeerCopies();
    PeerCopies(const PeerCopies&) = delete;
    PeerCopies& operator=(const PeerCopies&) = delete;

    /// Lets the two GPUs reach each other's memory; false where they cannot. Slow the first time.
    bool connect(int a, int b);
    /// Makes what staging takes, so that no copy pays for it.
    void prepareStaging(int a, int b);

    void direct(void* to, int toGpu, const void* from, int fromGpu, std::size_t bytes, void* stream);
    /// `streamGpu` is one of the two.
    void staged(void* to, int toGpu, const void* from, int fromGpu, std::size_t bytes, void* stream, int streamGpu);

    /// Does `work(stream of that GPU)` after what `stream` was given before, and lets `stream` wait for it.
    template <typename Work> void onOtherGpu(int gpu, void* stream, int streamGpu, Work&& work)
    {
        Side& side = sideOf(gpu);
        fence(stream, sideOf(streamGpu).fence, streamGpu, side.stream, gpu);
        work(side.stream);
        fence(side.stream, side.fence, gpu, stream, streamGpu);
    }

private:
    static constexpr std::size_t piece = std::size_t{4} << 20;
    static constexpr std::size_t pieces = 4;

    /// What belongs to one GPU's context.
    struct Side {
        void* stream = nullptr;
        void* fence = nullptr;
        std::array<void*, pieces> done{}; ///< events: the piece was read (on the source) or written on
    };
    Side& sideOf(int gpu);
    /// `later` waits until `earlier` has done what it was given.
    void fence(void* earlier, void* event, int earlierGpu, void* later, int laterGpu);

    std::shared_ptr<CudaDriver> m_driver;
    std::map<std::pair<int, int>, bool> m_connected;
    std::map<int, Side> m_sides;
    std::array<void*, pieces> m_pieces{}; ///< pinned
};

} // namespace phasebench
