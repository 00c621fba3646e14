// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/phase_log.h"

#include "engine/measure/statistics.h"
#include "engine/worker/run_phases.h"

#include <algorithm>
#include <cstdio>

namespace phasebench {

namespace {

std::string extent(const std::vector<std::int64_t>& shape)
{
    std::string text;
    for (const std::int64_t length : shape)
        text += (text.empty() ? "" : " x ") + std::to_string(length);
    return text;
}

class Writer {
public:
    explicit Writer(const Run& run)
        : m_run(run)
    {
    }

    /// The phase's heading with its duration; false where the run has no such phase.
    bool heading(Phase phase)
    {
        const auto figures = std::find_if(m_run.phases.begin(), m_run.phases.end(),
            [phase](const PhaseFigures& known) { return known.phase == phase; });
        if (figures == m_run.phases.end())
            return false;
        const auto series = m_run.series.find(seriesName(PhaseSeries{phase, SeriesClock::host}));
        std::optional<double> duration;
        if (series != m_run.series.end() && !series->second.empty())
            duration = median(series->second);
        m_phase = phase;
        const std::string times = figures->count == 1 ? "once" : std::to_string(figures->count) + " times";
        m_lines.push_back({phase, times + " in a sequence", duration});
        return true;
    }
    void line(std::string text) { m_lines.push_back({m_phase, std::move(text), std::nullopt}); }
    std::vector<LogLine> take() { return std::move(m_lines); }

private:
    const Run& m_run;
    Phase m_phase = Phase::specification;
    std::vector<LogLine> m_lines;
};

std::string bytesOf(const OperandSets::Slot& slot)
{
    return std::string(symbolOf(slot.operand.id)) + ", " + std::to_string(slot.operand.bytes) + " bytes";
}

void logOperands(Writer& log, const Experiment& experiment, const OperandSets& sets)
{
    for (const OperandSets::Slot& slot : sets.slots()) {
        std::string text = std::string(symbolOf(slot.operand.id)) + ": " + extent(slot.operand.shape) + " "
            + (slot.operand.parts == 2 ? "complex " : "") + std::string(nameOf(slot.operand.scalar));
        if (const std::string storage = storageWords(experiment.problem, slot.operand.id); !storage.empty())
            text += ", " + storage;
        log.line(text + ", in " + nameOf(slot.residence) + " memory");
    }
}

void logCopies(
    Writer& log, Phase phase, const Experiment& experiment, const OperandSets& sets, const Sequence& sequence)
{
    if (!log.heading(phase))
        return;
    for (const Sequence::Copy& copy : sequence.copies())
        if (copy.what.phase == phase)
            log.line(bytesOf(*copy.slot) + " from " + nameOf(copy.what.from) + " to " + nameOf(copy.what.to)
                + (copy.what.mode.empty() ? "" : ", " + copy.what.mode));
    if (sets.peerCopy() == PeerCopy::staged && experiment.transfer.peer == PeerCopy::direct)
        log.line("these GPUs cannot reach each other's memory (no peer access), so copies between them are staged "
                 "through pinned host memory");
}

/// What managed pages do in a call; nothing where no operand is in managed memory.
void logManaged(Writer& log, const Experiment& experiment, const OperandSets& sets, const Memory& memory)
{
    const auto managed = [](const OperandSets::Slot& slot) {
        return slot.residence.kind == MemorySpace::Kind::managed;
    };
    if (std::ranges::none_of(sets.slots(), managed))
        return;
    const std::string other = memory.execution().isCpu() ? "on GPU 0" : "on the host";
    log.line(sets.plan().movesPages ? "managed pages are " + other + " before each call; putting them back is not timed"
                                    : "managed pages stay where the call before left them (hot)");
    for (const CallCopy& fault : sets.plan().faults)
        log.line(std::string(symbolOf(fault.operand)) + ", " + std::to_string(fault.bytes)
            + " bytes of managed memory, has no copy: its pages follow by page faults while this executes"
            + (fault.mode != "advise"                                          ? ""
                    : roleOf(experiment.problem, fault.operand) == Role::input ? ", advised as read mostly"
                                                                               : ", advised to prefer this side"));
}

std::string formOf(const Experiment& experiment)
{
    const Call& call = experiment.call;
    std::string text = std::string(nameOf(call.form)) + ", " + std::to_string(call.count)
        + (call.count == 1 ? " call" : " calls") + " in a sequence";
    if (call.form == CallForm::stateful)
        text += call.operands == OperandUpdate::in_place ? ", operands updated in place" : ", operands reset";
    switch (call.batching) {
    case Batching::dimension:
        return experiment.problem.batch() > 1
            ? text + ", each for the whole batch of " + std::to_string(experiment.problem.batch())
            : text;
    case Batching::sequence:
        return text + ", each for one element of the batch";
    case Batching::overlapped:
        break;
    }
    return text + ", each for one element of the batch, with copies and execution overlapped";
}

void logAlignment(Writer& log, const Run& run)
{
    if (!run.alignment)
        return;
    const std::string text = "planned for addresses aligned to " + std::to_string(run.alignment->least)
        + " bytes, the least of the batch's elements; for 256 the library chooses ";
    if (run.alignment->same_algorithm) {
        log.line(text + "the same algorithm");
        return;
    }
    log.line(text + "another algorithm");
    char times[96];
    std::snprintf(times, sizeof times, "an execution takes %.3g us with the one, %.3g us with the other, back to back",
        median(run.series.at(seriesName(AlignmentSeries{true}))),
        median(run.series.at(seriesName(AlignmentSeries{false}))));
    log.line(times);
}

void logMemory(Writer& log, const MemoryUse& memory)
{
    std::string text;
    for (const auto& [name, bytes] : {std::pair("pageable", memory.host), {"pinned", memory.pinned},
             {"managed", memory.managed}, {"GPU", memory.gpu}})
        if (bytes > 0)
            text += (text.empty() ? "memory at the peak: " : ", ") + std::string(name) + " " + std::to_string(bytes)
                + " bytes";
    if (!text.empty())
        log.line(text);
}

} // namespace

std::vector<LogLine> phaseLog(const Run& run, const Experiment& experiment, const OperandSets& sets,
    const Sequence& sequence, const Memory& memory)
{
    const PlanFacts& facts = sequence.facts();
    const int threads = experiment.execution.threads.value_or(1);
    Writer log(run);
    log.heading(Phase::specification);
    log.line(describe(experiment.problem));
    log.line(formOf(experiment));
    log.line(run.backend + " on " + nameOf(memory.execution())
        + (memory.execution().isCpu() ? ", " + std::to_string(threads) + (threads == 1 ? " thread" : " threads")
                                      : std::string()));
    logOperands(log, experiment, sets);
    const bool planned = log.heading(Phase::planning);
    if (!planned)
        log.line(
            run.backend + " has no planning: its calls choose for themselves, and nothing is specified or released");
    for (const std::string& remark : sequence.record().remarks)
        log.line(remark);
    logAlignment(log, run);
    if (sequence.planKept())
        log.line("the planner measures, so planning was timed once and the calls reuse that plan");
    logCopies(log, Phase::copy_in, experiment, sets, sequence);
    if (log.heading(Phase::execution)) {
        log.line(std::to_string(sets.sets()) + (sets.sets() == 1 ? " set of operands" : " sets of operands in turn"));
        if (const auto calls = run.conditions.overflows_after_calls)
            log.line(
                "each call transforms what the one before left in its input, and nothing is normalised: after about "
                + std::to_string(*calls) + " calls of a sequence the values are infinite");
        if (run.conditions.results)
            log.line("many results are subnormal numbers: processors may compute several times slower with them");
        if (sequence.overlaps())
            log.line(std::to_string(sets.mirrors())
                + " calls in flight, on a lane each for copies in, execution and copies out; the times here are those "
                  "of "
                  "one step after the other");
        if (sets.keepsLastResultOnly())
            log.line("the result stays in the planned buffer, where the next call's values go");
        logManaged(log, experiment, sets, memory);
    }
    logCopies(log, Phase::copy_out, experiment, sets, sequence);
    if (log.heading(Phase::resource_management))
        log.line("workspace of " + std::to_string(facts.workspace)
            + " bytes taken and released; plan and specification released");
    logMemory(log, run.memory);
    return log.take();
}

} // namespace phasebench
