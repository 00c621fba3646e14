// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/bench_cuda_forms.h"

#include "engine/measure/statistics.h"
#include "engine/worker/cuda/cublaslt_backend.h"
#include "engine/worker/cuda/cublaslt_configuration.h"
#include "engine/worker/cuda/status.h"
#include "engine/worker/driver.h"

#include <algorithm>
#include <cstdio>

namespace phasebench {

namespace {

constexpr ExecutionSpace onGpu{ExecutionSpace::Kind::gpu, 0};
constexpr int rounds = 15;

Experiment experimentOf(std::int64_t batch, Batching batching, MemorySpace::Kind space)
{
    Experiment experiment;
    Matmul matmul;
    matmul.m = 124;
    matmul.n = 1024;
    matmul.k = 1512;
    matmul.batch = batch;
    matmul.epilog = Epilog::relu_bias;
    experiment.problem.value = matmul;
    for (const OperandId id : {OperandId::a, OperandId::b, OperandId::d, OperandId::bias})
        experiment.placement.of(id) = MemorySpace{space, 0};
    experiment.execution.space = onGpu;
    experiment.call.batching = batching;
    experiment.call.count = batching == Batching::dimension ? 1 : batch;
    experiment.measure.samples = rounds;
    return experiment;
}

/// The bare call with the operands and the algorithm of a sequence, one element after the other.
class BareCalls {
public:
    BareCalls(const CudaDriver& driver, const Experiment& experiment, const nlohmann::json& configuration)
        : m_driver(driver)
    {
        check(driver, cublasLtCreate(&m_handle), "cublasLtCreate");
        auto description = describe(experiment.callProblem().matmul());
        const auto decoded = cublasLtConfigurationFromJson(configuration);
        if (!description || !decoded)
            throw BackendError("The plan's algorithm cannot be read.");
        m_description = *description;
        const auto algorithm = encode(m_handle, m_description, *decoded);
        if (!algorithm)
            throw BackendError(algorithm.error().sentence);
        m_algorithm = *algorithm;
    }
    ~BareCalls() { cublasLtDestroy(m_handle); }
    BareCalls(const BareCalls&) = delete;
    BareCalls& operator=(const BareCalls&) = delete;

    void call(const Operands& operands, std::size_t workspace, Lane lane)
    {
        CublasLtDescription& d = m_description;
        d.setBias(operands.of(OperandId::bias));
        check(m_driver,
            cublasLtMatmul(m_handle, &d.operation, d.alpha.bytes.data(), operands.of(OperandId::a), &d.a,
                operands.of(OperandId::b), &d.b, d.beta.bytes.data(), operands.of(OperandId::d), &d.c,
                operands.of(OperandId::d), &d.d, &m_algorithm, operands.workspace, workspace,
                static_cast<cudaStream_t>(lane.stream)),
            "cublasLtMatmul");
    }

private:
    const CudaDriver& m_driver;
    cublasLtHandle_t m_handle = nullptr;
    CublasLtDescription m_description;
    cublasLtMatmulAlgo_t m_algorithm{};
};

class FormsBench {
public:
    explicit FormsBench(std::shared_ptr<CudaDriver> driver)
        : m_driver(std::move(driver))
        , m_memory(onGpu, m_driver)
        , m_backend(m_driver, 0, std::make_shared<CublasLtHeuristicsCache>())
        , m_hooks{m_no, m_no, [](const Progress&) {}, [](const SamplesChunk&) {}, 1.0}
    {
    }

    Run measured(const Experiment& experiment)
    {
        Run run;
        PointDriver(experiment, m_backend, m_memory, m_hooks, nullptr).measure(run);
        if (run.status != RunStatus::completed)
            throw BackendError(run.message);
        return run;
    }

