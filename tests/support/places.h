// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdlib>
#include <filesystem>

namespace phasebench {

namespace detail {

inline std::filesystem::path placeFrom(const char* variable, const char* builtIn)
{
    const char* value = std::getenv(variable);
    return value != nullptr && *value != '\0' ? value : builtIn;
}

} // namespace detail

/// The programs that were built beside this test; the environment variable PHASEBENCH_BIN_DIR names another folder.
inline std::filesystem::path binFolder()
{
    return detail::placeFrom("PHASEBENCH_BIN_DIR", PHASEBENCH_BIN_DIR);
}

/// The source tree; the environment variable PHASEBENCH_SOURCE_DIR names another one.
inline std::filesystem::path sourceFolder()
{
    return detail::placeFrom("PHASEBENCH_SOURCE_DIR", PHASEBENCH_SOURCE_DIR);
}

} // namespace phasebench
