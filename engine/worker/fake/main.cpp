// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/fake/session.h"

#include <cstdio>
#include <exception>
#include <filesystem>
#include <string>

/// A worker that does what PHASEBENCH_FAKE says. It is known by the name it is started under, or by its first argument.
int main(int argc, char** argv)
{
    try {
        const std::string name = argc > 1 ? argv[1] : std::filesystem::path(argv[0]).filename().string();
        return phasebench::fake::Session(phasebench::fake::Script::fromEnvironment(name)).run();
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
