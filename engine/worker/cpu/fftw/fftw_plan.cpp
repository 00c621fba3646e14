// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/worker/cpu/fftw/fftw_plan.h"

#include <iomanip>
#include <sstream>

namespace phasebench {

namespace {

template <typename Real>
typename FftwApi<Real>::Plan planned(
    const Fft& fft, const FftwGeometry<Real>& geometry, unsigned flags, void* in, void* out)
{
    using Api = FftwApi<Real>;
    using Complex = typename Api::Complex;
    const auto rank = static_cast<int>(geometry.dimensions.size());
    const auto batchRank = static_cast<int>(geometry.batch.size());
    const auto* dimensions = geometry.dimensions.data();
    const auto* batch = geometry.batch.data();
    switch (fft.transform) {
    case Transform::c2c:
        return Api::planC2c(rank, dimensions, batchRank, batch, static_cast<Complex*>(in), static_cast<Complex*>(out),
            fft.direction == Direction::forward ? FFTW_FORWARD : FFTW_BACKWARD, flags);
    case Transform::r2c:
        return Api::planR2c(
            rank, dimensions, batchRank, batch, static_cast<Real*>(in), static_cast<Complex*>(out), flags);
    case Transform::c2r:
        return Api::planC2r(
            rank, dimensions, batchRank, batch, static_cast<Complex*>(in), static_cast<Real*>(out), flags);
    }
    throw BackendError("FFTW was given a transform that it does not have.");
}

/// Plan texts of large transforms have thousands of lines.
std::string shortened(std::string text)
{
    constexpr std::size_t most = 2000;
    if (text.size() <= most)
        return text;
    text.resize(text.rfind('\n', most) == std::string::npos ? most : text.rfind('\n', most));
    return text + "\n…";
}

std::string inSeconds(double seconds)
{
    std::ostringstream text;
    text << std::setprecision(4) << seconds << " s";
    return text.str();
}

} // namespace

template <typename Real>
std::unique_ptr<Plan> FftwPlan<Real>::make(const Fft& fft, const FftwGeometry<Real>& geometry,
    const FftwRequest& request, void* in, void* out, std::int64_t alignment)
{
    const auto plan = planned<Real>(fft, geometry, request.flags, in, out);
    if (!plan)
        return nullptr;
    std::unique_ptr<FftwPlan> made(new FftwPlan(plan, fft, request, alignment));
    if (request.effort != Effort::estimate) {
        // A plan that the time limit cut off is not kept as wisdom: that tells it from one that was finished, without
        // a clock. Finding wisdom takes microseconds, beside a planning of milliseconds and more.
        const auto known = planned<Real>(fft, geometry, request.flags | FFTW_WISDOM_ONLY, in, out);
        made->m_facts.cutOff = known == nullptr;
        if (known) {
            Api::destroy(known);
        } else {
            // Parts of the transform, and that time ran out, are kept by FFTW.
            Api::forgetWisdom();
            if (!request.wisdomBefore.empty())
                Api::importWisdom(request.wisdomBefore.c_str());
        }
    }
    return made;
}

template <typename Real>
FftwPlan<Real>::FftwPlan(typename Api::Plan plan, const Fft& fft, const FftwRequest& request, std::int64_t alignment)
    : m_plan(plan)
    , m_request(request)
    , m_transform(fft.transform)
    , m_inPlace(fft.in_place)
    , m_out(fft.in_place ? FftOperand::in : FftOperand::out)
{
    m_facts.alignment[FftOperand::in] = alignment;
    m_facts.alignment[m_out] = alignment;
    m_facts.destroysInput = request.destroysInput;
}

template <typename Real> PlanRecord FftwPlan<Real>::record() const
{
    PlanRecord record;
    record.configuration
        = {{"effort", nameOf(m_request.effort)}, {"threads", m_request.threads}, {"aligned", m_request.aligned}};
    if (m_request.effort != Effort::estimate)
        record.configuration["complete"] = !m_facts.cutOff;
    if (!m_request.aligned)
        record.remarks.emplace_back("planned for operands that are not aligned for vector instructions");
    if (m_request.destroysInput && !m_inPlace)
        record.remarks.emplace_back("FFTW overwrites the input of a c2r transform of several dimensions: it is put "
                                    "back outside the timed region");
    if (m_facts.cutOff)
        record.remarks.push_back("planning was cut off after " + inSeconds(m_request.timeLimit)
            + ": the plan is the best one found until then, and leaves no wisdom");
    double additions = 0;
    double multiplications = 0;
    double fused = 0;
    Api::flops(m_plan, &additions, &multiplications, &fused);
    // FFTW keeps no cost of plans that it estimated or took from wisdom.
    const double cost = Api::cost(m_plan);
    record.details = {{"plan", shortened(takeFftwText(Api::describePlan(m_plan)))},
        {"cost", cost > 0 ? nlohmann::json(cost) : nlohmann::json()}, {"additions", additions},
        {"multiplications", multiplications}, {"fused_multiply_adds", fused}};
    // It counts by whole vectors of transforms: of a single one that is none, and no count.
    if (additions + multiplications + fused == 0)
        record.details.update({{"additions", nullptr}, {"multiplications", nullptr}, {"fused_multiply_adds", nullptr}});
    return record;
}

template <typename Real> FftwPlan<Real>::~FftwPlan()
{
    Api::destroy(m_plan);
}

template <typename Real> void FftwPlan<Real>::doEnqueue(const Operands& operands, Stream)
{
    using Complex = typename Api::Complex;
    void* in = operands.of(FftOperand::in);
    void* out = operands.of(m_out);
    switch (m_transform) {
    case Transform::c2c:
        return Api::executeC2c(m_plan, static_cast<Complex*>(in), static_cast<Complex*>(out));
    case Transform::r2c:
        return Api::executeR2c(m_plan, static_cast<Real*>(in), static_cast<Complex*>(out));
    case Transform::c2r:
        return Api::executeC2r(m_plan, static_cast<Complex*>(in), static_cast<Real*>(out));
    }
}

template class FftwPlan<float>;
template class FftwPlan<double>;

} // namespace phasebench
