// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/matmul/execution.h"

namespace phasebench {

ExecutionSpace naturalSpace(const Matmul&, const Placement&, const Computer& computer, bool /*onGpu*/)
{
    return firstSpace(computer);
}

std::string executionRule(const Matmul&, const Placement&, const ExecutionSpace& space)
{
    const std::string specialised = "The specialised interface for matmuls (cuBLASLt) runs on a GPU only, ";
    if (space.isCpu())
        return specialised + "and there is none to use: OpenBLAS executes it on the CPU.";
    return specialised + "wherever the operands live: it executes on GPU " + std::to_string(space.gpu) + ".";
}

} // namespace phasebench
