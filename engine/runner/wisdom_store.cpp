// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/runner/wisdom_store.h"

#include <optional>

namespace phasebench {

namespace {

/// The precision that FFTW plans in; empty where it plans nothing.
std::optional<DataType> plannedPrecision(const Experiment& experiment)
{
    if (!experiment.execution.space || !experiment.execution.space->isCpu())
        return std::nullopt;
    return experiment.problem.visit(Overloaded{
        [](const Matmul&) { return std::optional<DataType>(); },
        [](const Fft& fft) { return std::optional(fft.type); },
    });
}

auto keyOf(DataType precision, const Experiment& experiment, const std::string& cpu)
{
    return std::tuple(precision, experiment.execution.threads.value_or(0), cpu,
        experiment.planning.effort.value_or(Effort::estimate));
}

} // namespace

std::string WisdomStore::of(const Experiment& experiment, const std::string& cpu) const
{
    const auto precision = plannedPrecision(experiment);
    if (!precision)
        return {};
    const auto known = m_wisdom.find(keyOf(*precision, experiment, cpu));
    return known == m_wisdom.end() ? std::string() : known->second;
}

void WisdomStore::keep(const Experiment& experiment, const std::string& cpu, std::string wisdom)
{
    if (const auto precision = plannedPrecision(experiment); precision && !wisdom.empty())
        m_wisdom[keyOf(*precision, experiment, cpu)] = std::move(wisdom);
}

} // namespace phasebench
