// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/findings.h"

#include "engine/insight/pair_findings.h"
#include "engine/insight/place_findings.h"
#include "engine/insight/run_findings.h"
#include "engine/insight/sweep_findings.h"
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

using BadgesById = std::unordered_map<std::int64_t, std::string>;

/// Of all runs: a sweep's sentences speak of more than have sentences of their own.
BadgesById recordedBadges(std::span<const Run> runs)
{
    BadgesById badges;
    for (const Run& run : runs)
        if (run.recorded)
            badges.emplace(run.id, recordedBadge(run));
    return badges;
}

/// A sentence about figures that were not measured here says so: " (recorded · H100 · 2026-11-22)".
std::string badgesOf(const Finding& finding, const BadgesById& byId)
{
    std::set<std::string> badges;
    for (const std::int64_t id : finding.runs)
        if (const auto found = byId.find(id); found != byId.end())
            badges.insert(found->second);
    std::string text;
    for (const std::string& badge : badges)
        text += (text.empty() ? " (" : "; ") + badge;
    return text.empty() ? text : text + ")";
}

/// What the sweep among the runs says, into `list`; the runs on its lines, which need no sentences of their own.
std::vector<bool> sweepFindings(std::span<const Run> runs, std::vector<Finding>& list)
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
    for (const SweepLine& line : lines->lines)
        if (line.points.size() >= pointsOfALine)
            for (const SweepPoint& point : line.points)
                onLines[point.run] = true;
    std::ranges::move(findingsOf(*lines, all), std::back_inserter(list));
    return onLines;
}

} // namespace

std::vector<Finding> findings(std::span<const Run> runs, const LinkProbe* probe)
{
    std::vector<Finding> list;
    const std::vector<bool> onLines = sweepFindings(runs, list);
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
    std::ranges::move(placeFindings(first, probe), std::back_inserter(list));
    for (const BadgesById badges = recordedBadges(runs); Finding & finding : list)
        finding.sentence += badgesOf(finding, badges);
    std::ranges::stable_sort(list, std::ranges::greater(), &Finding::weight);
    return list;
}

} // namespace phasebench
