// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/worker/memory/cuda_driver.h"
#include "engine/worker/program.h"

#include <optional>
#include <string>
#include <vector>

namespace phasebench {

/// A library that a worker program links.
struct LinkedLibrary {
    Backend* backend; ///< outlives the program
    std::string version; ///< such as "0.3.21 (Haswell, pthreads)"
};

/// A worker that computes on the CPU with the libraries that it links. NVIDIA's driver is opened only for a point that
/// has operands in its memory.
class CpuProgram : public WorkerProgram {
public:
    CpuProgram(std::string name, std::vector<LinkedLibrary> libraries);
    std::string name() const override { return m_name; }
    Machine describe() override;
    Result<Backend*> backend(const Experiment& experiment) override;
    Result<Memory*> memory(const Experiment& experiment) override;
    Result<Memory*> wholeMemory() override;
    Result<ChosenTracer> tracer(const Experiment& experiment) override;
    Conditions conditions(const Experiment& experiment) override;

private:
    /// Opened the first time, and asked once only.
    const Result<std::shared_ptr<CudaDriver>>& driver();

    std::string m_name;
    std::vector<LinkedLibrary> m_libraries;
    std::optional<Result<std::shared_ptr<CudaDriver>>> m_driver; ///< empty: not tried yet
    std::optional<Memory> m_hostMemory;
    std::optional<Memory> m_driverMemory; ///< the same with pinned, managed and GPU memory
    std::unique_ptr<Tracer> m_tracer;
};

} // namespace phasebench
