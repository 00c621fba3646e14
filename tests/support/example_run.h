// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/experiment_json.h"
#include "engine/result/run.h"

#include <stdexcept>

namespace phasebench::test {

/// One point from the text of an experiment without "sweep"; throws when it is not valid.
inline Experiment pointFrom(const std::string& text)
{
    Faults faults;
    const nlohmann::json document = parseDocument(text, faults);
    Experiment experiment = faults.empty() ? experimentFromJson(document, faults) : Experiment{};
    if (!faults.empty())
        throw std::runtime_error(faults.front().key + ": " + faults.front().sentence);
    resolve(experiment, {.gpus = 1, .hardware_threads = 2});
    return experiment;
}

/// A series of `count` samples with the given median, spread evenly by ± `spread` of it.
inline std::vector<double> samplesAround(double median, double spread = 0.002, int count = 31)
{
    std::vector<double> samples;
    for (int i = 0; i < count; ++i) {
        // A fixed shuffle: neighbours are not alike.
        const double place = count == 1 ? 0.0 : 2.0 * ((i * 7) % count) / (count - 1) - 1;
        samples.push_back(median * (1 + spread * place));
    }
    return samples;
}

inline PhaseFigures phase(Phase phase, std::int64_t count, std::optional<double> first = {})
{
    PhaseFigures figures;
    figures.phase = phase;
    figures.count = count;
    figures.first = first;
    return figures;
}

/// A GPU matmul whose operands live in `space`, with every series, summarised: 44.6 ms a call of which the copies are
/// 41.9 ms when they are not on the GPU, 10 calls a plan.
inline Run exampleRun(const std::string& space = "host_pageable")
{
    Run run;
    run.title = "Operands in " + space;
    run.experiment = pointFrom(R"({"phasebench": 1, "title": "Operands", "problem": {"kind": "matmul", "m": 8000,
        "n": 2000, "k": 4000, "type": "float32"}, "placement": {"a": ")"
        + space + R"(", "b": ")" + space + R"(", "d": ")" + space
        + R"("}, "execution": {"space": "gpu:0"}, "call": {"form": "stateful", "count": 10}})");
    run.experiment.title = run.title;
    run.backend = "cublaslt";
    run.timing_source = TimingSource::cupti;
    run.date = "2026-03-01T12:00:00Z";
    run.machine.host = "lab";
    run.machine.cpu = "Intel(R) Xeon(R) Platinum 8480+";
    run.machine.cores = 16;
    run.machine.gpus = {{"NVIDIA H100 80GB HBM3", "GPU-1", "9.0", 85'520'809'984, 52'428'800, 132, "PCIe 5 x16"}};
    run.machine.driver = "580.159";
    run.machine.libraries = {{"cublaslt", "13.1.0"}};
    run.conditions.sm_clock_mhz = 1980;
    run.conditions.throttled = false;
    run.conditions.dropped_records = 0;
    run.check = Check{true, 2.9e-7, 1e-5};
    const bool copies = space != "gpu:0";
    run.memory.host = copies ? 224'000'000 : 0;
    run.memory.gpu = 224'000'000;

    run.phases = {phase(Phase::specification, 1, 120'000), phase(Phase::planning, 1, 17'000),
        phase(Phase::execution, 10, 9'000), phase(Phase::resource_management, 1)};
    run.series["specification.host"] = samplesAround(30);
    run.series["planning.host"] = samplesAround(140);
    run.series["execution.host"] = samplesAround(2620);
    run.series["execution.enqueue"] = samplesAround(6);
    run.series["execution.gpu"] = samplesAround(2600, 0.001);
    run.series["resource_management.host"] = samplesAround(12);
    if (copies) {
        const MemorySpace home = *memorySpaceFromName(space);
        const MemorySpace gpu{MemorySpace::Kind::gpu, 0};
        run.phases.push_back(phase(Phase::copy_in, 10));
        run.phases.push_back(phase(Phase::copy_out, 10));
        run.series["copy_in.host"] = samplesAround(29'000);
        run.series["copy_out.host"] = samplesAround(12'900);
        run.transfers = {{MatmulOperand::a, home, gpu, 128'000'000, {}, {}, TimingSource::cupti},
            {MatmulOperand::d, gpu, home, 64'000'000, {}, {}, TimingSource::cupti}};
        run.series["transfer.a.copy_in"] = samplesAround(23'300);
        run.series["transfer.d.copy_out"] = samplesAround(12'800);
    }
    run.call.emplace().stop = StopReason::noise;
    run.series["call"] = samplesAround(copies ? 44'600 : 2'640);
    summarise(run);
    return run;
}

} // namespace phasebench::test
