// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/findings.h"

#include "engine/insight/pair_findings.h"
#include "engine/insight/place_findings.h"
#include "engine/insight/run_findings.h"
#include "engine/result/recorded_badge.h"

#include <algorithm>
#include <set>

namespace phasebench {

namespace {

/// A sweep has a chart; sentences about more runs than these would bury each other.
constexpr std::size_t mostRuns = 40;

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

/// A sentence about figures that were not measured here says so: " (recorded · H100 · 2026-11-22)".
std::string badgesOf(const Finding& finding, std::span<const Run> runs)
{
    std::set<std::string> badges;
    for (const Run& run : runs)
        if (run.recorded && std::ranges::find(finding.runs, run.id) != finding.runs.end())
            badges.insert(recordedBadge(run));
    std::string text;
    for (const std::string& badge : badges)
        text += (text.empty() ? " (" : "; ") + badge;
    return text.empty() ? text : text + ")";
}

} // namespace

std::vector<Finding> findings(std::span<const Run> runs, const LinkProbe* probe)
{
    std::vector<Finding> list;
    const std::span<const Run> first = runs.first(std::min(runs.size(), mostRuns));
    for (std::size_t i = 0; i < first.size(); ++i) {
        if (auto reason = whyNot(first[i])) {
            list.push_back(std::move(*reason));
            continue;
        }
        std::ranges::move(findingsOf(first[i]), std::back_inserter(list));
        for (std::size_t j = 0; j < i; ++j) {
            if (first[j].status != RunStatus::completed)
                continue;
            if (auto pair = findingOf(first[j], first[i])) {
                list.push_back(std::move(*pair));
                // Against the earliest that is alike but for one thing; more would repeat it.
                break;
            }
        }
    }
    std::ranges::move(placeFindings(first, probe), std::back_inserter(list));
    for (Finding& finding : list)
        finding.sentence += badgesOf(finding, first);
    std::ranges::stable_sort(list, std::ranges::greater(), &Finding::weight);
    return list;
}

} // namespace phasebench