    /// The batch through Phasebench and through the bare call, ms.
    void beside(const char* what, Batching batching)
    {
        const Experiment experiment = experimentOf(1024, batching, MemorySpace::Kind::gpu);
        const Run run = measured(experiment);
        const double ours = median(run.series.at("call")) * static_cast<double>(experiment.call.count);
        OperandSets sets(experiment, m_memory, 1, false);
        BareCalls bare(*m_driver, experiment, run.configuration);
        const auto workspace = static_cast<std::size_t>(run.memory.workspace);
        const Lane lane = m_memory.lane(0);
        const Buffer area = m_memory.allocate(m_memory.home(), std::max<std::size_t>(workspace, 1));
        const double theirs = medianTime([&] {
            for (std::int64_t i = 0; i < experiment.call.count; ++i) {
                Operands operands = sets.execution(0, i, 0);
                operands.workspace = area.data();
                bare.call(operands, workspace, lane);
            }
        });
        std::printf("| %s | %.3f | %.3f | %.4f |\n", what, ours * 1e-3, theirs * 1e-3, ours / theirs);
        std::fflush(stdout);
    }

    /// Overlapped from pinned memory beside the longest of its parts measured alone, us a call.
    void overlapped()
    {
        const Experiment experiment = experimentOf(256, Batching::overlapped, MemorySpace::Kind::host_pinned);
        const Run run = measured(experiment);
        const double call = median(run.series.at("call"));
        OperandSets sets(experiment, m_memory, 1, false);
        BareCalls bare(*m_driver, experiment, run.configuration);
        const auto workspace = static_cast<std::size_t>(run.memory.workspace);
        const Buffer area = m_memory.allocate(m_memory.home(), std::max<std::size_t>(workspace, 1));
        const Lane lane = m_memory.lane(0);
        const auto count = static_cast<double>(experiment.call.count);
        const auto alone = [&](auto&& step) {
            return medianTime([&] {
                for (std::int64_t i = 0; i < experiment.call.count; ++i)
                    step(i, static_cast<std::size_t>(i) % sets.mirrors());
            }) / count;
        };
        const auto copies = [&](bool in) {
            return alone([&](std::int64_t i, std::size_t mirror) {
                for (const OperandSets::Slot& slot : sets.slots()) {
                    if (in != (slot.operand.role == Role::input))
                        continue;
                    void* const home = sets.home(slot, 0, i);
                    void* const there = static_cast<std::byte*>(slot.mirror.data()) + mirror * slot.mirrorStride;
                    const auto bytes = static_cast<std::size_t>(slot.operand.bytes);
                    if (in)
                        m_memory.copy(there, slot.mirror.space(), home, slot.space, bytes, lane);
                    else
                        m_memory.copy(home, slot.space, there, slot.mirror.space(), bytes, lane);
                }
            });
        };
        const double in = copies(true);
        const double out = copies(false);
        const double execution = alone([&](std::int64_t i, std::size_t mirror) {
            Operands operands = sets.execution(0, i, mirror);
            operands.workspace = area.data();
            bare.call(operands, workspace, lane);
        });
        const double longest = std::max({in, execution, out});
        std::printf(
            "| overlapped, 256 of 124x1024x1512 from pinned memory, us a call | %.2f | %.2f (in %.2f, execution "
            "%.2f, out %.2f) | %.4f |\n",
            call, longest, in, execution, out, call / longest);
        std::fflush(stdout);
    }

private:
    /// us of the median of some rounds, synchronised after each.
    template <typename Work> double medianTime(Work&& work)
    {
        std::vector<double> times;
        for (int i = -2; i < rounds; ++i) {
            const double start = now();
            work();
            m_memory.synchronise(m_memory.lane(0));
            if (i >= 0)
                times.push_back(now() - start);
        }
        return median(times);
    }

    std::shared_ptr<CudaDriver> m_driver;
    Memory m_memory;
    CublasLtBackend m_backend;
    std::atomic<bool> m_no = false;
    TaskHooks m_hooks;
};

} // namespace

void benchForms(std::shared_ptr<CudaDriver> driver)
{
    FormsBench bench(std::move(driver));
    std::printf("\n| call form | Phasebench | bare | ratio |\n|---|---|---|---|\n");
    bench.beside("1024 matmuls of 124x1024x1512 float32 RELU_BIAS, stateful sequence, ms", Batching::sequence);
    bench.beside("the same with a batch dimension, ms", Batching::dimension);
    bench.overlapped();
}

} // namespace phasebench
