// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/worker/backend.h"
#include "engine/worker/cuda/cufft_handle.h"
#include "engine/worker/cuda/cufft_layout.h"

#include <optional>

namespace phasebench {

/// A batch of transforms with a handle that is not planned yet.
class CufftSpecification : public Specification {
public:
    CufftSpecification(const CudaDriver& driver, const CufftLayout& layout, const Fft& fft);

    Result<std::unique_ptr<Plan>> plan(
        const PlanPreferences& preferences, const PlanConfiguration* choice, const Operands& scratch) override;
    /// The work-area policies, each with and without patient compiling.
    std::shared_ptr<CandidateSearch> candidates(
        const PlanPreferences& preferences, const Autotune& autotune, const Operands& scratch, Stream stream) override;

private:
    const CudaDriver& m_driver;
    CufftLayout m_layout;
    Fft m_fft;
    std::optional<CufftHandle> m_handle; ///< goes to the first plan: a handle is planned once
};

} // namespace phasebench
