// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/worker/backend.h"
#include "engine/worker/cpu/fftw/fftw_api.h"

#include <vector>

namespace phasebench {

/// The lengths and strides of an FFT as FFTW's guru interface takes them. Strides count reals or complex numbers,
/// whichever the array holds.
template <typename Real> struct FftwGeometry {
    std::vector<typename FftwApi<Real>::Dimension> dimensions;
    std::vector<typename FftwApi<Real>::Dimension> batch; ///< empty for a batch of 1

    static FftwGeometry of(const Fft& fft);
};

/// One FFT to be planned, in one precision.
template <typename Real> class FftwSpecification : public Specification {
public:
    FftwSpecification(const Fft& fft, const Operands& representative);

    Result<std::unique_ptr<Plan>> plan(
        const PlanPreferences& preferences, const PlanConfiguration* choice, const Operands& scratch) override;
    /// Planner efforts by thread counts, at most the preferences' threads; each plan within its part of half the
    /// budget.
    std::shared_ptr<CandidateSearch> candidates(
        const PlanPreferences& preferences, const Autotune& autotune, const Operands& scratch, Stream stream) override;

private:
    Fft m_fft;
    FftwGeometry<Real> m_geometry;
    Operands m_representative;
};

extern template class FftwSpecification<float>;
extern template class FftwSpecification<double>;

} // namespace phasebench
