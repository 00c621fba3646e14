// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/runner/calibration_points.h"

#include "engine/problem/sweep.h"
#include "engine/runner/feasibility.h"

#include <stdexcept>

namespace phasebench {

namespace {

using nlohmann::json;

constexpr double leastSeconds = 0.05; ///< of a series in one process
constexpr double mostSeconds = 0.25;
constexpr std::int64_t leastSamplesEach = 3; ///< likewise

json matmulOf(int m, int n, int k, const char* type = "float32")
{
    return {{"kind", "matmul"}, {"m", m}, {"n", n}, {"k", k}, {"type", type}};
}

json fftOf(int length, int batch)
{
    return {{"kind", "fft"}, {"shape", {length}}, {"batch", batch}, {"type", "float32"}};
}

Experiment pointOf(json problem, const json& execution, const Computer& computer)
{
    constexpr auto processes = static_cast<double>(calibrationProcesses);
    const bool onGpu = execution.at("space") != "cpu";
    json placement = json::object();
    for (const char* operand : problem.at("kind") == "fft" ? std::vector{"in", "out"} : std::vector{"a", "b", "d"})
        placement[operand] = onGpu ? execution.at("space") : json("host_pageable");
    Faults faults;
    const auto file = ExperimentFile::fromDocument(
        {{"phasebench", 1}, {"problem", std::move(problem)}, {"placement", std::move(placement)},
            {"execution", execution}, {"call", {{"form", "stateful"}, {"count", 20}}},
            {"measure",
                {{"processes", calibrationProcesses}, {"min_time", processes * leastSeconds},
                    {"timeout", processes * mostSeconds}, {"min_samples", calibrationProcesses * leastSamplesEach},
                    {"first_use", false}}}},
        faults);
    if (!faults.empty())
        throw std::logic_error(faults.front().sentence);
    Experiment experiment = file.experiment(0);
    resolve(experiment, computer);
    return experiment;
}

} // namespace

std::vector<Experiment> calibrationPoints(const Machine& machine)
{
    const Computer computer = computerOf(machine);
    const json cpu = {{"space", "cpu"}, {"threads", 1}};
    std::vector<Experiment> points;
    for (const json& problem : {matmulOf(16, 16, 16), matmulOf(64, 64, 64), matmulOf(256, 256, 256),
             matmulOf(512, 512, 512), fftOf(1024, 1), fftOf(16384, 1), fftOf(262144, 1)})
        points.push_back(pointOf(problem, cpu, computer));
    if (machine.gpus.empty())
        return points;
    const json gpu = {{"space", "gpu:0"}};
    for (const json& problem :
        {matmulOf(128, 128, 128), matmulOf(512, 512, 512), matmulOf(124, 1024, 1512), matmulOf(2048, 2048, 2048),
            matmulOf(4096, 4096, 4096, "bfloat16"), fftOf(4096, 64), fftOf(4096, 5000), fftOf(1048576, 8)})
        points.push_back(pointOf(problem, gpu, computer));
    return points;
}

} // namespace phasebench
