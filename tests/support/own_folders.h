// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/temporary_folder.h"

#include <cstdlib>

namespace phasebench {

/// Folders for data, settings, caches and state that begin empty and go with this object: the first thing that the main
/// of a test or benchmark makes, so that neither it nor a program that it starts reads or writes those of the user.
class OwnFolders {
public:
    OwnFolders()
    {
        set("HOME", "home");
        set("XDG_DATA_HOME", "data");
        set("XDG_CONFIG_HOME", "config");
        set("XDG_CACHE_HOME", "cache");
        set("XDG_STATE_HOME", "state");
    }

private:
    void set(const char* variable, const char* name)
    {
        const std::filesystem::path folder = m_folder / name;
        std::filesystem::create_directory(folder);
        setenv(variable, folder.c_str(), 1);
    }

    TemporaryFolder m_folder;
};

} // namespace phasebench
