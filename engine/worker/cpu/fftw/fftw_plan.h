// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/worker/backend.h"
#include "engine/worker/cpu/fftw/fftw_specification.h"

namespace phasebench {

/// How a plan is asked for.
struct FftwRequest {
    Effort effort = Effort::estimate;
    int threads = 1;
    unsigned flags = 0; ///< FFTW's, complete
    bool aligned = true;
    bool destroysInput = false;
    double timeLimit = 0; ///< seconds
    std::string wisdomBefore; ///< what is known again after planning was cut off
};

/// An FFTW plan, executed on other arrays than it was planned for (the new-array functions).
template <typename Real> class FftwPlan : public Plan {
public:
    /// Null when FFTW has no plan. `in` and `out` are overwritten when the effort measures; `alignment` is what the
    /// plan may assume of any address, in bytes.
    static std::unique_ptr<Plan> make(const Fft& fft, const FftwGeometry<Real>& geometry, const FftwRequest& request,
        void* in, void* out, std::int64_t alignment);
    ~FftwPlan() override;
    FftwPlan(const FftwPlan&) = delete;
    FftwPlan& operator=(const FftwPlan&) = delete;

    /// Its details: the plan as FFTW prints it, its cost in FFTW's units (null where it has none), and its operations.
    PlanRecord record() const override;

private:
    using Api = FftwApi<Real>;

    FftwPlan(typename Api::Plan plan, const Fft& fft, const FftwRequest& request, std::int64_t alignment);
    void doEnqueue(const Operands& operands, Stream stream) override;

    typename Api::Plan m_plan;
    FftwRequest m_request;
    Transform m_transform;
    bool m_inPlace;
    OperandId m_out;
};

extern template class FftwPlan<float>;
extern template class FftwPlan<double>;

} // namespace phasebench
