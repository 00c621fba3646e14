// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/worker/cpu/cpu_program.h"

#include "engine/result/host_conditions.h"
#include "engine/worker/memory/event_tracer.h"

#include <algorithm>

namespace phasebench {

namespace {

/// The first operand in memory that only NVIDIA's driver hands out.
std::optional<OperandId> needsDriver(const Experiment& experiment)
{
    for (const OperandId id : operandIds) {
        const auto& space = experiment.placement.of(id);
        if (space && space->kind != MemorySpace::Kind::host_pageable)
            return id;
    }
    return std::nullopt;
}

} // namespace

CpuProgram::CpuProgram(std::string name, std::vector<LinkedLibrary> libraries)
    : m_name(std::move(name))
    , m_libraries(std::move(libraries))
{
}

Machine CpuProgram::describe()
{
    Machine machine = describeComputer();
    for (const LinkedLibrary& library : m_libraries)
        machine.libraries[library.backend->name()] = library.version;
    return machine;
}

Result<Backend*> CpuProgram::backend(const Experiment& experiment)
{
    const auto& space = experiment.execution.space;
    if (space && !space->isCpu())
        return tl::unexpected(Fault{{},
            "This worker computes on the CPU; \"execution.space\" is \"" + nameOf(*space)
                + "\", which the CUDA worker serves.",
            {{"execution.space", "\"cpu\""}}});
    const Library& library = libraryOf(experiment);
    for (const LinkedLibrary& linked : m_libraries)
        if (linked.backend->name() == library.name)
            return linked.backend;
    return tl::unexpected(Fault{{}, std::string(library.title) + " is not linked into " + m_name + ".", {}});
}

Result<Memory*> CpuProgram::memory(const Experiment& experiment)
{
    const ExecutionSpace cpu;
    const auto operand = needsDriver(experiment);
    if (!operand) {
        if (!m_hostMemory)
            m_hostMemory.emplace(cpu, nullptr);
        return &*m_hostMemory;
    }
    const auto& opened = driver();
    if (!opened) {
        const std::string name(nameOf(*operand));
        return tl::unexpected(Fault{{},
            "The operand \"" + name + "\" cannot be in " + nameOf(*experiment.placement.of(*operand))
                + " memory: " + opened.error().sentence,
            {{"placement." + name, "\"host_pageable\""}}});
    }
    if (!m_driverMemory)
        m_driverMemory.emplace(cpu, *opened);
    return &*m_driverMemory;
}

Result<Memory*> CpuProgram::wholeMemory()
{
    const auto& opened = driver();
    std::optional<Memory>& memory = opened ? m_driverMemory : m_hostMemory;
    if (!memory)
        memory.emplace(ExecutionSpace{}, opened.value_or(nullptr));
    return &*memory;
}

Result<ChosenTracer> CpuProgram::tracer(const Experiment& experiment)
{
    if (!needsDriver(experiment))
        return failed("No GPU takes part in this point, so there is nothing to trace.");
    const auto& opened = driver();
    if (!opened)
        return tl::unexpected(opened.error());
    if (!m_tracer)
        m_tracer = std::make_unique<EventTracer>(*opened);
    return ChosenTracer{m_tracer.get(), "The CPU worker links no CUPTI: copies are timed by the driver's events."};
}

Conditions CpuProgram::conditions(const Experiment&)
{
    return hostConditions();
}

const Result<std::shared_ptr<CudaDriver>>& CpuProgram::driver()
{
    if (!m_driver)
        m_driver = CudaDriver::open();
    return *m_driver;
}

} // namespace phasebench
