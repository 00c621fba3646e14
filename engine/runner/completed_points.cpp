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

/// The name of a computer changes with its network, and says little in a container: what computes is compared.
bool isSameComputer(const Machine& a, const Machine& b)
{
    return a.cpu == b.cpu && std::ranges::equal(a.gpus, b.gpus, {}, &Gpu::name, &Gpu::name);
}

} // namespace

CompletedPoints::CompletedPoints(Machine machine)
    : m_machine(std::move(machine))
{
}

void CompletedPoints::add(const Run& run)
{
    if (run.status == RunStatus::completed && !run.recorded && isSameComputer(run.machine, m_machine))
        ++m_runs[textOf(run.experiment)];
}

std::vector<std::size_t> CompletedPoints::missing(const ExperimentFile& file) const
{
    std::vector<std::size_t> points;
    std::unordered_map<std::string, std::size_t> left = m_runs;
    const Computer computer = computerOf(m_machine);
    for (std::size_t point = 0; point < file.points(); ++point) {
        Experiment experiment = file.experiment(point);
        resolve(experiment, computer);
        const auto found = left.find(textOf(std::move(experiment)));
        if (found == left.end() || found->second == 0)
            points.push_back(point);
        else
            --found->second;
    }
    return points;
}

} // namespace phasebench
