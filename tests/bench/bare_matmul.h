// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/worker/backend.h"
#include "engine/worker/cuda/cublaslt_description.h"
#include "engine/worker/memory/cuda_driver.h"

namespace phasebench {

/// A matmul through cuBLASLt's own calls, as a program would write it that needs nothing else. Throws BackendError.
class BareMatmul {
public:
    BareMatmul(const CudaDriver& driver, const Matmul& matmul);
    ~BareMatmul();
    BareMatmul(const BareMatmul&) = delete;
    BareMatmul& operator=(const BareMatmul&) = delete;

    /// The descriptors, anew.
    void describeAgain();
    /// Asks the heuristic for one algorithm. `alignment`: bytes of each operand's least aligned address, 256 at most;
    /// `bias`: the address that the heuristic sees.
    void plan(const PerOperand<std::int64_t>& alignment, std::int64_t workspace, const void* bias);
    /// Takes the algorithm of a plan of Phasebench's.
    void use(const nlohmann::json& configuration, std::int64_t workspace);
    std::size_t workspace() const { return m_workspace; } ///< bytes
    nlohmann::json configuration() const;

    /// One cublasLtMatmul; `operands.workspace` has workspace() bytes.
    void call(const Operands& operands, Stream stream)
    {
        CublasLtDescription& d = m_description;
        if (d.hasBias && d.bias != operands.of(MatmulOperand::bias))
            d.setBias(operands.of(MatmulOperand::bias));
        const cublasStatus_t status = cublasLtMatmul(m_handle, &d.operation, d.alpha.bytes.data(),
            operands.of(MatmulOperand::a), &d.a, operands.of(MatmulOperand::b), &d.b, d.beta.bytes.data(),
            operands.of(MatmulOperand::d), &d.c, operands.of(MatmulOperand::d), &d.d, &m_algorithm, operands.workspace,
            m_workspace, static_cast<cudaStream_t>(stream.handle));
        if (status != CUBLAS_STATUS_SUCCESS)
            throw BackendError("cublasLtMatmul failed.");
    }

private:
    Matmul m_matmul;
    cublasLtHandle_t m_handle = nullptr;
    CublasLtDescription m_description;
    cublasLtMatmulAlgo_t m_algorithm{};
    std::size_t m_workspace = 0;
};

} // namespace phasebench
