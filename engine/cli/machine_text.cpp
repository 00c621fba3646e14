// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/cli/machine_text.h"

#include "engine/result/slow_kernels.h"
#include "engine/text/numbers.h"

namespace phasebench::cli {

namespace {

std::string line(const std::string& name, const std::string& value)
{
    return value.empty() ? std::string()
                         : name + std::string(name.size() < 14 ? 14 - name.size() : 1, ' ') + value + "\n";
}

std::string gpuWords(const Gpu& gpu)
{
    std::string text = gpu.name;
    if (gpu.memory > 0)
        text += ", " + formatBytes(static_cast<double>(gpu.memory));
    if (!gpu.compute_capability.empty())
        text += ", compute capability " + gpu.compute_capability;
    if (!gpu.link.empty())
        text += ", " + gpu.link;
    return text;
}

} // namespace

std::string machineText(const Machine& machine, const ProcessLimits& limits)
{
    std::string processor = machine.cpu;
    if (machine.cores > 0)
        processor += ", "
            + (machine.hardware_threads > machine.cores
                    ? "of whose " + std::to_string(machine.hardware_threads) + " hardware threads this process may use "
                        + std::to_string(machine.cores)
                    : std::to_string(machine.cores) + (machine.cores == 1 ? " hardware thread" : " hardware threads"));
    std::string text = line("Computer", machine.host) + line("System", machine.system) + line("Processor", processor);
    if (machine.memory > 0)
        text += line("Memory",
            formatBytes(static_cast<double>(machine.memory))
                + (limits.memory && *limits.memory < machine.memory
                        ? ", of which this container allows " + formatBytes(static_cast<double>(*limits.memory))
                        : std::string()));
    text += line("Driver", machine.driver);
    for (std::size_t i = 0; i < machine.gpus.size(); ++i)
        text += line("GPU " + std::to_string(i), gpuWords(machine.gpus[i]));
    for (const auto& [library, version] : machine.libraries)
        text += line(library, version);
    for (const auto& [name, setting] : machine.environment)
        text += line(name, setting.value + " (set by " + setting.set_by + ")");
    for (const std::string& sentence : slowKernels(machine))
        text += sentence + "\n";
    if (!machine.cuda_reason.empty())
        text += "Nothing is computed on a GPU: " + machine.cuda_reason + "\n";
    if (!machine.cupti_reason.empty())
        text += "GPU work is timed without CUPTI: " + machine.cupti_reason + "\n";
    return text;
}

} // namespace phasebench::cli
