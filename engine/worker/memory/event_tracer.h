// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/worker/memory/cuda_driver.h"
#include "engine/worker/tracer.h"

namespace phasebench {

/// Times scopes by a pair of the driver's events each: the clock of last resort for kernels, and that of copies in CPU
/// execution. An event pair contains the launch gap of what it brackets, so short scopes read long; resolution is about
/// 0.5 us.
class EventTracer : public Tracer {
public:
    explicit EventTracer(std::shared_ptr<CudaDriver> driver);
    ~EventTracer() override;

    TimingSource source() const override { return TimingSource::events; }
    void begin(std::uint64_t scope, Stream stream) override;
    void end(Stream stream) override;
    Trace collect() override;

private:
    struct Pair {
        std::uint64_t scope = 0;
        void* start = nullptr;
        void* end = nullptr;
    };
    void* event(); ///< a new one, or one that was used before

    std::shared_ptr<CudaDriver> m_driver;
    std::vector<Pair> m_pairs;
    std::vector<void*> m_spare;
    double m_baseMicroseconds = 0; ///< steady clock when the first event was recorded
};

} // namespace phasebench
