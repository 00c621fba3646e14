// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/runner/worker_programs.h"

#include "engine/library/environment.h"
#include "engine/library/registry.h"
#include "engine/result/machine.h"

#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace phasebench {

namespace {

/// Empty where it cannot be found.
std::filesystem::path workerFolder()
{
    if (const char* folder = std::getenv("PHASEBENCH_WORKER_DIR"); folder != nullptr && *folder != '\0')
        return folder;
    std::error_code error;
    return std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
}

constexpr auto lostFolder = "The folder of this program cannot be found, because /proc is not mounted here: set "
                            "PHASEBENCH_WORKER_DIR to the folder of the worker programs.";

} // namespace

std::vector<std::string> WorkerPrograms::commandOf(std::string_view worker) const
{
    if (worker == "cpu")
        return cpu;
    if (worker == "cuda")
        return cuda;
    if (worker == replayWorker)
        return replay;
    const auto found = others.find(std::string(worker));
    return found == others.end() ? std::vector<std::string>{} : found->second;
}

WorkerPrograms WorkerPrograms::besideThisProgram()
{
    const std::filesystem::path folder = workerFolder();
    WorkerPrograms programs;
    programs.cpu = {(folder / "phasebench-cpu-worker").string()};
    programs.replay = {(folder / "phasebench-replay-worker").string()};
    std::error_code error;
    if (folder.empty())
        programs.cudaReason = lostFolder;
    else if (const auto cuda = folder / "phasebench-cuda-worker"; std::filesystem::exists(cuda, error))
        programs.cuda = {cuda.string()};
    else
        programs.cudaReason = "This build has no CUDA worker: it was built without the CUDA toolkit 13.";
    for (const std::string_view worker : libraryWorkers())
        if (const auto program = folder / ("phasebench-" + std::string(worker) + "-worker");
            programs.commandOf(worker).empty() && std::filesystem::exists(program, error))
            programs.others[std::string(worker)] = {program.string()};
    return programs;
}

std::map<std::string, std::string> workerEnvironment(const WorkerKey& key)
{
    auto environment = key.environment;
    for (const auto& [name, value] : presetEnvironment(key.worker))
        if (std::getenv(name.c_str()) == nullptr)
            environment.emplace(name, value);
    return environment;
}

void recordEnvironment(const WorkerKey& key, Machine& machine)
{
    attributeEnvironment(machine, workerEnvironment(key), "phasebench");
    attributeEnvironment(machine, key.environment, "experiment");
}

} // namespace phasebench
