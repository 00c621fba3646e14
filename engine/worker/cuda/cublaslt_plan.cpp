// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/cublaslt_plan.h"

#include "engine/worker/cuda/cublaslt_configuration.h"
#include "engine/worker/cuda/status.h"

#include <cstdio>
#include <driver_types.h>

namespace phasebench {

CublasLtPlan::CublasLtPlan(const CudaDriver& driver, cublasLtHandle_t handle, CublasLtDescription& description,
    const cublasLtMatmulAlgo_t& algorithm, const PlanFacts& facts, const CublasLtOrigin& origin)
    : m_driver(driver)
    , m_handle(handle)
    , m_description(description)
    , m_algorithm(algorithm)
    , m_origin(origin)
{
    m_facts = facts;
}

PlanRecord CublasLtPlan::record() const
{
    const CublasLtConfiguration configuration = decode(m_algorithm);
    char waves[48];
    std::snprintf(waves, sizeof waves, "%.2f waves on the GPU", static_cast<double>(m_origin.waves));
    PlanRecord record;
    record.configuration = toJson(configuration);
    record.remarks.push_back((m_origin.given ? std::string("The given configuration: ")
                                             : "Heuristic #0 of " + std::to_string(m_origin.candidates) + " chosen: ")
        + describe(configuration) + ", " + std::to_string(m_facts.workspace) + " bytes of workspace, " + waves + ".");
    return record;
}

void CublasLtPlan::doEnqueue(const Operands& operands, Stream stream)
{
    CublasLtDescription& d = m_description;
    if (d.hasBias && d.bias != operands.of(MatmulOperand::bias))
        d.setBias(operands.of(MatmulOperand::bias));
    const cublasStatus_t status = cublasLtMatmul(m_handle, &d.operation, d.alpha.bytes.data(),
        operands.of(MatmulOperand::a), &d.a, operands.of(MatmulOperand::b), &d.b, d.beta.bytes.data(),
        operands.of(d.hasC ? MatmulOperand::c : MatmulOperand::d), &d.c, operands.of(MatmulOperand::d), &d.d,
        &m_algorithm, operands.workspace, static_cast<std::size_t>(m_facts.workspace),
        static_cast<cudaStream_t>(stream.handle));
    check(m_driver, status, "cublasLtMatmul");
}

} // namespace phasebench
