// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_runs.h"

#include "engine/measure/work.h"
#include "engine/problem/operand.h"

#include <random>

namespace phasebench::samples {
namespace {

constexpr int sampleCount = 31;

/// Samples scattered by `noise` round `median`, with an outlier, as real ones are.
std::vector<double> series(double median, double noise, unsigned seed, int count = sampleCount)
{
    std::mt19937 random(seed);
    std::normal_distribution<double> scatter(0.0, noise);
    std::vector<double> values;
    for (int i = 0; i < count; ++i)
        values.push_back(median * (1 + scatter(random) + (i == count / 3 ? 5 * noise : 0)));
    return values;
}

void addPhase(Run& run, Phase phase, std::int64_t count, double host, double gpu = 0, double first = 0)
{
    PhaseFigures figures;
    figures.phase = phase;
    figures.count = count;
    if (first > 0)
        figures.first = first;
    run.phases.push_back(figures);
    const auto seed = static_cast<unsigned>(phase) + 7;
    run.series[seriesName(PhaseSeries{phase, SeriesClock::host})] = series(host, 0.006, seed);
    if (gpu > 0)
        run.series[seriesName(PhaseSeries{phase, SeriesClock::gpu})] = series(gpu, 0.003, seed + 100);
}

void addTransfer(Run& run, OperandId operand, Phase direction, double time)
{
    const MemorySpace home = *run.experiment.placement.of(operand);
    const MemorySpace gpu{MemorySpace::Kind::gpu, 0};
    TransferFigures transfer;
    transfer.operand = operand;
    transfer.from = direction == Phase::copy_in ? home : gpu;
    transfer.to = direction == Phase::copy_in ? gpu : home;
    transfer.source = TimingSource::cupti;
    for (const Operand& entry : operandsOf(run.experiment.problem))
        if (entry.id == operand)
            transfer.bytes = entry.bytes;
    run.transfers.push_back(transfer);
    run.series[seriesName(TransferSeries{operand, direction})]
        = series(time, 0.004, static_cast<unsigned>(operand.index()) + 40);
}

Machine h100()
{
    Machine machine;
    machine.host = "lab";
    machine.cpu = "Intel Xeon Platinum 8480C";
    machine.cores = 16;
    machine.memory = 137438953472;
    machine.system = "Linux 6.8";
    machine.driver = "580.159";
    Gpu gpu;
    gpu.name = "NVIDIA H100 80GB HBM3";
    gpu.compute_capability = "9.0";
    gpu.memory = 85520809984;
    gpu.l2_cache = 52428800;
    gpu.multiprocessors = 132;
    gpu.link = "PCIe 5 x16";
    machine.gpus.push_back(gpu);
    machine.libraries = {{"cublaslt", "13.1.0"}, {"cupti", "13.0.1"}};
    machine.environment["CUDA_MODULE_LOADING"] = {"EAGER", "experiment"};
    return machine;
}

Run finish(Run run, double call, double noise)
{
    run.series["call"] = series(call, noise, 3);
    run.call = CallFigures{};
    run.call->stop = StopReason::noise;
    run.date = "2026-11-03T09:41:00Z";
    run.work.flop = flopOf(run.experiment.problem);
    run.work.bytes = bytesOf(run.experiment.problem);
    run.check = Check{true, 2.9e-7, 1e-5};
    run.conditions.sm_clock_mhz = 1980;
    run.conditions.throttled = false;
    run.log = {{Phase::specification, "memory host pageable, executes GPU 0", 30.0},
        {Phase::planning, "8 candidates, heuristic #0 chosen", 130.0}, {std::nullopt, "9 more calls", std::nullopt}};
    summarise(run);
    return run;
}

} // namespace

RunPtr shared(Run run)
{
    return std::make_shared<const Run>(std::move(run));
}

Run matmul(const std::string& title, const MemorySpace& space, CallForm form)
{
    Run run;
    run.title = title;
    run.backend = "cublaslt";
    run.timing_source = TimingSource::cupti;
    run.machine = h100();
    Matmul problem;
    problem.m = 8000;
    problem.n = 2000;
    problem.k = 4000;
    run.experiment.problem.value = problem;
    run.experiment.title = title;
    run.experiment.execution.space = ExecutionSpace{ExecutionSpace::Kind::gpu, 0};
    run.experiment.call.form = form;
    run.experiment.call.count = 10;
    for (const OperandId operand : {MatmulOperand::a, MatmulOperand::b, MatmulOperand::d})
        run.experiment.placement.of(operand) = space;

    const std::int64_t calls = run.experiment.call.count;
    const bool stateless = form == CallForm::stateless;
    addPhase(run, Phase::specification, stateless ? calls : 1, 30, 0, 480000);
    addPhase(run, Phase::planning, stateless ? calls : 1, stateless ? 25 : 130, 0, 137000);
    double sum = stateless ? 55 : 16;
    if (space.isHost()) {
        const bool pinned = space.kind == MemorySpace::Kind::host_pinned;
        addPhase(run, Phase::copy_in, calls, pinned ? 2960 : 29100, pinned ? 2950 : 29050);
        addTransfer(run, MatmulOperand::a, Phase::copy_in, pinned ? 2360 : 23300);
        addTransfer(run, MatmulOperand::b, Phase::copy_in, pinned ? 592 : 5800);
        sum += pinned ? 2960 : 29100;
    }
    addPhase(run, Phase::execution, calls, 2610, 2600, 18000);
    sum += 2610;
    if (space.isHost()) {
        const bool pinned = space.kind == MemorySpace::Kind::host_pinned;
        addPhase(run, Phase::copy_out, calls, pinned ? 1180 : 11900, pinned ? 1175 : 11850);
        addTransfer(run, MatmulOperand::d, Phase::copy_out, pinned ? 1180 : 11900);
        sum += pinned ? 1180 : 11900;
    }
    addPhase(run, Phase::resource_management, stateless ? calls : 1, 90);
    sum += stateless ? 90 : 9;
    return finish(run, sum * 1.022, 0.01);
}

std::vector<RunPtr> fourPlacements()
{
    std::vector<Run> runs{matmul("A, B, D pageable", {MemorySpace::Kind::host_pageable, 0}),
        matmul("A, B, D pinned", {MemorySpace::Kind::host_pinned, 0}),
        matmul("A, B, D on GPU 0", {MemorySpace::Kind::gpu, 0}),
        matmul("on GPU 0, stateless", {MemorySpace::Kind::gpu, 0}, CallForm::stateless)};
    std::vector<RunPtr> result;
    for (Run& run : runs) {
        run.id = static_cast<std::int64_t>(result.size()) + 1;
        result.push_back(shared(std::move(run)));
    }
    return result;
}

std::vector<RunPtr> plannerEfforts()
{
    const struct {
        Effort effort;
        double plan;
        double execute;
    } cases[] = {{Effort::estimate, 190, 14200}, {Effort::measure, 412000, 9800}, {Effort::patient, 3900000, 9350}};
    std::vector<RunPtr> result;
    for (const auto& one : cases) {
        Run run;
        run.id = static_cast<std::int64_t>(result.size()) + 1;
        run.title = "FFTW with each planner effort";
        run.backend = "fftw";
        run.machine.host = "laptop";
        run.machine.cpu = "AMD Ryzen 7 5800U";
        run.machine.cores = 4;
        run.machine.libraries["fftw"] = "3.3.10";
        Fft fft;
        fft.shape = {1048576};
        run.experiment.problem.value = fft;
        run.experiment.title = run.title;
        run.experiment.execution.space = ExecutionSpace{};
        run.experiment.execution.threads = 4;
        run.experiment.planning.effort = one.effort;
        for (const OperandId operand : {FftOperand::in, FftOperand::out})
            run.experiment.placement.of(operand) = MemorySpace{};
        addPhase(run, Phase::planning, 1, one.plan);
        addPhase(run, Phase::execution, 1, one.execute);
        run = finish(run, one.execute + (one.plan > 100000 ? 0 : one.plan) + 40, 0.012);
        if (one.plan > 100000)
            run.call->excludes.push_back(Phase::planning);
        result.push_back(shared(std::move(run)));
    }
    return result;
}

Run failed(const std::string& message)
{
    Run run = matmul("A, B, D managed", {MemorySpace::Kind::managed, 0});
    run.status = RunStatus::failed;
    run.message = message;
    run.call.reset();
    run.phases.clear();
    run.transfers.clear();
    run.series.clear();
    return run;
}

std::vector<RunPtr> sweep(int count)
{
    std::vector<RunPtr> result;
    for (int i = 0; i < count; ++i) {
        Run run = matmul("Growing m", {MemorySpace::Kind::host_pinned, 0});
        run.id = i + 1;
        run.experiment.problem.as<Matmul>().m = 256 * (i + 1);
        result.push_back(shared(std::move(run)));
    }
    return result;
}

} // namespace phasebench::samples
