// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0

/// What Phasebench adds to the libraries' own calls on a GPU: the same work through Bound::enqueue and Memory::copy,
/// and as a bare call, in alternating blocks on one stream. A ratio of 1 is the aim everywhere; of copies at most 1.02
/// (0.98 of a plain loop's rate).

#include "engine/problem/operand.h"
#include "engine/worker/cuda/cublaslt_backend.h"
#include "engine/worker/cuda/cuda_reason.h"
#include "engine/worker/cuda/cufft_backend.h"
#include "engine/worker/cuda/cufft_layout.h"
#include "engine/worker/cuda/status.h"
#include "engine/worker/memory/cuda_driver.h"
#include "engine/worker/memory/fill.h"
#include "engine/worker/memory/memory.h"
#include "tests/bench/bare_matmul.h"
#include "tests/bench/bench_cuda_forms.h"
#include "tests/bench/side_by_side.h"
#include "tests/support/own_folders.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cuda_runtime_api.h>
#include <cufftXt.h>
#include <functional>
#include <string_view>

namespace phasebench {
namespace {

void require(cudaError_t status, const char* call)
{
    if (status != cudaSuccess)
        throw BackendError(std::string(call) + " failed: " + cudaGetErrorString(status) + ".");
}

template <typename T> T required(Result<T> value)
{
    if (!value)
        throw BackendError(value.error().sentence);
    return std::move(*value);
}

class Bench {
public:
    /// `time`: microseconds that each side of a comparison takes, about.
    Bench(std::shared_ptr<CudaDriver> driver, double time)
        : m_driver(std::move(driver))
        , m_memory(ExecutionSpace{ExecutionSpace::Kind::gpu, 0}, m_driver)
        , m_stream(m_memory.stream(0))
        , m_time(time)
    {
        m_driver->use(0);
        require(cudaEventCreate(&m_start), "cudaEventCreate");
        require(cudaEventCreate(&m_stop), "cudaEventCreate");
        printHead();
    }
    // The process ends with the bench; what it holds goes with its context.

    void matmul(const Matmul& matmul);
    void fft(const Fft& fft);
    void copies(std::size_t bytes);

private:
    using Call = std::function<void()>;

    cudaStream_t stream() const { return static_cast<cudaStream_t>(m_stream.handle); }

    /// Microseconds of host time a call, the stream idle before and waited for after.
    double hostBlock(const Call& call, int count)
    {
        m_memory.synchronise(m_stream);
        const auto begin = std::chrono::steady_clock::now();
        for (int i = 0; i < count; ++i)
            call();
        const auto end = std::chrono::steady_clock::now();
        m_memory.synchronise(m_stream);
        return std::chrono::duration<double, std::micro>(end - begin).count() / count;
    }

    /// Microseconds of GPU time a call, back to back.
    double gpuBlock(const Call& call, int count)
    {
        require(cudaEventRecord(m_start, stream()), "cudaEventRecord");
        for (int i = 0; i < count; ++i)
            call();
        require(cudaEventRecord(m_stop, stream()), "cudaEventRecord");
        require(cudaEventSynchronize(m_stop), "cudaEventSynchronize");
        float milliseconds = 0;
        require(cudaEventElapsedTime(&milliseconds, m_start, m_stop), "cudaEventElapsedTime");
        return static_cast<double>(milliseconds) * 1e3 / count;
    }

    template <typename Block>
    void compare(
        const std::string& what, const char* clock, int blocks, Block block, const Call& ours, const Call& bare)
    {
        printRow(what, clock, sideBySide(blocks, block, ours, bare));
    }

    /// Both clocks; a comparison takes some seconds, however long one call is.
    void compareEnqueue(const std::string& what, const Call& ours, const Call& bare)
    {
        const double once = std::max(1.0, gpuBlock(bare, 5));
        const auto blocksOf = [&](int count) {
            return static_cast<int>(std::clamp(m_time / (once * count), 12.0, 200.0));
        };
        const int enqueued = static_cast<int>(std::clamp(20e3 / once, 5.0, 50.0));
        compare(
            what, "host, enqueue", blocksOf(enqueued), [&](const Call& call) { return hostBlock(call, enqueued); },
            ours, bare);
        const int executed = static_cast<int>(std::clamp(10e3 / once, 5.0, 1000.0));
        compare(
            what, "GPU, back to back", blocksOf(executed), [&](const Call& call) { return gpuBlock(call, executed); },
            ours, bare);
    }

