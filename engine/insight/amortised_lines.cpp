// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/amortised_lines.h"

#include "engine/problem/operand.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <unordered_map>

namespace phasebench {

namespace {

bool areOneLine(const Run& a, const Run& b)
{
    // More calls of a sequence are another batch, and another problem.
    Experiment same = a.experiment;
    same.title = b.experiment.title;
    same.call.count = b.experiment.call.count;
    return same == b.experiment && a.backend == b.backend && a.recorded == b.recorded
        && a.machine.host == b.machine.host;
}

/// `figure` with everything divided.
void divide(Figure& figure, double by)
{
    figure.median /= by;
    if (figure.low)
        *figure.low /= by;
    if (figure.high)
        *figure.high /= by;
}

double sequenceCalls(const Run& run)
{
    return static_cast<double>(callsInSequence(run.experiment));
}

} // namespace

Amortisation amortise(std::span<const Run* const> runs)
{
    Amortisation result;
    // Only runs of one problem are compared: a long sweep has as many problems as points.
    std::unordered_map<std::string, std::vector<std::size_t>> linesOf;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const Run& run = *runs[i];
        if (run.status != RunStatus::completed || !costOf(run))
            continue;
        std::vector<std::size_t>& lines = linesOf[describe(run.experiment.problem)];
        const auto line = std::ranges::find_if(
            lines, [&](std::size_t known) { return areOneLine(*runs[result.lines[known].runs.front()], run); });
        if (line != lines.end()) {
            result.lines[*line].runs.push_back(i);
            continue;
        }
        lines.push_back(result.lines.size());
        result.lines.push_back({{i}, run.experiment.callProblem().batch(), {}});
    }
    for (AmortisedLine& line : result.lines)
        std::ranges::stable_sort(line.runs, {}, [&](std::size_t run) { return sequenceCalls(*runs[run]); });
    result.byElement = std::ranges::any_of(
        result.lines, [&](const AmortisedLine& line) { return line.elements != result.lines.front().elements; });
    std::vector<Cost> costs;
    for (AmortisedLine& line : result.lines) {
        line.cost = *costOf(*runs[line.runs.back()]);
        if (result.byElement)
            divide(line.cost.perCall, static_cast<double>(line.elements));
        costs.push_back(line.cost);
    }
    result.sameProblem = std::ranges::all_of(result.lines, [&](const AmortisedLine& line) {
        return elementOf(runs[line.runs.front()]->experiment.problem)
            == elementOf(runs[result.lines.front().runs.front()]->experiment.problem);
    });
    if (result.sameProblem)
        result.crossings = crossingsOf(costs);
    for (Crossing& crossing : result.crossings) {
        // Planning once pays from the second call on at the latest, whatever was measured apart.
        const Run& from = *runs[result.lines[crossing.from].runs.back()];
        const Run& to = *runs[result.lines[crossing.to].runs.back()];
        if (!result.byElement)
            if (const auto known = breakEvenOf(from, to))
                crossing.at = *known;
    }
    return result;
}

double measuredUnits(const Run& run, const Amortisation& amortisation, const AmortisedLine& line)
{
    return sequenceCalls(run) * (amortisation.byElement ? static_cast<double>(line.elements) : 1.0);
}

std::optional<AmortisedCall> costAt(
    const Amortisation& amortisation, const AmortisedLine& line, std::span<const Run* const> runs, double units)
{
    const double elements = amortisation.byElement ? static_cast<double>(line.elements) : 1.0;
    const double calls = units / elements;
    std::size_t nearest = line.runs.front();
    double least = std::numeric_limits<double>::infinity();
    for (const std::size_t run : line.runs) {
        const double distance = std::abs(std::log(sequenceCalls(*runs[run]) / calls));
        if (distance < least) {
            least = distance;
            nearest = run;
        }
    }
    auto cost = amortised(*runs[nearest], calls);
    if (!cost)
        return std::nullopt;
    cost->calls = units;
    divide(cost->call, elements);
    cost->notAttributed /= elements;
    for (PhaseShare& share : cost->phases) {
        share.time /= elements;
        if (share.low)
            *share.low /= elements;
        if (share.high)
            *share.high /= elements;
    }
    // A stateless call costs the same whatever the number, but a point is measured only where it was.
    cost->measured = cost->measured && sequenceCalls(*runs[nearest]) == calls;
    return cost;
}

std::vector<Crossing> crossingsOf(std::span<const Cost> costs)
{
    std::vector<Crossing> found;
    if (costs.empty())
        return found;
    std::size_t now = 0;
    for (std::size_t i = 1; i < costs.size(); ++i) {
        const auto key = [&](std::size_t index) {
            return std::pair(costs[index].once.median, costs[index].perCall.median);
        };
        if (key(i) < key(now))
            now = i;
    }
    while (true) {
        std::optional<Crossing> next;
        for (std::size_t i = 0; i < costs.size(); ++i) {
            if (i == now)
                continue;
            const auto at = breakEven(costs[now], costs[i]);
            if (at && std::isfinite(at->calls) && (!next || at->calls < next->at.calls))
                next = Crossing{now, i, *at};
        }
        if (!next)
            return found;
        now = next->to;
        found.push_back(*next);
    }
}

} // namespace phasebench
