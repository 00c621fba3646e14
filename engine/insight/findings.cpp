// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/findings.h"

#include "engine/insight/pair_findings.h"
#include "engine/insight/place_findings.h"
#include "engine/insight/run_findings.h"
#include "engine/insight/sweep_findings.h"
#include "engine/result/process_words.h"
#include "engine/result/recorded_badge.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace phasebench {

namespace {

/// Sentences about more single runs than these would bury each other.
constexpr std::size_t mostRuns = 40;
/// A line of so many points speaks as a whole.
constexpr std::size_t pointsOfALine = 3;

std::optional<Finding> whyNot(const Run& run)
{
    if (run.status == RunStatus::completed)
        return std::nullopt;
    Finding finding;
    finding.sentence = !run.message.empty()  ? run.message
        : run.status == RunStatus::cancelled ? "The run was cancelled."
                                             : "The run did not complete and left no reason.";
    finding.weight = 1;
    finding.runs = {run.id};
    return finding;
}

/// Of all runs: a sweep's sentences speak of more than have sentences of their own.
std::unordered_map<std::int64_t, const Run*> byIds(std::span<const Run> runs)
{
    std::unordered_map<std::int64_t, const Run*> byId;
    for (const Run& run : runs)
        byId.emplace(run.id, &run);
    return byId;
}

/// A sentence about figures that were not measured here, or in one process or fewer processes than planned, says so:
/// " (recorded · H100 · 2026-11-22; within one process)".
std::string qualifiersOf(const Finding& finding, const std::unordered_map<std::int64_t, const Run*>& byId)
{
    std::set<std::string> badges;
    std::set<std::string> processes;
    for (const std::int64_t id : finding.runs)
        if (const auto found = byId.find(id); found != byId.end()) {
            const Run& run = *found->second;
            if (run.recorded)
                badges.insert(recordedBadge(run));
            if (run.status == RunStatus::completed && !finding.ofFreshProcesses
                && (run.processes.measured < 2 || !run.processes.complete()))
                processes.insert(processWords(run));
        }
    std::string text;
    for (const auto* const qualifiers : {&badges, &processes})
        for (const std::string& qualifier : *qualifiers)
            text += (text.empty() ? " (" : "; ") + qualifier;
    return text.empty() ? text : text + ")";
}

/// What the sweep among the runs says, into `list`; the runs on its lines, which need no sentences of their own.
std::vector<bool> sweepFindings(std::span<const Run> runs, const LinkProbe* probe, std::vector<Finding>& list)
{
    std::vector<bool> onLines(runs.size(), false);
    SweepGrouping grouping;
    std::vector<const Run*> all;
    for (const Run& run : runs) {
        grouping.add(run);
        all.push_back(&run);
    }
    const std::optional<SweepLines> lines = grouping.lines();
    if (!lines)
        return onLines;
    for (const SweepLine& line : lines->lines) {
        if (line.points.size() < pointsOfALine)
            continue;
        for (const SweepPoint& point : line.points)
            onLines[point.run] = true;
        // The largest size tells of the link, not of its latency.
        if (const Run& largest = *all[line.points.back().run]; probe && largest.status == RunStatus::completed)
            if (auto share = linkShareFinding(largest, *probe))
                list.push_back(std::move(*share));
    }
    std::ranges::move(findingsOf(*lines, all), std::back_inserter(list));
    return onLines;
}

} // namespace

std::vector<Finding> findings(std::span<const Run> runs, const LinkProbe* probe)
{
    std::vector<Finding> list;
    const std::vector<bool> onLines = sweepFindings(runs, probe, list);
    const std::span<const Run> first = runs.first(std::min(runs.size(), mostRuns));
    for (std::size_t i = 0; i < first.size(); ++i) {
        if (auto reason = whyNot(first[i])) {
            list.push_back(std::move(*reason));
            continue;
        }
        if (onLines[i])
            continue;
        std::ranges::move(findingsOf(first[i]), std::back_inserter(list));
        for (std::size_t j = 0; j < i; ++j) {
            if (first[j].status != RunStatus::completed || onLines[j])
                continue;
            if (auto pair = findingOf(first[j], first[i])) {
                list.push_back(std::move(*pair));
                // Against the earliest that is alike but for one thing; more would repeat it.
                break;
            }
        }
    }
    std::ranges::move(placeFindings(first, probe, onLines), std::back_inserter(list));
    for (const auto byId = byIds(runs); Finding & finding : list)
        finding.sentence += qualifiersOf(finding, byId);
    std::ranges::stable_sort(list, std::ranges::greater(), &Finding::weight);
    return list;
}

} // namespace phasebench