    Operands filled(const Problem& problem);

    std::shared_ptr<CudaDriver> m_driver;
    Memory m_memory;
    Stream m_stream;
    double m_time;
    cudaEvent_t m_start = nullptr;
    cudaEvent_t m_stop = nullptr;
    std::vector<Buffer> m_buffers;
};

PlanPreferences preferences()
{
    PlanPreferences p;
    p.workspace = 32 << 20;
    p.alignment.fill(256);
    return p;
}

Operands Bench::filled(const Problem& problem)
{
    m_buffers.clear();
    Operands operands;
    for (const Operand& operand : operandsOf(problem)) {
        std::vector<std::byte> host(static_cast<std::size_t>(operand.bytes));
        fillOperand(problem, operand, 1, host);
        m_buffers.push_back(m_memory.allocate(m_memory.executionMemory(), host.size()));
        m_memory.upload(m_buffers.back(), 0, host.data(), host.size());
        operands.of(operand.id) = m_buffers.back().data();
    }
    m_buffers.push_back(m_memory.allocate(m_memory.executionMemory(), 64 << 20));
    operands.workspace = m_buffers.back().data();
    return operands;
}

void Bench::matmul(const Matmul& matmul)
{
    const Problem problem{matmul};
    const Operands operands = filled(problem);
    CublasLtBackend backend(m_driver, 0, std::make_shared<CublasLtHeuristicsCache>());
    const auto specification = required(backend.specify(problem, operands));
    const auto plan = required(specification->plan(preferences(), nullptr, {}));
    const auto bound = plan->bind(operands);
    if (!bound)
        throw BackendError("The operands do not fit the plan.");

    BareMatmul bare(*m_driver, matmul);
    bare.use(plan->record().configuration, plan->facts().workspace);
    const std::string name = describe(problem);
    compareEnqueue(
        name, [&] { bound->enqueue(m_stream); }, [&] { bare.call(operands, m_stream); });

    // A stateless call: described, planned by the warm heuristic, executed and released, each time.
    compare(
        name + ", stateless", "host, enqueue", 100, [&](const Call& call) { return hostBlock(call, 50); },
        [&] {
            const auto s = required(backend.specify(problem, operands));
            const auto p = required(s->plan(preferences(), nullptr, {}));
            const auto bytes = static_cast<std::size_t>(p->facts().workspace);
            Operands o = operands;
            o.workspace = m_memory.takeWorkspace(bytes, m_stream);
            p->bind(o)->enqueue(m_stream);
            m_memory.releaseWorkspace(o.workspace, bytes, m_stream);
        },
        [&] {
            bare.describeAgain();
            bare.plan(preferences().alignment, preferences().workspace, operands.of(MatmulOperand::bias));
            Operands o = operands;
            o.workspace = nullptr;
            if (bare.workspace() > 0)
                require(cudaMallocAsync(&o.workspace, bare.workspace(), stream()), "cudaMallocAsync");
            bare.call(o, m_stream);
            if (o.workspace)
                require(cudaFreeAsync(o.workspace, stream()), "cudaFreeAsync");
        });
}

void Bench::fft(const Fft& fft)
{
    const Problem problem{fft};
    const Operands operands = filled(problem);
    CufftBackend backend(m_driver, 0);
    const auto specification = required(backend.specify(problem, operands));
    const auto plan = required(specification->plan(preferences(), nullptr, {}));
    const auto bound = plan->bind(operands);
    if (!bound)
        throw BackendError("The operands do not fit the plan.");
    CufftLayout l = *cufftLayoutOf(fft);
    cufftHandle handle = CUFFT_PLAN_NULL;
    std::size_t workArea = 0;
    check(*m_driver, cufftCreate(&handle), "cufftCreate");
    check(*m_driver,
        cufftXtMakePlanMany(handle, l.rank, l.lengths.data(), nullptr, 1, l.in.distance, l.in.type, nullptr, 1,
            l.out.distance, l.out.type, l.batch, &workArea, l.execution),
        "cufftXtMakePlanMany");
    check(*m_driver, cufftSetStream(handle, stream()), "cufftSetStream");
    compareEnqueue(
        describe(problem) + (fft.batch > 1 ? ", batch " + std::to_string(fft.batch) : ""),
        [&] { bound->enqueue(m_stream); },
        [&] {
            if (cufftXtExec(handle, operands.of(FftOperand::in), operands.of(FftOperand::out), l.direction)
                != CUFFT_SUCCESS)
                throw BackendError("cufftXtExec failed.");
        });
    check(*m_driver, cufftDestroy(handle), "cufftDestroy");
}

void Bench::copies(std::size_t bytes)
{
    const Buffer device = m_memory.allocate(m_memory.executionMemory(), bytes);
    const Buffer other = m_memory.allocate(m_memory.executionMemory(), bytes);
    for (const MemorySpace::Kind kind : {MemorySpace::Kind::host_pinned, MemorySpace::Kind::host_pageable}) {
        const Buffer host = m_memory.allocate({kind}, bytes);
        const std::string name = nameOf(host.space()) + ", " + std::to_string(bytes) + " bytes";
        compareEnqueue(
            "copy in from " + name,
            [&] { m_memory.copy(device.data(), device.space(), host.data(), host.space(), bytes, m_stream); },
            [&] {
                require(cudaMemcpyAsync(device.data(), host.data(), bytes, cudaMemcpyHostToDevice, stream()),
                    "cudaMemcpyAsync");
            });
        compareEnqueue(
            "copy out to " + name,
            [&] { m_memory.copy(host.data(), host.space(), device.data(), device.space(), bytes, m_stream); },
            [&] {
                require(cudaMemcpyAsync(host.data(), device.data(), bytes, cudaMemcpyDeviceToHost, stream()),
                    "cudaMemcpyAsync");
            });
    }
    compareEnqueue(
        "copy on the GPU, " + std::to_string(bytes) + " bytes",
        [&] { m_memory.copy(other.data(), other.space(), device.data(), device.space(), bytes, m_stream); },
        [&] {
            require(cudaMemcpyAsync(other.data(), device.data(), bytes, cudaMemcpyDeviceToDevice, stream()),
                "cudaMemcpyAsync");
        });
}

Matmul matmulOf(std::int64_t m, std::int64_t n, std::int64_t k, DataType type, Epilog epilog = Epilog::none)
{
    Matmul matmul;
    matmul.m = m;
    matmul.n = n;
    matmul.k = k;
    matmul.type = type;
    matmul.epilog = epilog;
    return matmul;
}

void copies(Bench& bench)
{
    for (const std::size_t bytes : {std::size_t{64} << 10, std::size_t{1} << 20, std::size_t{64} << 20})
        bench.copies(bytes);
}

void run(std::shared_ptr<CudaDriver> driver, bool copiesOnly)
{
    Bench bench(std::move(driver), copiesOnly ? 0.4e6 : 2e6);
    if (copiesOnly) {
        copies(bench);
        return;
    }
    bench.matmul(matmulOf(124, 10, 15, DataType::float32, Epilog::relu_bias));
    bench.matmul(matmulOf(124, 1024, 1512, DataType::float32, Epilog::relu_bias));
    bench.matmul(matmulOf(8000, 2000, 4000, DataType::float32));
    bench.matmul(matmulOf(4096, 4096, 4096, DataType::bfloat16));
    bench.fft({{10000}, 1, Transform::c2c, DataType::float32, Direction::forward, false});
    bench.fft({{1 << 20}, 1, Transform::c2c, DataType::float32, Direction::forward, false});
    bench.fft({{512, 512}, 16, Transform::r2c, DataType::float32, Direction::forward, false});
    copies(bench);
}

} // namespace
} // namespace phasebench

/// `--copies`: of the table only the copies. `--forms`: only the call forms.
int main(int argc, char** argv)
{
    const phasebench::OwnFolders folders;
    if (const std::string reason = phasebench::cudaReason(); !reason.empty()) {
        std::fprintf(stderr, "%s\n", reason.c_str());
        return 3;
    }
    auto opened = phasebench::CudaDriver::open();
    if (!opened) {
        std::fprintf(stderr, "%s\n", opened.error().sentence.c_str());
        return 3;
    }
    auto driver = std::move(*opened);
    try {
        const std::string_view only = argc > 1 ? argv[1] : "";
        if (only != "--forms")
            phasebench::run(driver, only == "--copies");
        if (only != "--copies")
            phasebench::benchForms(std::move(driver));
    } catch (const phasebench::BackendError& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 4;
    }
    return EXIT_SUCCESS;
}
