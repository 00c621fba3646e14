// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/runner/completed_points.h"

#include "engine/runner/feasibility.h"

#include <algorithm>

namespace phasebench {

namespace {

std::string textOf(Experiment experiment)
{
    experiment.title.clear();
    return toJson(experiment).dump();
}

} // namespace

CompletedPoints::CompletedPoints(Machine machine)
    : m_machine(std::move(machine))
{
}

void CompletedPoints::add(const Run& run)
{
    if (run.status == RunStatus::completed && !run.recorded && alike(run.machine, m_machine))
        m_runs[textOf(run.experiment)].push_back({run.id, {run.processes.planned, run.processes.measured}});
}

std::vector<CompletedPoints::Found> CompletedPoints::find(const ExperimentFile& file) const
{
    std::vector<Found> points;
    std::unordered_map<std::string, std::size_t> used;
    const Computer computer = computerOf(m_machine);
    for (std::size_t point = 0; point < file.points(); ++point) {
        Experiment experiment = file.experiment(point);
        resolve(experiment, computer);
        const std::string text = textOf(std::move(experiment));
        const auto runs = m_runs.find(text);
        std::size_t& next = used[text];
        points.push_back(runs != m_runs.end() && next < runs->second.size() ? runs->second[next++] : Found{});
    }
    return points;
}

} // namespace phasebench
