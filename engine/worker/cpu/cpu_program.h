// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/worker/cpu/fftw_backend.h"
#include "engine/worker/cpu/openblas_backend.h"
#include "engine/worker/memory/cuda_driver.h"
#include "engine/worker/program.h"

#include <optional>

namespace phasebench {

/// The worker that computes on the CPU. NVIDIA's driver is opened only for a point that has operands in its memory.
class CpuProgram : public WorkerProgram {
public:
    std::string name() const override { return "phasebench-cpu-worker"; }
    Machine describe() override;
    tl::expected<Backend*, Refusal> backend(const Experiment& experiment) override;
    tl::expected<Memory*, Refusal> memory(const Experiment& experiment) override;
    tl::expected<Memory*, Refusal> wholeMemory() override;
    Tracer* tracer(const Experiment& experiment, std::string& reason) override;
    nlohmann::json conditions(const Experiment& experiment) override;

private:
    /// Null with the reason in m_driverReason.
    std::shared_ptr<CudaDriver> driver();

    OpenblasBackend m_openblas;
    FftwBackend m_fftw;
    std::shared_ptr<CudaDriver> m_driver;
    bool m_driverTried = false;
    std::string m_driverReason;
    std::optional<Memory> m_hostMemory;
    std::optional<Memory> m_driverMemory; ///< the same with pinned, managed and GPU memory
    std::unique_ptr<Tracer> m_tracer;
};

} // namespace phasebench
