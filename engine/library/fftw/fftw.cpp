// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/library/configuration.h"
#include "engine/library/registry.h"

namespace phasebench {

namespace {

std::optional<Fault> precision(const Library& library, const Experiment& experiment)
{
    const DataType type = experiment.problem.as<Fft>().type;
    if (type == DataType::float32 || type == DataType::float64)
        return std::nullopt;
    return Fault{"problem.type",
        std::string(library.title) + " computes in float32 and float64, not in " + std::string(nameOf(type)) + ".",
        {{"problem.type", "\"float32\""}}};
}

constexpr CapabilityRule fftwRules[] = {
    {precision},
};

bool isEffort(const nlohmann::json& value)
{
    return value.is_string() && fromName<Effort>(value.get_ref<const std::string&>()).has_value();
}

constexpr ConfigurationKey fftwConfiguration[] = {
    {.name = "effort",
        .isRight = isEffort,
        .right = "estimate, measure, patient or exhaustive",
        .words = configuration::plain},
    {.name = "threads",
        .isRight = configuration::isWhole<1>,
        .right = configuration::wholeFrom1,
        .words = configuration::threads},
    // What a plan tells of itself is read and left alone.
    {.name = "aligned", .isRight = configuration::isSwitch, .right = "true or false"},
    {.name = "complete", .isRight = configuration::isSwitch, .right = "true or false"},
};

} // namespace

constinit const Library library::fftw{
    .name = "fftw",
    .title = "FFTW",
    .device = Device::cpu,
    .kind = &Fft::kind,
    .licence = "GPL-2.0-or-later",
    .worker = "cpu",
    .rules = fftwRules,
    .configuration = fftwConfiguration,
    .hasEffort = true,
};

} // namespace phasebench
