// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/cli/cli_fixture.h"

#include "tests/support/places.h"

#include <chrono>
#include <fstream>
#include <thread>

namespace phasebench {

using nlohmann::json;

CliFixture::CliFixture()
{
    for (const char* name : {"phasebench-cpu-worker", "phasebench-cuda-worker"})
        std::filesystem::create_symlink(binFolder() / "phasebench-fake-worker", folder / name);
    std::filesystem::create_symlink(binFolder() / "phasebench-replay-worker", folder / "phasebench-replay-worker");
    workers.emplace("PHASEBENCH_WORKER_DIR", folder.path().string());
    script(json::array());
}

void CliFixture::script(const json& rules)
{
    const json machine = {{"cores", 4}, {"memory", 1'000'000'000}, {"libraries", {{"openblas", "0.3.21"}}}};
    fake.emplace(
        "PHASEBENCH_FAKE", json({{"machine", machine}, {"journal", path("journal")}, {"rules", rules}}).dump());
}

std::string CliFixture::write(const std::string& name, const std::string& text) const
{
    std::ofstream(folder / name, std::ios::binary) << text;
    return path(name);
}

std::string CliFixture::experiment(const json& changes, const std::string& name) const
{
    json document = {{"phasebench", 1}, {"title", "A test"},
        {"problem", {{"kind", "matmul"}, {"m", 8}, {"n", 8}, {"k", 8}, {"type", "float32"}}},
        {"execution", {{"space", "cpu"}, {"threads", 1}}}, {"measure", {{"first_use", false}}}};
    if (changes.is_object()) // {} is null
        document.merge_patch(changes);
    return write(name, document.dump());
}

std::size_t CliFixture::tasksGiven() const
{
    std::ifstream file(folder / "journal");
    std::size_t tasks = 0;
    for (std::string line; std::getline(file, line);)
        if (json::parse(line).contains("task"))
            ++tasks;
    return tasks;
}

void CliFixture::waitForTask() const
{
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (tasksGiven() == 0) {
        if (std::chrono::steady_clock::now() > end)
            throw std::runtime_error("No worker got a task within half a minute.");
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
}

} // namespace phasebench
