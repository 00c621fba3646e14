// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/other_computer.h"

#include <cmath>
#include <filesystem>

namespace phasebench {

namespace {

/// What a computer says of its memory varies a little with its kernel.
constexpr double memoryTolerance = 0.02;

bool hasDriverHere()
{
    std::error_code failure;
    return std::filesystem::exists("/proc/driver/nvidia/version", failure)
        || std::filesystem::exists("/dev/nvidiactl", failure) || std::filesystem::exists("/dev/dxg", failure);
}

} // namespace

bool isOtherComputer(const Machine& machine, const Machine& here, bool hasNvidiaDriver)
{
    if (machine.cpu.empty() || here.cpu.empty())
        return false;
    if (machine.cpu != here.cpu || (!machine.gpus.empty() && !hasNvidiaDriver))
        return true;
    if (machine.memory <= 0 || here.memory <= 0)
        return false;
    return std::abs(static_cast<double>(machine.memory - here.memory))
        > memoryTolerance * static_cast<double>(here.memory);
}

void markOtherComputer(std::span<Run> runs)
{
    const Machine here = describeComputer();
    const bool driver = hasDriverHere();
    for (Run& run : runs)
        run.recorded = run.recorded || isOtherComputer(run.machine, here, driver);
}

void markOtherComputer(LinkProbe& probe)
{
    probe.recorded = probe.recorded || isOtherComputer(probe.machine, describeComputer(), hasDriverHere());
}

} // namespace phasebench
