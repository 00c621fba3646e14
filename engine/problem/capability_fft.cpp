// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/capability_rules.h"
#include "engine/problem/operand.h"

#include <algorithm>
#include <bit>

namespace phasebench {

namespace {

std::optional<Fault> halfOnCpu(const Experiment& experiment)
{
    const DataType type = experiment.problem.fft().type;
    if (type == DataType::float32 || type == DataType::float64)
        return std::nullopt;
    return Fault{"problem.type", "FFTW computes in float32 and float64, not in " + std::string(nameOf(type)) + ".",
        {{"problem.type", "\"float32\""}}};
}

std::optional<Fault> brainFloat(const Experiment& experiment)
{
    if (experiment.problem.fft().type != DataType::bfloat16)
        return std::nullopt;
    return Fault{"problem.type",
        "FFTs in bfloat16 are not offered yet; cuFFT is measured with float16, float32 and float64.",
        {{"problem.type", "\"float16\""}}};
}

std::optional<Fault> halfOfOtherLengths(const Experiment& experiment)
{
    const Fft& fft = experiment.problem.fft();
    const bool powers = std::ranges::all_of(
        fft.shape, [](std::int64_t length) { return std::has_single_bit(static_cast<std::uint64_t>(length)); });
    if (fft.type != DataType::float16 || powers)
        return std::nullopt;
    return Fault{"problem.type", "cuFFT transforms float16 only where every length is a power of two.",
        {{"problem.type", "\"float32\""}}};
}

std::optional<Fault> largeHalf(const Experiment& experiment)
{
    constexpr std::int64_t most = std::int64_t{1} << 32;
    if (experiment.problem.fft().type != DataType::float16)
        return std::nullopt;
    for (const Operand& operand : operandsOf(experiment.callProblem()))
        if (operand.elements > most)
            return Fault{"problem.type", "cuFFT transforms at most 4294967296 elements of float16 in one call.",
                {{"problem.type", "\"float32\""}}};
    return std::nullopt;
}

constexpr CapabilityRule fftOnGpu[] = {
    {brainFloat},
    {halfOfOtherLengths},
    {largeHalf},
};

constexpr CapabilityRule fftOnCpu[] = {
    {halfOnCpu},
};

} // namespace

std::span<const CapabilityRule> cufftRules()
{
    return fftOnGpu;
}

std::span<const CapabilityRule> fftwRules()
{
    return fftOnCpu;
}

} // namespace phasebench
