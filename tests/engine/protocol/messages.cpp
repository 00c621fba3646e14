// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/protocol/messages.h"

namespace phasebench {

Experiment someExperiment()
{
    Experiment experiment;
    experiment.title = "Große Matrizen";
    Matmul matmul;
    matmul.m = 640;
    matmul.n = 320;
    matmul.k = 160;
    matmul.batch = 3;
    matmul.a.transpose = true;
    experiment.problem.value = matmul;
    for (const OperandId id : {MatmulOperand::a, MatmulOperand::b, MatmulOperand::d})
        experiment.placement.of(id) = MemorySpace{MemorySpace::Kind::gpu, 1};
    experiment.execution.space = ExecutionSpace{ExecutionSpace::Kind::gpu, 1};
    experiment.call.count = 10;
    experiment.measure.first_use = false;
    experiment.measure.seed = 7;
    return experiment;
}

Task someTask()
{
    return {42, someExperiment(), TraceTask{{{"algorithm", 66}, {"tiles", {128, 64}}}}, "(fftw-3.3.10 wisdom)"};
}

Outcome someOutcome()
{
    Outcome outcome;
    outcome.task = 42;
    outcome.run.status = RunStatus::failed;
    outcome.run.message = "The result is wrong.";
    outcome.run.backend = "cublaslt";
    outcome.run.timing_source = TimingSource::events;
    outcome.run.timing_reason = "CUPTI is used by another program.";
    outcome.run.call.emplace();
    outcome.run.call->stop = StopReason::plateau;
    outcome.run.call->excludes = {Phase::planning};
    outcome.run.series["call"] = {10.5, 11.25, 9.75};
    outcome.run.series["execution.gpu"] = {};
    PhaseFigures phase;
    phase.phase = Phase::execution;
    phase.count = 10;
    phase.first = 137000.0;
    outcome.run.phases.push_back(phase);
    outcome.run.memory = {1, 2, 3, 4, 5};
    outcome.run.check = Check{false, 0.5, 1e-5};
    outcome.run.configuration = {{"algorithm", 66}};
    outcome.run.log.push_back({Phase::execution, "A line.", 12.5});
    outcome.fixes.push_back({"placement.a", "\"host_pinned\""});
    outcome.wisdom = "(wisdom)";
    outcome.poisoned = true;
    return outcome;
}

} // namespace phasebench
