// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/call_copies.h"

#include "engine/problem/memory_need.h"
#include "engine/problem/operand.h"

namespace phasebench {

namespace {

/// Every operand that the phase could move, with whether it does so by a copy of its own.
struct Movement {
    CallCopy copy;
    bool byFaults = false;
};

std::string modeOf(const Experiment& experiment, const MemorySpace& from, const MemorySpace& to)
{
    if (from.kind == MemorySpace::Kind::managed || to.kind == MemorySpace::Kind::managed)
        return std::string(nameOf(experiment.transfer.managed));
    if (from.kind == MemorySpace::Kind::gpu && to.kind == MemorySpace::Kind::gpu && from.gpu != to.gpu)
        return std::string(nameOf(experiment.transfer.peer));
    return {};
}

std::vector<Movement> movementsOf(const Experiment& experiment)
{
    const ExecutionSpace execution = experiment.execution.space.value_or(ExecutionSpace{});
    const MemorySpace home = homeOf(execution);
    const bool prefetch = experiment.transfer.managed == ManagedMode::prefetch;
    std::vector<Movement> movements;
    for (const Phase phase : {Phase::copy_in, Phase::copy_out})
        for (const Operand& operand : operandsOf(experiment.callProblem())) {
            const bool takesPart = phase == Phase::copy_in ? operand.role != Role::output : operand.role != Role::input;
            if (!takesPart)
                continue;
            const MemorySpace space = experiment.placement.of(operand.id).value_or(MemorySpace{});
            const bool managed = space.kind == MemorySpace::Kind::managed;
            const bool reached = reaches(execution, space);
            const bool buffered = isBuffered(experiment) && operand.role != Role::output;
            const bool copied = !reached || (buffered && phase == Phase::copy_in);
            if (!copied && !managed)
                continue;
            Movement movement;
            movement.copy = {operand.id, phase, phase == Phase::copy_in ? space : home,
                phase == Phase::copy_in ? home : space, operand.bytes, {}};
            movement.copy.mode = copied && managed
                ? "fault" // a copy from managed memory finds its pages on the other side
                : modeOf(experiment, movement.copy.from, movement.copy.to);
            movement.byFaults = !copied && !prefetch;
            movements.push_back(std::move(movement));
        }
    return movements;
}

} // namespace

bool isBuffered(const Experiment& experiment)
{
    return experiment.call.form == CallForm::stateful && experiment.call.operands == OperandUpdate::in_place;
}

std::vector<CallCopy> copiesOf(const Experiment& resolved)
{
    std::vector<CallCopy> copies;
    for (Movement& movement : movementsOf(resolved))
        if (!movement.byFaults)
            copies.push_back(std::move(movement.copy));
    return copies;
}

std::vector<CallCopy> faultsOf(const Experiment& resolved)
{
    std::vector<CallCopy> faults;
    for (Movement& movement : movementsOf(resolved))
        if (movement.byFaults)
            faults.push_back(std::move(movement.copy));
    return faults;
}

} // namespace phasebench
