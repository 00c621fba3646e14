// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/protocol/loading_time.h"
#include "engine/worker/autotune.h"
#include "engine/worker/channel.h"
#include "engine/worker/driver.h"
#include "engine/worker/placement_error.h"
#include "engine/worker/probe.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <new>
#include <unistd.h>

namespace phasebench {

namespace {

/// The protocol's own descriptor: whatever a library prints to stdout goes to stderr instead.
int takeStandardOutput()
{
    const int output = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    if (output < 0 || ::dup2(STDERR_FILENO, STDOUT_FILENO) < 0) {
        std::fprintf(stderr, "The worker's output cannot be duplicated.\n");
        std::_Exit(EXIT_FAILURE);
    }
    return output;
}

/// Progress twice a second while the CPU is measured, which would notice more; twenty times a second otherwise.
double reportInterval(const Experiment& experiment)
{
    return experiment.execution.space.value_or(ExecutionSpace{}).isCpu() ? 0.5 : 0.05;
}

/// What making ready takes, in us.
struct Opening {
    double loading = 0; ///< starting this process
    double ofFirstTask = -1; ///< its libraries and the GPU's context; negative before
    double ofTask = 0; ///< of this task, in a process that may be open already

    ProcessCost cost(std::int64_t points) const
    {
        return {(loading + ofFirstTask) * 1e-6, std::max(0.0, ofTask - ofFirstTask) * 1e-6, points};
    }
};

/// What a task does with one point, its backend and memory being open.
struct PointWork {
    const Experiment& experiment;
    WorkerProgram& program;
    Backend& backend;
    Memory& memory;
    const TaskHooks& hooks;
    const Autotuner::Report& report;
    const Opening& opening;
    Outcome& outcome;

    void operator()(const FirstUseTask& task)
    {
        PointDriver driver = driverFor(task.configuration);
        if (task.level == ColdLevel::plan)
            driver.firstPlan(outcome.run);
        else
            driver.firstUse(outcome.run, opening.loading + opening.ofTask);
    }

    void operator()(const MeasureTask& task)
    {
        PointDriver driver = driverFor(task.configuration);
        Run& run = outcome.run;
        const Conditions before = program.conditions(experiment);
        driver.measure(run, task.share, opening.cost(task.share.points));
        run.conditions.update(program.conditions(experiment));
        if (before.throttled.value_or(false))
            run.conditions.throttled = true;
        outcome.wisdom = backend.wisdom();
    }

    void operator()(const TraceTask& task)
    {
        PointDriver driver = driverFor(task.configuration);
        driver.trace(outcome.run, tracer(), task.share);
    }

    void operator()(const RaceTask& task)
    {
        Autotuner(experiment, backend, memory, hooks, report, tracerOfExecutions()).race(outcome.run, task);
        outcome.wisdom = backend.wisdom();
    }

    void operator()(const TimingTask& task)
    {
        Autotuner(experiment, backend, memory, hooks, report, tracerOfExecutions()).time(outcome.run, task);
        outcome.wisdom = backend.wisdom();
    }

    void operator()(const ProbeTask&) { throw std::logic_error("a probe is no work on a point"); }

private:
    Tracer& tracer()
    {
        const auto chosen = program.tracer(experiment);
        if (!chosen)
            throw RefusedError(chosen.error());
        outcome.run.timing_reason = chosen->reason;
        return *chosen->tracer;
    }

    /// A GPU's executions are timed by the clock that times its phases; a CPU's need none.
    Tracer* tracerOfExecutions() { return memory.execution().isCpu() ? nullptr : &tracer(); }

    PointDriver driverFor(const TaskConfiguration& configuration)
    {
        return PointDriver(experiment, backend, memory, hooks, configuration.empty() ? nullptr : &configuration);
    }
};

void perform(const Task& task, WorkerProgram& program, const TaskHooks& hooks, const Autotuner::Report& report,
    Opening& opening, Outcome& outcome)
{
    const Experiment& experiment = task.experiment;
    if (std::holds_alternative<ProbeTask>(task.work)) {
        const auto everything = program.wholeMemory();
        if (!everything)
            throw RefusedError{everything.error()};
        outcome.probe = probe(**everything, hooks);
        return;
    }
    const double start = now();
    const auto memory = program.memory(experiment);
    if (!memory)
        throw RefusedError{memory.error()};
    const auto backend = program.backend(experiment);
    if (!backend)
        throw RefusedError{backend.error()};
    opening.ofTask = now() - start;
    if (opening.ofFirstTask < 0)
        opening.ofFirstTask = opening.ofTask;
    outcome.run.backend = (*backend)->name();
    (*backend)->setWisdom(task.wisdom);
    std::visit(PointWork{experiment, program, **backend, **memory, hooks, report, opening, outcome}, task.work);
}

void fail(Outcome& outcome, RunStatus status, std::string sentence)
{
    outcome.run.status = status;
    outcome.run.message = std::move(sentence);
}

Outcome outcomeOf(const Task& task, WorkerProgram& program, Channel& channel, Opening& opening)
{
    Outcome outcome;
    outcome.task = task.id;
    outcome.run.experiment = task.experiment;
    const TaskHooks hooks{channel.stopSampling(), channel.cancelled(), [&](const Progress& p) { channel.send(p); },
        [&](const SamplesChunk& s) { channel.send(s); }, reportInterval(task.experiment)};
    try {
        perform(
            task, program, hooks, [&](const Reply& reply) { channel.send(reply); }, opening, outcome);
    } catch (const RefusedError& refused) {
        fail(outcome, RunStatus::unsupported, refused.fault().sentence);
        outcome.fixes = refused.fault().fixes;
    } catch (const CancelledError&) {
        fail(outcome, RunStatus::cancelled, "Cancelled.");
    } catch (const PlacementError& error) {
        fail(outcome, RunStatus::failed, error.what());
        outcome.run.conditions.placement_mismatch = true;
    } catch (const BackendError& error) {
        fail(outcome, RunStatus::failed, error.what());
        outcome.poisoned = error.poisoned();
    } catch (const std::bad_alloc&) {
        fail(outcome, RunStatus::failed, "The host's memory does not suffice for this problem: choose a smaller one.");
    } catch (const std::exception& error) {
        fail(outcome, RunStatus::failed, std::string("The worker met an error it does not know: ") + error.what());
    }
    return outcome;
}

/// An outcome that no message can hold fails its point, not the worker.
void sendOutcome(Channel& channel, Outcome outcome)
{
    try {
        channel.send(outcome);
    } catch (const std::runtime_error& error) {
        Outcome failed;
        failed.task = outcome.task;
        failed.poisoned = outcome.poisoned;
        fail(failed, RunStatus::failed, std::string("What was measured cannot be handed on: ") + error.what());
        channel.send(failed);
    }
}

} // namespace

int runWorker(int argc, char** argv, WorkerProgram& program)
{
    Opening opening;
    opening.loading = loadingTime(std::getenv(startedVariable), now());
    if (argc > 1) {
        std::fprintf(stderr,
            "%s: this program is started by phasebench and phasebench-cli and takes no arguments, such as \"%s\".\n",
            program.name().c_str(), argv[1]);
        return 2;
    }
    Channel channel(STDIN_FILENO, takeStandardOutput());
    channel.send(Hello{program.name(), protocolVersion});
    while (const auto request = channel.next()) {
        if (const Task* const task = std::get_if<Task>(&*request))
            sendOutcome(channel, outcomeOf(*task, program, channel, opening));
        else
            channel.send(Description{program.describe()});
    }
    return EXIT_SUCCESS;
}

} // namespace phasebench
