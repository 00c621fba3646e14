// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/recorded_badge.h"

#include <cctype>

namespace phasebench {

namespace {

/// "80GB", "HBM3", "SXM5", "PCIe": what tells variants of a GPU apart.
bool isVariant(std::string_view word)
{
    return (std::isdigit(static_cast<unsigned char>(word.front())) != 0 && word.ends_with("GB"))
        || word.starts_with("HBM") || word.starts_with("SXM") || word.starts_with("PCI");
}

std::string gpuName(std::string_view name)
{
    if (constexpr std::string_view maker = "NVIDIA "; name.starts_with(maker))
        name.remove_prefix(maker.size());
    std::string text;
    while (!name.empty()) {
        const std::string_view word = name.substr(0, name.find(' '));
        if (!word.empty() && isVariant(word))
            break;
        text += (text.empty() ? "" : " ") + std::string(word);
        name.remove_prefix(std::min(word.size() + 1, name.size()));
    }
    return text;
}

std::string badgeOf(const Machine& machine, const std::string& date)
{
    return "recorded · " + machineName(machine) + (date.empty() ? "" : " · " + date.substr(0, 10));
}

} // namespace

std::string machineName(const Machine& machine)
{
    std::string name = machine.gpus.empty() ? shortName(machine.cpu) : gpuName(machine.gpus.front().name);
    return name.empty() ? "unknown computer" : name;
}

std::string recordedBadge(const Run& run)
{
    return run.recorded ? badgeOf(run.machine, run.date) : std::string();
}

std::string recordedBadge(const LinkProbe& probe)
{
    return probe.recorded ? badgeOf(probe.machine, probe.date) : std::string();
}

} // namespace phasebench
