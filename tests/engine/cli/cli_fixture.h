// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/engine/cli/cli_process.h"
#include "tests/support/scoped_variable.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <optional>

namespace phasebench {

/// The command line with scripted workers, in a folder of its own.
class CliFixture : public testing::Test {
protected:
    CliFixture();

    void script(const nlohmann::json& rules); ///< see engine/worker/fake/script.h
    /// Writes a file and returns its path.
    std::string write(const std::string& name, const std::string& text) const;
    /// Writes an experiment: a small matmul on the CPU, with `changes` merged in.
    std::string experiment(
        const nlohmann::json& changes = nlohmann::json::object(), const std::string& name = "e.json") const;
    std::string path(const std::string& name) const { return (folder / name).string(); }
    /// Requests that the workers got, descriptions aside.
    std::size_t tasksGiven() const;
    void waitForTask() const; ///< until a worker has got one

    TemporaryFolder folder;
    std::optional<ScopedVariable> workers;
    std::optional<ScopedVariable> fake;
};

} // namespace phasebench
