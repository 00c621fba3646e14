// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/library/environment.h"

#include "engine/library/registry.h"

#include <algorithm>
#include <vector>

namespace phasebench {

namespace {

/// What OpenMP and the CUDA runtime read, for every library on top of them. What would renumber the GPUs cannot be set.
constexpr EnvironmentVariable runtimes[] = {
    {"OMP_NUM_THREADS"},
    {"OMP_PROC_BIND"},
    {"OMP_PLACES"},
    {"CUDA_CACHE_DISABLE", true},
    {"CUDA_CACHE_MAXSIZE", true},
    {"CUDA_CACHE_PATH"},
    {"CUDA_DEVICE_MAX_CONNECTIONS", true},
    {"CUDA_DEVICE_ORDER"},
    {"CUDA_FORCE_PTX_JIT", true},
    {"CUDA_LAUNCH_BLOCKING", true},
    {"CUDA_MODULE_DATA_LOADING", true},
    {"CUDA_MODULE_LOADING", true},
    {"CUDA_VISIBLE_DEVICES"},
};

std::vector<std::string_view> namesWhere(bool onlySettable)
{
    std::vector<std::string_view> names;
    const auto add = [&](std::span<const EnvironmentVariable> variables) {
        for (const EnvironmentVariable& variable : variables)
            if ((variable.settable || !onlySettable) && std::ranges::find(names, variable.name) == names.end())
                names.push_back(variable.name);
    };
    for (const Library* library : libraries())
        add(library->environment);
    add(runtimes);
    return names;
}

} // namespace

std::span<const std::string_view> libraryEnvironment()
{
    static const auto names = namesWhere(false);
    return names;
}

bool isLibraryEnvironment(std::string_view name)
{
    return std::ranges::find(libraryEnvironment(), name) != libraryEnvironment().end();
}

std::span<const std::string_view> settableEnvironment()
{
    static const auto names = namesWhere(true);
    return names;
}

std::map<std::string, std::string> presetEnvironment(std::string_view worker)
{
    std::map<std::string, std::string> presets;
    for (const Library* library : libraries())
        if (library->worker == worker)
            for (const EnvironmentVariable& variable : library->environment)
                if (!variable.preset.empty())
                    presets.emplace(variable.name, variable.preset);
    return presets;
}

} // namespace phasebench
