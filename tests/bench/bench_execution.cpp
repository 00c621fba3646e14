// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The phase "execution" as a run measures it, against an own loop of the same library call over the same shapes, hot,
// in one thread, by turns: 0.97 to 1.03 is wanted. The 10 % quantiles are compared, which other programs disturb least.
// Usage: phasebench-bench-execution [ROUNDS]

#include "engine/measure/statistics.h"
#include "engine/worker/cpu/fftw/fftw_backend.h"
#include "engine/worker/cpu/openblas/openblas_backend.h"
#include "engine/worker/driver.h"
#include "tests/support/example_run.h"
#include "tests/support/own_folders.h"

#include <atomic>
#include <cblas.h>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fftw3.h>
#include <functional>
#include <memory>
#include <vector>

using namespace phasebench;

namespace {

using Loop = std::function<void(std::int64_t)>;

constexpr double blockMicroseconds = 200;
constexpr double ownMicroseconds = 50'000; ///< of the own loop, a round

struct Free {
    void operator()(void* data) const { std::free(data); }
};
using Array = std::unique_ptr<float, Free>;

/// Uniform in [-1, 1], as a run's operands are.
Array filled(std::size_t count)
{
    Array array(static_cast<float*>(std::aligned_alloc(256, (count * sizeof(float) + 255) / 256 * 256)));
    std::uint32_t state = 1;
    for (std::size_t i = 0; i < count; ++i) {
        state = state * 1664525U + 1013904223U;
        array.get()[i] = static_cast<float>(state) / 2147483648.0F - 1;
    }
    return array;
}

double microseconds(const Loop& loop, std::int64_t calls)
{
    const auto start = std::chrono::steady_clock::now();
    loop(calls);
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count();
}

std::vector<double> executionOf(const Experiment& experiment, Backend& backend)
{
    Memory memory{ExecutionSpace{}, nullptr};
    const std::atomic<bool> no = false;
    const TaskHooks hooks{no, no, [](const Progress&) {},
        [](const SamplesChunk&) {
        }};
    Run run;
    PointDriver(experiment, backend, memory, hooks, nullptr).measure(run);
    if (run.status != RunStatus::completed)
        throw std::runtime_error(run.message);
    return run.series.at(seriesName(PhaseSeries{Phase::execution, SeriesClock::host}));
}

void compare(const std::string& problem, Backend& backend, const Loop& own, int rounds)
{
    const Experiment experiment = test::pointFrom(R"({"phasebench": 1, "problem": )" + problem
        + R"(, "execution": {"space": "cpu", "threads": 1}, "call": {"form": "stateful", "count": 10},
           "measure": {"cache": "hot", "min_time": 0.05, "timeout": 0.2, "first_use": false, "processes": 1}})");
    own(1);
    std::int64_t calls = 1;
    while (microseconds(own, calls) < blockMicroseconds)
        calls *= 2;
    std::vector<double> measured;
    std::vector<double> bare;
    for (int round = 0; round < rounds; ++round)
        for (const bool isOwn : {round % 2 == 0, round % 2 != 0}) {
            if (!isOwn) {
                const std::vector<double> samples = executionOf(experiment, backend);
                measured.insert(measured.end(), samples.begin(), samples.end());
                continue;
            }
            for (double spent = 0; spent < ownMicroseconds;) {
                const double took = microseconds(own, calls);
                bare.push_back(took / static_cast<double>(calls));
                spent += took;
            }
        }
    const double ratio = quantile(measured, 0.1) / quantile(bare, 0.1);
    std::printf("%-34s %10.4f us %10.4f us   %.3f   medians %.3f%s\n", describe(experiment.problem).c_str(),
        quantile(measured, 0.1), quantile(bare, 0.1), ratio, median(measured) / median(bare),
        ratio < 0.97 || ratio > 1.03 ? "  <--" : "");
    std::fflush(stdout);
}

void sgemm(OpenblasBackend& backend, int n, int rounds)
{
    const auto count = static_cast<std::size_t>(n) * static_cast<std::size_t>(n);
    const std::shared_ptr<float> a(filled(count));
    const std::shared_ptr<float> b(filled(count));
    const std::shared_ptr<float> d(filled(count));
    const std::string size = std::to_string(n);
    compare(
        R"({"kind": "matmul", "m": )" + size + R"(, "n": )" + size + R"(, "k": )" + size + R"(, "type": "float32"})",
        backend,
        [=](std::int64_t calls) {
            for (std::int64_t i = 0; i < calls; ++i)
                cblas_sgemm(
                    CblasColMajor, CblasNoTrans, CblasNoTrans, n, n, n, 1.0F, a.get(), n, b.get(), n, 0.0F, d.get(), n);
        },
        rounds);
}

void fft(FftwBackend& backend, int n, int rounds)
{
    const std::shared_ptr<float> in(filled(2 * static_cast<std::size_t>(n)));
    const std::shared_ptr<float> out(filled(2 * static_cast<std::size_t>(n)));
    auto* const from = reinterpret_cast<fftwf_complex*>(in.get());
    auto* const to = reinterpret_cast<fftwf_complex*>(out.get());
    const std::shared_ptr<fftwf_plan_s> plan(
        fftwf_plan_dft_1d(n, from, to, FFTW_FORWARD, FFTW_ESTIMATE | FFTW_PRESERVE_INPUT), fftwf_destroy_plan);
    compare(R"({"kind": "fft", "shape": [)" + std::to_string(n) + R"(], "type": "float32"})", backend,
        [=](std::int64_t calls) {
            for (std::int64_t i = 0; i < calls; ++i)
                fftwf_execute_dft(plan.get(), from, to);
        },
        rounds);
}

} // namespace

int main(int argc, char** argv)
{
    const OwnFolders folders;
    const int rounds = argc > 1 ? std::atoi(argv[1]) : 14;
    if (argc > 2 || rounds < 1) {
        std::fprintf(stderr, "Usage: %s [ROUNDS], a whole number of 1 or more.\n", argv[0]);
        return 2;
    }
    try {
        openblas_set_num_threads(1);
        std::printf("%-34s %13s %13s   ratio\n", "problem", "execution q10", "own loop q10");
        FftwBackend fftw;
        for (const int n : {16, 64, 256})
            fft(fftw, n, rounds);
        OpenblasBackend openblas;
        for (const int n : {8, 16, 32, 64})
            sgemm(openblas, n, rounds);
    } catch (const RefusedError& refused) {
        std::fprintf(stderr, "%s\n", refused.fault().sentence.c_str());
        return 4;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 4;
    }
    return 0;
}
