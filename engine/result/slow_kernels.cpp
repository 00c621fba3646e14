// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/slow_kernels.h"

#include "engine/library/processor.h"
#include "engine/library/registry.h"

namespace phasebench {

namespace {

/// "0.3.21 (Haswell, pthreads)" runs Haswell.
std::string kernelSetIn(const std::string& version)
{
    const auto open = version.find('(');
    const auto end = version.find_first_of(",)", open);
    return open == std::string::npos || end == std::string::npos ? "" : version.substr(open + 1, end - open - 1);
}

std::string kernelSetOf(const Run& run)
{
    const auto set = run.configuration.find("kernel_set");
    return set != run.configuration.end() && set->is_string() ? set->get<std::string>() : std::string();
}

} // namespace

std::vector<std::string> slowKernels(const Machine& machine)
{
    std::vector<std::string> sentences;
    for (const Library* library : libraries())
        if (const auto version = machine.libraries.find(std::string(library->name)); version != machine.libraries.end())
            if (std::string why = whySlow(*library, kernelSetIn(version->second), machine.vector_instructions);
                !why.empty())
                sentences.push_back(std::move(why));
    return sentences;
}

std::string slowKernels(const Run& run)
{
    const Library* const library = findLibrary(run.backend);
    return library ? whySlow(*library, kernelSetOf(run), run.machine.vector_instructions) : std::string();
}

std::string kernelsNotTaken(const Run& run)
{
    const Library* const library = findLibrary(run.backend);
    if (!library || !library->kernelSets)
        return {};
    const auto asked = run.machine.environment.find(std::string(library->kernelSets->variable));
    const std::string runs = kernelSetOf(run);
    if (asked == run.machine.environment.end() || asked->second.value.empty() || runs.empty()
        || sameKernelSet(asked->second.value, runs))
        return {};
    return asked->first + " asks for the kernels " + asked->second.value + "; " + std::string(library->title) + " runs "
        + runs + ".";
}

} // namespace phasebench
