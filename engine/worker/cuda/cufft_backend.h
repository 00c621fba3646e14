// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/library/registry.h"
#include "engine/worker/backend.h"
#include "engine/worker/memory/cuda_driver.h"

namespace phasebench {

/// cuFFT on one GPU.
class CufftBackend : public Backend {
public:
    CufftBackend(std::shared_ptr<CudaDriver> driver, int gpu);

    std::string name() const override { return std::string(library::cufft.name); }
    bool keepsPlans() const override { return true; }
    void warmUpPlanning() override;
    Result<std::unique_ptr<Specification>> specify(const Problem& problem, const Operands& representative) override;

private:
    std::shared_ptr<CudaDriver> m_driver;
    int m_gpu;
};

} // namespace phasebench
