// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/worker/backend.h"
#include "engine/worker/cuda/cufft_handle.h"

namespace phasebench {

/// A planned batch of transforms. It holds one stream and one work area at a time, so executions on several streams
/// must be ordered by the caller. How a plan was asked for.
struct CufftRequest {
    bool minimalWorkArea = false;
    bool patientJit = false;
    std::int64_t workspace = 0; ///< bytes that the experiment allows
};

class CufftPlan : public Plan {
public:
    CufftPlan(const CudaDriver& driver, CufftHandle handle, int direction, const PlanFacts& facts,
        const CufftRequest& request);
    PlanRecord record() const override;

private:
    void doEnqueue(const Operands& operands, Stream stream) override;

    const CudaDriver& m_driver;
    CufftHandle m_handle;
    int m_direction;
    CufftRequest m_request;
    void* m_stream = nullptr; ///< the default stream, like a new plan
    void* m_workArea = nullptr;
};

} // namespace phasebench
