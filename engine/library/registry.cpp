// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/library/registry.h"

#include <algorithm>

namespace phasebench {

const Library* findLibrary(std::string_view name)
{
    const auto found = std::ranges::find(libraries(), name, &Library::name);
    return found == libraries().end() ? nullptr : *found;
}

std::span<const std::string_view> libraryNames()
{
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> all;
        for (const Library* library : libraries())
            all.push_back(library->name);
        return all;
    }();
    return names;
}

std::string libraryTitle(std::string_view name)
{
    const Library* const library = findLibrary(name);
    return std::string(library ? library->title : name);
}

std::vector<std::string_view> libraryWorkers()
{
    std::vector<std::string_view> workers;
    for (const Library* library : libraries())
        if (std::ranges::find(workers, library->worker) == workers.end())
            workers.push_back(library->worker);
    return workers;
}

} // namespace phasebench
