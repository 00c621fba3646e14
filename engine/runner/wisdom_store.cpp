// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/runner/wisdom_store.h"

#include <optional>

namespace phasebench {

namespace {

bool isFftOnCpu(const Experiment& experiment)
{
    return !experiment.problem.isMatmul() && experiment.execution.space && experiment.execution.space->isCpu();
}

auto keyOf(const Experiment& experiment, const std::string& cpu)
{
    return std::tuple(experiment.problem.fft().type, experiment.execution.threads.value_or(0), cpu,
        experiment.planning.effort.value_or(Effort::estimate));
}

} // namespace

std::string WisdomStore::of(const Experiment& experiment, const std::string& cpu) const
{
    if (!isFftOnCpu(experiment))
        return {};
    const auto known = m_wisdom.find(keyOf(experiment, cpu));
    return known == m_wisdom.end() ? std::string() : known->second;
}

void WisdomStore::keep(const Experiment& experiment, const std::string& cpu, std::string wisdom)
{
    if (isFftOnCpu(experiment) && !wisdom.empty())
        m_wisdom[keyOf(experiment, cpu)] = std::move(wisdom);
}

} // namespace phasebench
