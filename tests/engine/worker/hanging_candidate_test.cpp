// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/autotune.h"

#include "engine/worker/memory/event_tracer.h"

#include "tests/engine/worker/racing_backend.h"
#include "tests/support/fake_driver.h"

#include <cstdio>
#include <gmock/gmock.h>

namespace phasebench::hanging_candidate_test {
namespace {

using test::RacingBackend;
using test::Way;

bool stuck = false;

/// A GPU that is not there, and never comes to an end once it is stuck.
std::shared_ptr<CudaDriver> stuckDriver(const test::FakeDriver& fake)
{
    CudaDriverTable table = fake.driver()->table();
    table.eventQuery = [](void*) {
        constexpr int notReady = 600;
        return stuck ? notReady : 0;
    };
    return CudaDriver::over(table).value();
}

Experiment onGpu()
{
    Experiment experiment;
    Matmul matmul;
    matmul.m = 8;
    matmul.n = 7;
    matmul.k = 6;
    experiment.problem.value = matmul;
    const MemorySpace gpu{MemorySpace::Kind::gpu, 0};
    for (const OperandId id : {MatmulOperand::a, MatmulOperand::b, MatmulOperand::d})
        experiment.placement.of(id) = gpu;
    experiment.execution.space = ExecutionSpace{ExecutionSpace::Kind::gpu, 0};
    experiment.measure.cache = CacheState::hot;
    experiment.planning.autotune = Autotune{};
    experiment.planning.autotune->budget = 2;
    return experiment;
}

/// Tells on the error stream what the race says of candidates that are out.
void race(RacingBackend& backend, const std::shared_ptr<CudaDriver>& driver)
{
    const Experiment experiment = onGpu();
    Memory memory(*experiment.execution.space, driver);
    std::atomic<bool> enough = false;
    std::atomic<bool> cancelled = false;
    const TaskHooks hooks{enough, cancelled, [](const Progress&) {}, [](const SamplesChunk&) {}, 0.0};
    EventTracer tracer(driver);
    phasebench::Run run;
    Autotuner(
        experiment, backend, memory, hooks,
        [](const Reply& reply) {
            const auto* const progress = std::get_if<RaceProgress>(&reply);
            if (!progress)
                return;
            for (const Candidate& candidate : progress->candidates)
                if (candidate.eliminated)
                    std::fprintf(stderr, "%s: %s\n", candidate.configuration.dump().c_str(),
                        candidate.eliminated->sentence.c_str());
        },
        &tracer)
        .race(run, {});
}

/// The process ends, because nothing on that GPU would ever end; its successor is told whom to leave out (see
/// WorkerTuning's tests).
TEST(HangingCandidateDeathTest, isNamedBeforeItsProcessEnds)
{
    const test::FakeDriver fake;
    const std::shared_ptr<CudaDriver> driver = stuckDriver(fake);
    RacingBackend backend;
    backend.onHang = [] {
        stuck = true;
    };
    Way hanging{20};
    hanging.hangs = true;
    backend.ways = {{50}, {40}, hanging, {30}};
    EXPECT_EXIT(race(backend, driver), testing::ExitedWithCode(EXIT_FAILURE),
        "\\{\"algorithm\":2\\}: it hangs: no end after 2 seconds");
}

} // namespace
} // namespace phasebench::hanging_candidate_test
