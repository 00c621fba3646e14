// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/engine/runner/recording_listener.h"
#include "tests/support/scoped_variable.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <optional>

namespace phasebench {

/// An engine whose workers are scripted. `script` is changed before start().
class EngineFixture : public testing::Test {
protected:
    using Run = phasebench::Run; // not testing::Test's function
    EngineFixture();

    /// `rules`: see engine/worker/fake/script.h.
    void start(const nlohmann::json& rules = nlohmann::json::array());
    /// Submits one point, or a sweep over problem.k, and waits for the end.
    JobId measure(const nlohmann::json& changes = nlohmann::json::object(), const std::filesystem::path& file = {});
    JobId submit(const nlohmann::json& changes = nlohmann::json::object(), const std::filesystem::path& file = {});
    /// What the workers were asked, in order: one object for each request.
    std::vector<nlohmann::json> journal() const;
    /// Of those, the kinds in order, such as "measure".
    std::vector<std::string> askedKinds() const;
    /// In the order of jobs, and within a job in listed order.
    const Run& run(std::size_t index) const;
    double secondsSince(std::chrono::steady_clock::time_point start) const;

    TemporaryFolder folder;
    nlohmann::json script;
    WorkerPrograms programs;
    RecordingListener listener;
    std::optional<ScopedVariable> variable;
    std::optional<Engine> engine;
};

/// A valid experiment: a small matmul on the CPU, with `changes` merged in.
nlohmann::json experimentDocument(const nlohmann::json& changes);
/// Changes that make it a sweep over k = 1, 2, 3.
nlohmann::json threePoints();
/// Changes that make it a matmul on GPU 0 with operands in host memory.
nlohmann::json onGpu();

} // namespace phasebench
