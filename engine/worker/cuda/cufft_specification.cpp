// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/cufft_specification.h"

#include "engine/worker/cuda/cufft_plan.h"
#include "engine/worker/cuda/status.h"
#include "engine/worker/plan_search.h"

#include <cufftXt.h>
#include <utility>

namespace phasebench {

namespace {

bool isRefusal(cufftResult status)
{
    return status == CUFFT_NOT_SUPPORTED || status == CUFFT_NOT_IMPLEMENTED || status == CUFFT_INVALID_SIZE
        || status == CUFFT_INVALID_TYPE || status == CUFFT_INVALID_VALUE;
}

/// The address alignment that cuFFT wants: that of its complex elements.
std::int64_t alignmentOf(cudaDataType complexType)
{
    return complexType == CUDA_C_64F ? 16 : complexType == CUDA_C_32F ? 8 : 4;
}

Fault notOffered(const std::string& what, cufftResult status)
{
    return {{}, "cuFFT does not offer " + what + " for this transform (" + nameOf(status) + ").",
        {{"planning.configuration", "null"}}};
}

/// What cuFFT's documentation says of CUFFT_WORKAREA_MINIMAL.
constexpr const char* minimalWorkArea = "the minimal work area (it has one for c2c whose lengths are at most 4096, in "
                                        "float64 2048)";

} // namespace

CufftSpecification::CufftSpecification(const CudaDriver& driver, const CufftLayout& layout, const Fft& fft)
    : m_driver(driver)
    , m_layout(layout)
    , m_fft(fft)
    , m_handle(std::in_place, driver)
{
}

Result<std::unique_ptr<Plan>> CufftSpecification::plan(
    const PlanPreferences& preferences, const PlanConfiguration* choice, const Operands& /*scratch*/)
{
    const bool minimal = choice && choice->value("work_area_policy", std::string()) == "minimal";
    const bool patient = choice && choice->value("patient_jit", false);
    CufftHandle handle = m_handle ? std::move(*m_handle) : CufftHandle(m_driver);
    m_handle.reset();
    CufftLayout& l = m_layout;
    std::size_t workArea = 0;
    if (patient)
        if (const cufftResult set = cufftSetPlanPropertyInt64(handle.get(), NVFFT_PLAN_PROPERTY_INT64_PATIENT_JIT, 1);
            set != CUFFT_SUCCESS)
            return tl::unexpected(notOffered("patient compiling", set));
    const cufftResult status = cufftXtMakePlanMany(handle.get(), l.rank, l.lengths.data(), l.in.embed.data(), 1,
        l.in.distance, l.in.type, l.out.embed.data(), 1, l.out.distance, l.out.type, l.batch, &workArea, l.execution);
    if (isRefusal(status) && (minimal || patient))
        return tl::unexpected(notOffered(minimal ? minimalWorkArea : "patient compiling", status));
    if (isRefusal(status))
        return tl::unexpected(Fault{{},
            "cuFFT does not offer " + describe(Problem{m_fft}) + " (" + nameOf(status) + ")"
                + (m_fft.type == DataType::float16 ? ": in float16 every length must be a power of two." : "."),
            {}});
    check(m_driver, status, "cufftXtMakePlanMany");
    // The policy belongs to a finished plan: before, cuFFT answers CUFFT_INVALID_PLAN.
    if (minimal)
        if (const cufftResult set = cufftXtSetWorkAreaPolicy(handle.get(), CUFFT_WORKAREA_MINIMAL, &workArea);
            set != CUFFT_SUCCESS)
            return tl::unexpected(notOffered(minimalWorkArea, set));

    PlanFacts facts;
    facts.workspace = static_cast<std::int64_t>(workArea);
    facts.alignment[FftOperand::in] = alignmentOf(l.execution);
    if (!m_fft.in_place)
        facts.alignment[FftOperand::out] = alignmentOf(l.execution);
    // cuFFT's documentation lets every c2r transform overwrite its input, out of place too.
    facts.destroysInput = m_fft.in_place || m_fft.transform == Transform::c2r;
    return std::make_unique<CufftPlan>(
        m_driver, std::move(handle), l.direction, facts, CufftRequest{minimal, patient, preferences.workspace});
}

std::shared_ptr<CandidateSearch> CufftSpecification::candidates(
    const PlanPreferences& preferences, const Autotune& /*autotune*/, const Operands& scratch, Stream)
{
    std::vector<PlanConfiguration> choices;
    for (const bool patient : {false, true})
        for (const char* policy : {"performance", "minimal"})
            choices.push_back({{"work_area_policy", policy}, {"patient_jit", patient}});
    return std::make_shared<PlanSearch>(*this, preferences, scratch, std::move(choices), true);
}

} // namespace phasebench
