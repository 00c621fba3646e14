// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/worker/cpu/fftw/fftw_specification.h"

#include "engine/worker/cpu/fftw/fftw_plan.h"
#include "engine/worker/memory/fft_layout.h"
#include "engine/worker/plan_search.h"

#include <bit>

namespace phasebench {

namespace {

unsigned effortFlag(Effort effort)
{
    switch (effort) {
    case Effort::estimate:
        return FFTW_ESTIMATE;
    case Effort::measure:
        return FFTW_MEASURE;
    case Effort::patient:
        return FFTW_PATIENT;
    case Effort::exhaustive:
        return FFTW_EXHAUSTIVE;
    }
    throw BackendError("FFTW was given a planner effort that it does not have.");
}

/// The alignment in bytes that this build of FFTW distinguishes, by asking for addresses that are never used.
template <typename Real> std::int64_t simdAlignment()
{
    constexpr std::uintptr_t base = 4096;
    const auto offset = [](std::uintptr_t address) {
        return FftwApi<Real>::alignmentOf(std::bit_cast<Real*>(address));
    };
    std::uintptr_t step = sizeof(Real);
    while (step < 256 && offset(base + step) != offset(base))
        step *= 2;
    return static_cast<std::int64_t>(step);
}

bool alignedTo(const void* address, std::int64_t alignment)
{
    return std::bit_cast<std::uintptr_t>(address) % static_cast<std::uintptr_t>(alignment) == 0;
}

} // namespace

template <typename Real> FftwGeometry<Real> FftwGeometry<Real>::of(const Fft& fft)
{
    const FftLayout layout(fft);
    const std::ptrdiff_t realRow = layout.realPitch;
    const std::ptrdiff_t complexRow = fft.transform == Transform::c2c ? layout.n[2] : layout.halfRow;
    std::ptrdiff_t inStride = fft.transform == Transform::r2c ? realRow : complexRow;
    std::ptrdiff_t outStride = fft.transform == Transform::c2r ? realRow : complexRow;

    FftwGeometry geometry;
    const std::size_t rank = fft.shape.size();
    geometry.dimensions.resize(rank);
    geometry.dimensions[rank - 1] = {static_cast<std::ptrdiff_t>(fft.shape[rank - 1]), 1, 1};
    for (std::size_t i = rank - 1; i-- > 0;) {
        geometry.dimensions[i] = {static_cast<std::ptrdiff_t>(fft.shape[i]), inStride, outStride};
        inStride *= fft.shape[i];
        outStride *= fft.shape[i];
    }
    if (fft.batch > 1)
        geometry.batch.push_back({static_cast<std::ptrdiff_t>(fft.batch), inStride, outStride});
    return geometry;
}

template <typename Real>
FftwSpecification<Real>::FftwSpecification(const Fft& fft, const Operands& representative)
    : m_fft(fft)
    , m_geometry(FftwGeometry<Real>::of(fft))
    , m_representative(representative)
{
}

template <typename Real>
Result<std::unique_ptr<Plan>> FftwSpecification<Real>::plan(
    const PlanPreferences& preferences, const PlanConfiguration* choice, const Operands& scratch)
{
    using Api = FftwApi<Real>;
    FftwRequest request;
    request.effort = preferences.effort;
    request.threads = preferences.threads;
    if (choice) {
        request.effort
            = fromName<Effort>(choice->value("effort", std::string(nameOf(request.effort)))).value_or(request.effort);
        request.threads = choice->value("threads", request.threads);
    }
    const FftOperand outId = m_fft.in_place ? FftOperand::in : FftOperand::out;
    const bool measures = request.effort != Effort::estimate;
    const Operands& places = measures || scratch.of(FftOperand::in) ? scratch : m_representative;
    void* in = places.of(FftOperand::in);
    void* out = places.of(outId);
    if (!in || !out)
        throw BackendError("FFTW has no arrays to plan on: a planner that measures overwrites them, so it needs "
                           "scratch operands.");

    const std::int64_t simd = simdAlignment<Real>();
    request.aligned = true;
    for (const FftOperand id : {FftOperand::in, outId})
        request.aligned = request.aligned && preferences.alignment[id] >= simd && alignedTo(places.of(id), simd);

    if (preferences.coldCaches)
        Api::forgetWisdom();
    else if (measures)
        request.wisdomBefore = takeFftwText(Api::exportWisdom());
    // FFTW keeps both until they are set again, so they are set for every plan.
    Api::planWithThreads(request.threads);
    Api::setTimeLimit(preferences.timeLimit);
    request.flags = effortFlag(request.effort) | (request.aligned ? 0U : FFTW_UNALIGNED);
    request.timeLimit = preferences.timeLimit;

    // A c2r transform of one dimension can keep its input, of several it cannot (FFTW manual 4.3.2).
    const bool keepsInput = !m_fft.in_place && (m_fft.transform != Transform::c2r || m_fft.shape.size() == 1);
    request.flags |= keepsInput ? FFTW_PRESERVE_INPUT : FFTW_DESTROY_INPUT;
    request.destroysInput = !keepsInput;
    const std::int64_t alignment = request.aligned ? simd : static_cast<std::int64_t>(sizeof(Real));
    auto plan = FftwPlan<Real>::make(m_fft, m_geometry, request, in, out, alignment);
    if (!plan)
        return tl::unexpected(Fault{{}, "FFTW has no plan for this transform.", {}});
    return plan;
}

template <typename Real>
std::shared_ptr<CandidateSearch> FftwSpecification<Real>::candidates(
    const PlanPreferences& preferences, const Autotune& autotune, const Operands& scratch, Stream)
{
    // An exhaustive planner takes many times longer than a patient one and rarely finds more.
    std::vector<Effort> efforts{Effort::estimate, Effort::measure, Effort::patient};
    if (autotune.search == Autotune::Search::enumerate)
        efforts.push_back(Effort::exhaustive);
    std::vector<PlanConfiguration> choices{{{"effort", nameOf(preferences.effort)}, {"threads", preferences.threads}}};
    // Lower efforts first: they would take over what higher ones have learnt.
    for (const Effort effort : efforts)
        for (const int threads : threadCounts(preferences.threads)) {
            PlanConfiguration choice{{"effort", nameOf(effort)}, {"threads", threads}};
            if (choice != choices.front())
                choices.push_back(std::move(choice));
        }
    PlanPreferences limited = preferences;
    limited.coldCaches = false;
    limited.timeLimit = 0.5 * autotune.budget / static_cast<double>(choices.size());
    return std::make_shared<PlanSearch>(*this, limited, scratch, std::move(choices), true);
}

template struct FftwGeometry<float>;
template struct FftwGeometry<double>;
template class FftwSpecification<float>;
template class FftwSpecification<double>;

} // namespace phasebench
