// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/runner/engine_fixture.h"

#include "tests/support/places.h"

#include <algorithm>
#include <fstream>

namespace phasebench {

using nlohmann::json;

json experimentDocument(const json& changes)
{
    json document = {{"phasebench", 1}, {"title", "A test"},
        {"problem", {{"kind", "matmul"}, {"m", 8}, {"n", 8}, {"k", 8}, {"type", "float32"}}},
        {"execution", {{"space", "cpu"}, {"threads", 1}}}, {"measure", {{"first_use", false}}}};
    if (changes.is_object()) // {} is null
        document.merge_patch(changes);
    return document;
}

json threePoints()
{
    return {{"sweep", json::array({{{"key", "problem.k"}, {"values", {1, 2, 3}}}})}};
}

json onGpu()
{
    return {{"execution", {{"space", "gpu:0"}, {"threads", nullptr}}}};
}

EngineFixture::EngineFixture()
{
    const std::string program = (binFolder() / "phasebench-fake-worker").string();
    programs.cpu = {program, "fake-cpu"};
    programs.cuda = {program, "fake-cuda"};
    const json gpu = {{"name", "A GPU"}, {"memory", 1'000'000'000}};
    script = {{"machine", {{"gpus", json::array({gpu})}, {"cores", 4}, {"memory", 1'000'000'000}}},
        {"journal", (folder / "journal").string()}};
}

void EngineFixture::start(const json& rules)
{
    script["rules"] = rules;
    variable.emplace("PHASEBENCH_FAKE", script.dump());
    engine.emplace(programs, listener);
}

JobId EngineFixture::submit(const json& changes, const std::filesystem::path& file)
{
    Faults faults;
    Job job;
    job.experiment = ExperimentFile::fromDocument(experimentDocument(changes), faults);
    job.file = file;
    for (const Fault& fault : faults)
        ADD_FAILURE() << "The test's experiment is wrong: " << fault.key << ": " << fault.sentence;
    return engine->submit(std::move(job));
}

JobId EngineFixture::measure(const json& changes, const std::filesystem::path& file)
{
    const JobId job = submit(changes, file);
    listener.waitForJob(job);
    return job;
}

std::vector<json> EngineFixture::journal() const
{
    std::vector<json> entries;
    std::ifstream file(folder / "journal");
    for (std::string line; std::getline(file, line);)
        entries.push_back(json::parse(line));
    return entries;
}

std::vector<std::string> EngineFixture::askedKinds() const
{
    std::vector<std::string> kinds;
    for (const json& entry : journal())
        if (entry.at("kind") != "describe")
            kinds.push_back(entry.at("kind"));
    return kinds;
}

const phasebench::Run& EngineFixture::run(std::size_t index) const
{
    std::vector<RecordingListener::Finished> listed = listener.finished;
    std::ranges::stable_sort(listed, {}, [](const auto& one) { return std::pair(one.job, one.point); });
    return *listed.at(index).run;
}

double EngineFixture::secondsSince(std::chrono::steady_clock::time_point start) const
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

} // namespace phasebench
