// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/cuda_program.h"

#include "engine/worker/cuda/cuda_reason.h"
#include "engine/worker/cuda/cupti_tracer.h"
#include "engine/worker/cuda/gpu_list.h"
#include "engine/worker/cuda/library_versions.h"
#include "engine/worker/memory/cuda_driver.h"
#include "engine/worker/memory/event_tracer.h"

namespace phasebench {

CudaProgram::CudaProgram(std::filesystem::path program)
    : m_program(std::move(program))
{
}

CudaProgram::~CudaProgram() = default;

const Nvml* CudaProgram::nvml()
{
    if (!m_nvmlAsked) {
        // Without NVML the fields that it would fill are null, which says it all.
        if (auto opened = Nvml::open())
            m_nvml = std::move(*opened);
        m_nvmlAsked = true;
    }
    return m_nvml.get();
}

Machine CudaProgram::describe()
{
    Machine machine;
    machine.cuda_reason = cudaReason();
    machine.libraries = libraryVersions();
    if (!m_cupti)
        m_cupti = probeCuptiElsewhere(m_program);
    machine.cupti_reason = m_cupti->reason;
    if (!m_cupti->version.empty())
        machine.libraries["cupti"] = m_cupti->version;
    if (machine.cuda_reason.empty()) {
        machine.gpus = listGpus(nvml());
        machine.driver = nvml() ? nvml()->driverVersion() : std::string();
        if (machine.driver.empty())
            machine.driver = driverText();
    }
    return machine;
}

Result<int> CudaProgram::gpuOf(const Experiment& experiment)
{
    const auto& space = experiment.execution.space;
    if (!space || space->isCpu())
        return tl::unexpected(Fault{{},
            "This worker computes on GPUs, and \"execution.space\" is " + (space ? nameOf(*space) : "left out") + ".",
            {{"execution.space", "\"gpu:0\""}}});
    if (!m_driver) {
        if (std::string reason = cudaReason(); !reason.empty())
            return tl::unexpected(Fault{{}, std::move(reason), {{"execution.space", "\"cpu\""}}});
        auto opened = CudaDriver::open();
        if (!opened)
            return tl::unexpected(Fault{{}, std::move(opened.error().sentence), {{"execution.space", "\"cpu\""}}});
        m_driver = std::move(*opened);
    }
    if (space->gpu >= m_driver->gpus()) {
        std::string names;
        const auto gpus = listGpus(nullptr);
        for (std::size_t i = 0; i < gpus.size(); ++i)
            names += (i ? ", gpu:" : "gpu:") + std::to_string(i) + " (" + gpus[i].name + ")";
        return tl::unexpected(Fault{{}, "There is no " + nameOf(*space) + " on this computer; there is " + names + ".",
            {{"execution.space", "\"gpu:0\""}}});
    }
    return space->gpu;
}

Result<Backend*> CudaProgram::backend(const Experiment& experiment)
{
    const auto gpu = gpuOf(experiment);
    if (!gpu)
        return tl::unexpected(gpu.error());
    return experiment.problem.visit(Overloaded{
        [&](const Matmul&) -> Backend* {
            return &m_matmuls.try_emplace(*gpu, m_driver, *gpu, m_heuristicsCache).first->second;
        },
        [&](const Fft&) -> Backend* { return &m_ffts.try_emplace(*gpu, m_driver, *gpu).first->second; },
    });
}

Result<Memory*> CudaProgram::memory(const Experiment& experiment)
{
    const auto gpu = gpuOf(experiment);
    if (!gpu)
        return tl::unexpected(gpu.error());
    m_driver->use(*gpu);
    return &m_memories.try_emplace(*gpu, *experiment.execution.space, m_driver).first->second;
}

Result<ChosenTracer> CudaProgram::tracer(const Experiment& experiment)
{
    if (!m_tracer) {
        if (const auto gpu = gpuOf(experiment); !gpu)
            return tl::unexpected(gpu.error());
        if (auto session = CuptiSession::open()) {
            m_tracer = std::make_unique<CuptiTracer>(std::move(*session));
        } else {
            m_tracer = std::make_unique<EventTracer>(m_driver);
            m_tracerReason = session.error().sentence;
        }
    }
    return ChosenTracer{m_tracer.get(), m_tracerReason};
}

Conditions CudaProgram::conditions(const Experiment& experiment)
{
    const auto gpu = gpuOf(experiment);
    return gpu && nvml() ? nvml()->conditions(pciBusIdOf(*gpu)) : Conditions{};
}

} // namespace phasebench
