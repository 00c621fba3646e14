// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <cupti.h>
#include <memory>
#include <mutex>
#include <vector>

namespace phasebench {

/// The buffers that CUPTI writes records to. CUPTI takes and gives them from any thread; the collector takes the full
/// ones. At most one instance is active at a time, since CUPTI's callbacks bring no data of the subscriber's.
class CuptiBuffers {
public:
    static constexpr std::size_t bytes = 4u << 20;

    struct Free {
        void operator()(std::uint8_t* data) const;
    };
    struct Filled {
        std::unique_ptr<std::uint8_t[], Free> data;
        std::size_t valid = 0; ///< bytes
    };

    CuptiBuffers(); ///< becomes the active one
    ~CuptiBuffers(); ///< no callback may be running: CUPTI is flushed and has no kind enabled
    CuptiBuffers(const CuptiBuffers&) = delete;
    CuptiBuffers& operator=(const CuptiBuffers&) = delete;

    /// For cuptiActivityRegisterCallbacks.
    static void CUPTIAPI onRequest(std::uint8_t** buffer, std::size_t* size, std::size_t* maxNumRecords);
    static void CUPTIAPI onComplete(
        CUcontext context, std::uint32_t streamId, std::uint8_t* buffer, std::size_t size, std::size_t validSize);

    std::vector<Filled> takeFilled();
    void reuse(std::vector<Filled> buffers);

private:
    using Data = std::unique_ptr<std::uint8_t[], Free>;
    Data take();
    static Data allocate();

    std::mutex m_mutex;
    std::vector<Data> m_spare;
    std::vector<Filled> m_filled;
};

} // namespace phasebench
