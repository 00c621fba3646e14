// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/explain.h"

#include "engine/problem/call_plan.h"
#include "engine/problem/kinds.h"
#include "engine/problem/names.h"
#include "engine/text/list.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>
#include <vector>

namespace phasebench {

namespace {

std::string place(const Execution& execution, const ExecutionSpace& space)
{
    if (!space.isCpu())
        return "on GPU " + std::to_string(space.gpu);
    const int threads = execution.threads.value_or(1);
    return "on the CPU with " + std::to_string(threads) + (threads == 1 ? " thread" : " threads");
}

std::string joinedTitles(const std::vector<OperandId>& ids)
{
    std::vector<std::string_view> titles;
    for (const OperandId id : ids)
        titles.push_back(titleOf(id));
    return listed(titles);
}

/// Operands that live in one memory space, in slot order.
using Group = std::pair<MemorySpace, std::vector<OperandId>>;

struct Copies {
    std::vector<Group> groups;
    std::int64_t in = 0; ///< bytes a call
    std::int64_t out = 0;
};

/// The copies that go over a link; those from one memory of the execution space to another do not.
Copies linkCopies(const CallPlan& plan)
{
    Copies copies;
    for (const CallCopy& copy : plan.copies) {
        const MemorySpace& space = copy.residence();
        if (reaches(plan.executionSpace, space) && space.kind != MemorySpace::Kind::managed)
            continue;
        auto group = std::ranges::find(copies.groups, space, &Group::first);
        if (group == copies.groups.end())
            group = copies.groups.insert(group, {space, {}});
        if (std::ranges::find(group->second, copy.operand) == group->second.end())
            group->second.push_back(copy.operand);
        (copy.phase == Phase::copy_in ? copies.in : copies.out) += copy.bytes;
    }
    return copies;
}

/// Managed memory without a prefetch: nothing is copied, and yet bytes move.
std::string pageFaults(const CallPlan& plan)
{
    std::vector<OperandId> ids;
    std::int64_t bytes = 0;
    for (const CallCopy& fault : plan.faults) {
        if (fault.phase != Phase::copy_in)
            continue;
        ids.push_back(fault.operand);
        bytes += fault.bytes;
    }
    if (ids.empty())
        return {};
    return "; the pages of " + joinedTitles(ids) + ", " + bytesInWords(bytes)
        + " of managed memory, follow while it executes";
}

std::string copying(const CallPlan& plan, std::int64_t calls)
{
    const Copies copies = linkCopies(plan);
    if (copies.groups.empty() && !pageFaults(plan).empty())
        return "nothing is copied";
    if (copies.groups.empty())
        return plan.executionSpace.isCpu() ? "it works where the operands live, so nothing is copied"
                                           : "all operands live there, so nothing is copied";
    std::string text;
    for (std::size_t i = 0; i < copies.groups.size(); ++i) {
        const auto& [space, ids] = copies.groups[i];
        text.append(i == 0 ? "" : ", ").append(joinedTitles(ids));
        text.append(ids.size() == 1 ? " lives in " : " live in ").append(spaceWords(space));
    }
    const bool gpu = !plan.executionSpace.isCpu();
    text += ", so ";
    if (copies.in > 0)
        text += bytesInWords(copies.in) + (gpu ? " go up" : " come down");
    if (copies.in > 0 && copies.out > 0)
        text += " and ";
    if (copies.out > 0)
        text += bytesInWords(copies.out) + (gpu ? " come back" : " go back up");
    return text + (calls > 1 ? " in every call" : "");
}

std::string calls(const Call& call)
{
    if (call.count == 1)
        return {};
    const std::string count = std::to_string(call.count);
    return call.form == CallForm::stateful ? " It is planned once and called " + count + " times."
                                           : " Each of the " + count + " calls is planned anew.";
}

} // namespace

std::string bytesInWords(std::int64_t bytes)
{
    static constexpr std::array units = {"bytes", "kB", "MB", "GB", "TB", "PB", "EB"};
    double value = static_cast<double>(bytes);
    std::size_t unit = 0;
    // 999.5 would be written as 1000 of its unit, so it is one of the next.
    for (; value >= 999.5 && unit + 1 < units.size(); ++unit)
        value /= 1000;
    if (unit == 0)
        return bytes == 1 ? "1 byte" : std::to_string(bytes) + " bytes";
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.3g %s", value, units[unit]);
    return text.data();
}

std::string explain(const Experiment& resolved)
{
    const CallPlan plan = planOf(resolved);
    const std::string action = resolved.problem.visit([](const auto& kind) { return actionOf(kind); });
    return "You are about to " + action + " " + place(resolved.execution, plan.executionSpace) + "; "
        + copying(plan, resolved.call.count) + pageFaults(plan) + "." + calls(resolved.call);
}

} // namespace phasebench
