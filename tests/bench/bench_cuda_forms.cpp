// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/bench_cuda_forms.h"

#include "engine/measure/statistics.h"
#include "engine/worker/cuda/cublaslt_backend.h"
#include "engine/worker/cuda/cublaslt_heuristic.h"
#include "engine/worker/driver.h"
#include "tests/bench/bare_matmul.h"
#include "tests/bench/side_by_side.h"

#include <algorithm>
#include <cstdio>

namespace phasebench {

namespace {

constexpr ExecutionSpace onGpu{ExecutionSpace::Kind::gpu, 0};
constexpr int rounds = 40;

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
    for (const OperandId id : {MatmulOperand::a, MatmulOperand::b, MatmulOperand::d, MatmulOperand::bias})
        experiment.placement.of(id) = MemorySpace{space, 0};
    experiment.execution.space = onGpu;
    experiment.call.batching = batching;
    experiment.call.count = batching == Batching::dimension ? 1 : batch;
    experiment.measure.samples = rounds;
    return experiment;
}

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

    /// The batch through Phasebench and through the library's own calls, with the same operands and by turns: the
    /// executions alone, and everything from the description to the release.
    void beside(const std::string& what, Batching batching)
    {
        const Experiment experiment = experimentOf(1024, batching, MemorySpace::Kind::gpu);
        OperandSets sets(experiment, m_memory, planOf(experiment));
        const Stream stream = m_memory.stream(0);
        const std::int64_t count = experiment.call.count;
        const Problem problem = experiment.callProblem();
        PlanPreferences preferences;
        preferences.workspace = experiment.planning.workspace;
        preferences.alignment = sets.alignment();
        const auto specification = m_backend.specify(problem, sets.execution(0));
        if (!specification)
            throw BackendError(specification.error().sentence);
        const auto plan = (*specification)->plan(preferences, nullptr, {});
        if (!plan)
            throw BackendError(plan.error().sentence);
        BareMatmul bare(*m_driver, problem.as<Matmul>());
        bare.use((*plan)->record().configuration, (*plan)->facts().workspace);
        const auto each = [&](void* workspace, auto&& call) {
            for (std::int64_t i = 0; i < count; ++i) {
                Operands operands = sets.execution(0, i, 0);
                operands.workspace = workspace;
                call(operands);
            }
        };
        const auto bareCalls = [&](void* workspace) {
            each(workspace, [&](const Operands& operands) { bare.call(operands, stream); });
        };
        const auto timed = [&](auto&& work) {
            return timeOf(work);
        };
        {
            const Buffer area
                = m_memory.allocate(m_memory.executionMemory(), std::max<std::size_t>(bare.workspace(), 1));
            printRow(what + ", the executions alone", "host, to the end",
                sideBySide(
                    rounds, timed,
                    [&] {
                        each(area.data(), [&](const Operands& operands) { (*plan)->bind(operands)->enqueue(stream); });
                    },
                    [&] { bareCalls(area.data()); }));
        }
        Sequence sequence(experiment, m_backend, m_memory, sets, nullptr);
        const CublasLtDescription description = *describe(problem.as<Matmul>());
        const void* const bias = promisedAlignments(preferences, sets.execution(0), description)
                                     .planningBias(sets.execution(0).of(MatmulOperand::bias));
        printRow(what + ", from description to release", "host, to the end",
            sideBySide(
                rounds, timed,
                [&] {
                    NoRecorder none;
                    sequence.runAsAsked(none);
                },
                [&] {
                    bare.describeAgain();
                    bare.plan(preferences.alignment, preferences.workspace, bias);
                    CuDevicePointer area = 0;
                    if (bare.workspace() > 0)
                        m_driver->check(
                            m_driver->table().memAllocAsync(&area, bare.workspace(), stream.handle), "cuMemAllocAsync");
                    bareCalls(reinterpret_cast<void*>(area));
                    if (area)
                        m_driver->check(m_driver->table().memFreeAsync(area, stream.handle), "cuMemFreeAsync");
                }));
        if (bare.configuration() != sequence.record().configuration)
            std::printf("(the bare library chose another algorithm: %s instead of %s)\n",
                bare.configuration().dump().c_str(), sequence.record().configuration.dump().c_str());
    }

    /// Overlapped from pinned memory beside the longest of its parts measured alone, us a call.
    void overlapped()
    {
        const Experiment experiment = experimentOf(256, Batching::overlapped, MemorySpace::Kind::host_pinned);
        const Run run = measured(experiment);
        const double call = median(run.series.at("call"));
        OperandSets sets(experiment, m_memory, planOf(experiment));
        BareMatmul bare(*m_driver, experiment.callProblem().as<Matmul>());
        bare.use(run.configuration, run.memory.workspace);
        const Buffer area = m_memory.allocate(m_memory.executionMemory(), std::max<std::size_t>(bare.workspace(), 1));
        const Stream stream = m_memory.stream(0);
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
                    void* const resident = sets.resident(slot, 0, i);
                    void* const there = static_cast<std::byte*>(slot.mirror.data()) + mirror * slot.mirrorStride;
                    const auto bytes = static_cast<std::size_t>(slot.operand.bytes);
                    if (in)
                        m_memory.copy(there, slot.mirror.space(), resident, slot.residence, bytes, stream);
                    else
                        m_memory.copy(resident, slot.residence, there, slot.mirror.space(), bytes, stream);
                }
            });
        };
        const double in = copies(true);
        const double out = copies(false);
        const double execution = alone([&](std::int64_t i, std::size_t mirror) {
            Operands operands = sets.execution(0, i, mirror);
            operands.workspace = area.data();
            bare.call(operands, stream);
        });
        const double longest = std::max({in, execution, out});
        std::printf("| overlapped, 256 of 124x1024x1512 from pinned memory, a call | %.2f | %.2f (in %.2f, execution "
                    "%.2f, out %.2f) | %.4f |\n",
            call, longest, in, execution, out, call / longest);
        std::fflush(stdout);
    }

private:
    /// us until the GPU has done it.
    template <typename Work> double timeOf(Work&& work)
    {
        const double start = now();
        work();
        m_memory.synchronise(m_memory.stream(0));
        return now() - start;
    }
    /// us of the median of some rounds.
    template <typename Work> double medianTime(Work&& work)
    {
        std::vector<double> times;
        for (int i = -2; i < rounds; ++i)
            if (const double time = timeOf(work); i >= 0)
                times.push_back(time);
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
    std::printf("\n");
    printHead();
    bench.beside("1024 matmuls of 124x1024x1512 float32 RELU_BIAS as a stateful sequence", Batching::sequence);
    bench.beside("the same with a batch dimension", Batching::dimension);
    std::printf("\n| call form | Phasebench, us | longest part alone, us | ratio |\n|---|---|---|---|\n");
    bench.overlapped();
}

} // namespace phasebench
