// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace phasebench {

/// An empty folder for what NVIDIA's driver compiles for a GPU (CUDA_CACHE_PATH), so that a first use finds nothing of
/// earlier ones. It is removed with this object, after the worker that used it.
class EmptyCache {
public:
    /// Sets the variable in `environment`, unless somebody chose a folder for this program. Without a folder, such as
    /// on a full disk, the driver's own cache is used.
    explicit EmptyCache(std::map<std::string, std::string>& environment);
    ~EmptyCache();
    EmptyCache(const EmptyCache&) = delete;
    EmptyCache& operator=(const EmptyCache&) = delete;

private:
    std::filesystem::path m_folder; ///< empty: there is none
};

} // namespace phasebench
