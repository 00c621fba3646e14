// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/worker/cuda/cublaslt_backend.h"
#include "engine/worker/cuda/cufft_backend.h"
#include "engine/worker/cuda/cupti_probe.h"
#include "engine/worker/cuda/nvml.h"
#include "engine/worker/program.h"

#include <filesystem>
#include <map>
#include <optional>

namespace phasebench {

/// The worker that computes on NVIDIA GPUs with cuBLASLt and cuFFT.
class CudaProgram : public WorkerProgram {
public:
    /// `program` is this worker's executable file: another process of it is asked about CUPTI.
    explicit CudaProgram(std::filesystem::path program);
    ~CudaProgram() override;

    std::string name() const override { return "phasebench-cuda-worker"; }
    Machine describe() override;
    Result<Backend*> backend(const Experiment& experiment) override;
    Result<Memory*> memory(const Experiment& experiment) override;
    Result<ChosenTracer> tracer(const Experiment& experiment) override;
    Conditions conditions(const Experiment& experiment) override;

private:
    /// The ordinal of the experiment's GPU, with the driver opened.
    Result<int> gpuOf(const Experiment& experiment);
    const Nvml* nvml();

    std::filesystem::path m_program;
    std::shared_ptr<CudaDriver> m_driver;
    std::optional<CuptiProbe> m_cupti;
    std::unique_ptr<Nvml> m_nvml;
    bool m_nvmlAsked = false;
    std::map<int, Memory> m_memories; ///< by GPU
    std::shared_ptr<CublasLtHeuristicsCache> m_heuristicsCache = std::make_shared<CublasLtHeuristicsCache>();
    std::map<int, CublasLtBackend> m_matmuls;
    std::map<int, CufftBackend> m_ffts;
    std::unique_ptr<Tracer> m_tracer;
    std::string m_tracerReason;
};

} // namespace phasebench
