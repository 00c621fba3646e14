// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/library/configuration.h"
#include "engine/library/registry.h"
#include "engine/problem/operand.h"

#include <algorithm>
#include <bit>

namespace phasebench {

namespace {

std::optional<Fault> brainFloat(const Library& /*library*/, const Experiment& experiment)
{
    if (experiment.problem.as<Fft>().type != DataType::bfloat16)
        return std::nullopt;
    return Fault{"problem.type",
        "FFTs in bfloat16 are not offered yet; cuFFT is measured with float16, float32 and float64.",
        {{"problem.type", "\"float16\""}}};
}

std::optional<Fault> halfOfOtherLengths(const Library& /*library*/, const Experiment& experiment)
{
    const Fft& fft = experiment.problem.as<Fft>();
    const bool powers = std::ranges::all_of(
        fft.shape, [](std::int64_t length) { return std::has_single_bit(static_cast<std::uint64_t>(length)); });
    if (fft.type != DataType::float16 || powers)
        return std::nullopt;
    return Fault{"problem.type", "cuFFT transforms float16 only where every length is a power of two.",
        {{"problem.type", "\"float32\""}}};
}

std::optional<Fault> largeHalf(const Library& /*library*/, const Experiment& experiment)
{
    constexpr std::int64_t most = std::int64_t{1} << 32;
    if (experiment.problem.as<Fft>().type != DataType::float16)
        return std::nullopt;
    for (const Operand& operand : operandsOf(experiment.callProblem()))
        if (operand.elements > most)
            return Fault{"problem.type", "cuFFT transforms at most 4294967296 elements of float16 in one call.",
                {{"problem.type", "\"float32\""}}};
    return std::nullopt;
}

constexpr CapabilityRule cufftRules[] = {
    {brainFloat},
    {halfOfOtherLengths},
    {largeHalf},
};

std::string workAreaWords(const nlohmann::json& value)
{
    return "work area for " + configuration::plain(value);
}

std::string patientWords(const nlohmann::json& value)
{
    return value == true ? "patient compiling" : "no patient compiling";
}

bool isPolicy(const nlohmann::json& value)
{
    return value == "performance" || value == "minimal";
}

constexpr ConfigurationKey cufftConfiguration[] = {
    {.name = "work_area_policy",
        .isRight = isPolicy,
        .right = "\"performance\" or \"minimal\"",
        .words = workAreaWords},
    {"patient_jit", configuration::isSwitch, "true or false", "false", patientWords},
};

} // namespace

constinit const Library library::cufft{
    .name = "cufft",
    .title = "cuFFT",
    .device = Device::gpu,
    .kind = &Fft::kind,
    .licence = "LicenseRef-NVIDIA-CUDA-Toolkit",
    .worker = "cuda",
    .rules = cufftRules,
    .configuration = cufftConfiguration,
    .keepsPlans = true,
};

} // namespace phasebench
