// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The throughput of OpenBLAS and FFTW through a Backend against a plain loop of the same library call, in interleaved
// blocks: what the interface costs. The same machine state meets both sides, and the order alternates.
// Usage: phasebench-bench-cpu [THREADS]

#include "engine/measure/statistics.h"
#include "engine/measure/work.h"
#include "engine/problem/operand.h"
#include "engine/worker/cpu/fftw/fftw_backend.h"
#include "engine/worker/cpu/openblas/openblas_backend.h"
#include "engine/worker/memory/fill.h"
#include "engine/worker/memory/verify.h"
#include "tests/support/own_folders.h"

#include <algorithm>
#include <cblas.h>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fftw3.h>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

using namespace phasebench;

namespace {

constexpr int blocks = 200;
constexpr double blockMicroseconds = 2'000;

struct Free {
    void operator()(void* data) const { std::free(data); }
};

/// Operands on the host, filled; the result too, so that its pages exist.
struct Arrays {
    std::vector<std::unique_ptr<void, Free>> memory;
    Operands operands;

    explicit Arrays(const Problem& problem)
    {
        for (const Operand& operand : operandsOf(problem)) {
            const auto bytes = static_cast<std::size_t>(operand.bytes);
            memory.emplace_back(std::aligned_alloc(256, (bytes + 255) / 256 * 256));
            auto* const data = static_cast<std::byte*>(memory.back().get());
            fillOperand(problem, operand, 1, {data, bytes});
            operands.of(operand.id) = data;
        }
    }
};

double microseconds(const std::function<void(std::int64_t)>& loop, std::int64_t calls)
{
    const auto start = std::chrono::steady_clock::now();
    loop(calls);
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count();
}

/// Times both loops in turn and prints a row; a loop runs its call as often as it is told.
void compare(const Problem& problem, const std::function<void(std::int64_t)>& backend,
    const std::function<void(std::int64_t)>& plain)
{
    plain(1);
    backend(1);
    std::int64_t calls = 1;
    while (microseconds(plain, calls) < blockMicroseconds)
        calls *= 2;
    std::vector<double> through;
    std::vector<double> bare;
    for (int i = 0; i < blocks; ++i)
        for (const bool first : {true, false})
            if (first == (i % 2 == 0))
                through.push_back(microseconds(backend, calls) / static_cast<double>(calls));
            else
                bare.push_back(microseconds(plain, calls) / static_cast<double>(calls));
    // Time of the plain loop over time through the backend, of blocks that follow each other: what else the computer
    // does slows both.
    std::vector<double> ratios;
    for (std::size_t i = 0; i < through.size(); ++i)
        ratios.push_back(bare[i] / through[i]);
    const MedianInterval ratio = medianInterval(ratios);
    const double flop = flopOf(problem);
    std::printf("%-44s %12.3f us %12.3f us %10.2f %10.2f   %.4f [%.4f, %.4f]\n", describe(problem).c_str(),
        median(through), median(bare), flop / median(through) * 1e-3, flop / median(bare) * 1e-3, ratio.median,
        ratio.low, ratio.high);
    std::fflush(stdout);
}

std::unique_ptr<Specification> specified(Backend& backend, const Problem& problem, const Arrays& arrays)
{
    auto specification = backend.specify(problem, arrays.operands);
    if (!specification)
        throw std::runtime_error(specification.error().sentence);
    return std::move(*specification);
}

void compareWith(Backend& backend, const Problem& problem, int threads,
    const std::function<std::function<void(std::int64_t)>(const Arrays&)>& plainOf)
{
    const Arrays arrays(problem);
    PlanPreferences preferences;
    preferences.threads = threads;
    preferences.alignment.fill(256);
    const auto specification = specified(backend, problem, arrays);
    const auto plan = specification->plan(preferences, nullptr, arrays.operands);
    if (!plan)
        throw std::runtime_error(plan.error().sentence);
    const auto bound = (*plan)->bind(arrays.operands);
    if (!bound)
        throw std::runtime_error("The operands do not fit the plan.");
    compare(
        problem,
        [&](std::int64_t calls) {
            for (std::int64_t i = 0; i < calls; ++i)
                bound->enqueue({});
        },
        plainOf(arrays));
}

void matmul(OpenblasBackend& backend, std::int64_t n, DataType type, int threads)
{
    Matmul value;
    value.m = value.n = value.k = n;
    value.type = type;
    value.compute = defaultComputeOf(type);
    const auto size = static_cast<blasint>(n);
    compareWith(backend, {value}, threads, [size, type](const Arrays& arrays) -> std::function<void(std::int64_t)> {
        const void* a = arrays.operands.of(MatmulOperand::a);
        const void* b = arrays.operands.of(MatmulOperand::b);
        void* d = arrays.operands.of(MatmulOperand::d);
        if (type == DataType::float32)
            return [=](std::int64_t calls) {
                for (std::int64_t i = 0; i < calls; ++i)
                    cblas_sgemm(CblasColMajor, CblasNoTrans, CblasNoTrans, size, size, size, 1.0F,
                        static_cast<const float*>(a), size, static_cast<const float*>(b), size, 0.0F,
                        static_cast<float*>(d), size);
            };
        return [=](std::int64_t calls) {
            for (std::int64_t i = 0; i < calls; ++i)
                cblas_dgemm(CblasColMajor, CblasNoTrans, CblasNoTrans, size, size, size, 1.0,
                    static_cast<const double*>(a), size, static_cast<const double*>(b), size, 0.0,
                    static_cast<double*>(d), size);
        };
    });
}

void fft(FftwBackend& backend, std::int64_t n, int threads)
{
    Fft value;
    value.shape = {n};
    compareWith(backend, {value}, threads, [n, threads](const Arrays& arrays) -> std::function<void(std::int64_t)> {
        auto* in = static_cast<fftwf_complex*>(arrays.operands.of(FftOperand::in));
        auto* out = static_cast<fftwf_complex*>(arrays.operands.of(FftOperand::out));
        fftwf_plan_with_nthreads(threads);
        const std::shared_ptr<fftwf_plan_s> plan(
            fftwf_plan_dft_1d(static_cast<int>(n), in, out, FFTW_FORWARD, FFTW_ESTIMATE | FFTW_PRESERVE_INPUT),
            fftwf_destroy_plan);
        return [plan, in, out](std::int64_t calls) {
            for (std::int64_t i = 0; i < calls; ++i)
                fftwf_execute_dft(plan.get(), in, out);
        };
    });
}

/// What surrounds a measurement: filling the operands and checking the result.
void fillAndCheck(const Problem& problem)
{
    Arrays arrays(problem);
    HostOperands host;
    double filling = 0;
    std::int64_t bytes = 0;
    for (const Operand& operand : operandsOf(problem)) {
        const std::span<std::byte> all(
            static_cast<std::byte*>(arrays.operands.of(operand.id)), static_cast<std::size_t>(operand.bytes));
        filling += microseconds([&](std::int64_t) { fillOperand(problem, operand, 2, all); }, 1);
        bytes += operand.bytes;
        host.of(operand.id) = all;
    }
    // The result is random too: a check takes as long whatever it finds.
    const double checking = microseconds([&](std::int64_t) { (void)verify(problem, host, 1); }, 1);
    std::printf("%-44s filling %.0f MB: %.0f ms, checking: %.0f ms\n", describe(problem).c_str(),
        static_cast<double>(bytes) * 1e-6, filling * 1e-3, checking * 1e-3);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv)
{
    const OwnFolders folders;
    const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    const int threads = argc > 1 ? std::atoi(argv[1]) : 1;
    if (argc > 2 || threads < 1 || threads > cores) {
        std::fprintf(stderr, "Usage: %s [THREADS], with THREADS from 1 to %d.\n", argv[0], cores);
        return 2;
    }
    try {
        std::printf("OpenBLAS %s, FFTW %s, %d thread(s); %d interleaved blocks of at least %.0f ms a side\n",
            openblasVersion().c_str(), fftwVersion().c_str(), threads, blocks, blockMicroseconds / 1000);
        std::printf("%-44s %15s %15s %10s %10s   %s\n", "problem", "through backend", "plain loop", "GFLOP/s",
            "GFLOP/s", "throughput ratio [95 %]");
        OpenblasBackend openblas;
        for (const std::int64_t n : {16, 64, 256, 1024})
            matmul(openblas, n, DataType::float32, threads);
        for (const std::int64_t n : {64, 512})
            matmul(openblas, n, DataType::float64, threads);
        FftwBackend fftw;
        for (const std::int64_t n : {64, 1000, 10'000, 65'536, 1'048'576})
            fft(fftw, n, threads);
        Matmul wide;
        wide.m = 8000;
        wide.n = 2000;
        wide.k = 4000;
        fillAndCheck({wide});
        Fft longOne;
        longOne.shape = {1 << 24};
        fillAndCheck({longOne});
        longOne.type = DataType::float16;
        fillAndCheck({longOne});
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 4;
    }
    return 0;
}
