// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/runner/empty_cache.h"

#include <cstdlib>
#include <system_error>

namespace phasebench {

EmptyCache::EmptyCache(std::map<std::string, std::string>& environment)
{
    constexpr const char* variable = "CUDA_CACHE_PATH";
    if (std::getenv(variable) != nullptr || environment.contains(variable))
        return;
    std::error_code error;
    const auto folder = std::filesystem::temp_directory_path(error);
    if (error)
        return;
    std::string name = (folder / "phasebench-cache-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr)
        return;
    m_folder = name;
    environment[variable] = name;
}

EmptyCache::~EmptyCache()
{
    // What cannot be removed stays in the folder for temporary files, which the system empties.
    std::error_code ignored;
    if (!m_folder.empty())
        std::filesystem::remove_all(m_folder, ignored);
}

} // namespace phasebench
