// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/cufft_plan.h"

#include "engine/worker/cuda/status.h"

#include <cufftXt.h>

namespace phasebench {

CufftPlan::CufftPlan(
    const CudaDriver& driver, CufftHandle handle, int direction, const PlanFacts& facts, const CufftRequest& request)
    : m_driver(driver)
    , m_handle(std::move(handle))
    , m_direction(direction)
    , m_request(request)
{
    m_facts = facts;
}

PlanRecord CufftPlan::record() const
{
    PlanRecord record;
    record.configuration = {{"work_area_policy", m_request.minimalWorkArea ? "minimal" : "performance"},
        {"patient_jit", m_request.patientJit}};
    record.remarks.push_back("cuFFT asks for a work area of " + std::to_string(m_facts.workspace) + " bytes"
        + (m_facts.workspace > m_request.workspace ? ", more than planning.workspace, which cuFFT cannot be limited by."
                                                   : "."));
    return record;
}

void CufftPlan::doEnqueue(const Operands& operands, Stream stream)
{
    if (stream.handle != m_stream) {
        check(m_driver, cufftSetStream(m_handle.get(), static_cast<cudaStream_t>(stream.handle)), "cufftSetStream");
        m_stream = stream.handle;
    }
    if (operands.workspace != m_workArea) {
        check(m_driver, cufftSetWorkArea(m_handle.get(), operands.workspace), "cufftSetWorkArea");
        m_workArea = operands.workspace;
    }
    void* const in = operands.of(FftOperand::in);
    void* const out = operands.of(FftOperand::out);
    check(m_driver, cufftXtExec(m_handle.get(), in, out ? out : in, m_direction), "cufftXtExec");
}

} // namespace phasebench
