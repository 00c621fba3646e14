// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/operand.h"

#include "engine/problem/kinds.h"

#include <algorithm>
#include <stdexcept>

namespace phasebench {

namespace {
/// work(kind, operand) with the problem and the operand as their kind knows them; `otherwise` where the operand is of
/// another kind.
template <typename Result, typename Work>
Result ofKind(const Problem& problem, OperandId id, Result otherwise, Work work)
{
    return problem.visit([&]<typename Kind>(const Kind& kind) -> Result {
        const auto operand = id.as<typename Kind::Operand>();
        return operand ? work(kind, *operand) : otherwise;
    });
}
} // namespace

std::optional<Operand> sizedOperand(Operand operand, Checked elements)
{
    const Checked bytes = elements * sizeOf(operand.scalar) * operand.parts;
    if (!bytes.fits())
        return std::nullopt;
    operand.elements = elements.value();
    operand.bytes = bytes.value();
    return operand;
}

std::optional<Role> roleOf(const Problem& problem, OperandId id)
{
    return ofKind(
        problem, id, std::optional<Role>(), [](const auto& kind, auto operand) { return roleOf(kind, operand); });
}

OperandId resultOf(const Problem& problem)
{
    return problem.visit([](const auto& kind) -> OperandId { return resultOf(kind); });
}

std::optional<OperandId> overwrittenOf(const Problem& problem)
{
    const auto id = std::ranges::find(
        operandIds, std::optional(Role::both), [&](OperandId operand) { return roleOf(problem, operand); });
    return id == operandIds.end() ? std::nullopt : std::optional(*id);
}

DataType resultTypeOf(const Problem& problem)
{
    return problem.visit([](const auto& kind) { return resultTypeOf(kind); });
}

std::optional<std::vector<Operand>> operandsIfCountable(const Problem& problem)
{
    std::vector<Operand> operands;
    for (const bool outputs : {false, true})
        for (const OperandId id : operandIds) {
            const auto role = roleOf(problem, id);
            if (!role || (*role == Role::output) != outputs)
                continue;
            auto operand = ofKind(problem, id, std::optional<Operand>(),
                [&](const auto& kind, auto listed) { return operandOf(kind, listed, *role); });
            if (!operand)
                return std::nullopt;
            operands.push_back(std::move(*operand));
        }
    return operands;
}

std::vector<Operand> operandsOf(const Problem& problem)
{
    if (auto operands = operandsIfCountable(problem))
        return std::move(*operands);
    throw std::overflow_error("The operands have more bytes than 64 bits can count.");
}

std::string storageWords(const Problem& problem, OperandId id)
{
    return ofKind(
        problem, id, std::string(), [](const auto& kind, auto operand) { return storageWords(kind, operand); });
}

std::int64_t batchStepOf(const Problem& problem, const Operand& whole)
{
    const auto elements = ofKind(problem, whole.id, std::optional<std::int64_t>(),
        [](const auto& kind, auto operand) { return batchStrideOf(kind, operand); });
    if (elements)
        return *elements * sizeOf(whole.scalar) * whole.parts;
    return whole.bytes / problem.batch(); // packed, one element after the other
}

Problem elementOf(const Problem& problem)
{
    Problem element = problem;
    element.visit([](auto& kind) { kind.batch = 1; });
    return element;
}

} // namespace phasebench
