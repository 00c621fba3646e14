// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/memory/verify_fft.h"

#include "engine/worker/memory/direct_sum.h"
#include "engine/worker/memory/fft_energy.h"
#include "engine/worker/memory/random_stream.h"
#include "engine/worker/memory/tolerance.h"

#include <cmath>
#include <limits>
#include <numeric>

namespace phasebench {

namespace {

constexpr long double never = std::numeric_limits<long double>::infinity();

struct Output {
    std::int64_t batch = 0;
    std::array<std::int64_t, 3> k{};
};

/// The lengths of the stored output.
std::array<std::int64_t, 3> outputShape(const Fft& fft)
{
    const FftLayout layout(fft);
    std::array<std::int64_t, 3> shape = layout.n;
    if (fft.transform == Transform::r2c)
        shape[2] = layout.halfRow;
    return shape;
}

std::vector<Output> sampledOutputs(const Fft& fft, std::uint64_t seed)
{
    constexpr std::int64_t mostSamples = 24;
    constexpr std::int64_t leastSamples = 2;
    constexpr std::int64_t mostProducts = 50'000'000;
    const std::int64_t samples = std::clamp(mostProducts / FftLayout(fft).size(), leastSamples, mostSamples);
    const std::array<std::int64_t, 3> shape = outputShape(fft);
    const std::int64_t size = shape[0] * shape[1] * shape[2];
    const auto outputAt = [&](std::int64_t batch, std::int64_t flat) {
        return Output{batch, {flat / shape[2] / shape[1], flat / shape[2] % shape[1], flat % shape[2]}};
    };

    std::vector<Output> outputs;
    if (size <= samples && fft.batch <= samples && size * fft.batch <= samples) {
        for (std::int64_t b = 0; b < fft.batch; ++b)
            for (std::int64_t flat = 0; flat < size; ++flat)
                outputs.push_back(outputAt(b, flat));
        return outputs;
    }
    outputs.push_back(outputAt(0, 0));
    outputs.push_back(outputAt(fft.batch - 1, size - 1));
    if (samples > leastSamples) {
        outputs.push_back(outputAt(0, size - 1));
        outputs.push_back(outputAt(fft.batch - 1, 0));
    }
    const RandomStream random(seed, 0x76657269);
    for (std::uint64_t s = 0; static_cast<std::int64_t>(outputs.size()) < samples; ++s) {
        const auto position = static_cast<std::int64_t>(s);
        const std::int64_t batch = fft.batch <= samples ? position % fft.batch : random.below(2 * s + 1, fft.batch);
        outputs.push_back(outputAt(batch, random.below(2 * s, size)));
    }
    return outputs;
}

template <typename Storage>
std::complex<long double> resultAt(const Fft& fft, const std::byte* data, const Output& output)
{
    const FftLayout layout(fft);
    const std::int64_t row = output.batch * layout.rows() + output.k[0] * layout.n[1] + output.k[1];
    if (fft.transform == Transform::c2r)
        return toDouble(loadAt<Storage>(data, row * layout.realPitch + output.k[2]));
    const std::int64_t pitch = fft.transform == Transform::r2c ? layout.halfRow : layout.n[2];
    const std::int64_t at = 2 * (row * pitch + output.k[2]);
    return {toDouble(loadAt<Storage>(data, at)), toDouble(loadAt<Storage>(data, at + 1))};
}

/// The transform that takes the result back to N times the input.
Fft inverseOf(const Fft& fft)
{
    Fft inverse = fft;
    inverse.direction = fft.direction == Direction::forward ? Direction::inverse : Direction::forward;
    if (fft.transform != Transform::c2c)
        inverse.transform = fft.transform == Transform::r2c ? Transform::c2r : Transform::r2c;
    return inverse;
}

/// Places of the input that the outputs are taken back to. Each index is coprime to its length, so that the weights of
/// any two outputs along one dimension differ: outputs in each other's place are seen, however far apart they are.
std::vector<std::array<std::int64_t, 3>> placesToReturnTo(const Fft& fft, std::uint64_t seed)
{
    constexpr std::int64_t mostPlaces = 4;
    constexpr std::int64_t mostProducts = 50'000'000;
    const FftLayout layout(fft);
    const std::int64_t places = std::clamp<std::int64_t>(mostProducts / (layout.size() * fft.batch), 1, mostPlaces);
    const std::array<std::int64_t, 3> shape = outputShape(inverseOf(fft));
    const RandomStream random(seed, 0x696e7665);
    std::vector<std::array<std::int64_t, 3>> chosen;
    std::uint64_t position = 0;
    for (std::int64_t p = 0; p < places; ++p) {
        std::array<std::int64_t, 3> place{};
        for (std::size_t i = 0; i < shape.size(); ++i)
            do
                place[i] = random.below(position++, shape[i]);
            while (std::gcd(place[i], layout.n[i]) != 1 && shape[i] > 1);
        chosen.push_back(place);
    }
    return chosen;
}

/// What cannot be compared is infinitely wrong.
long double orNever(long double error)
{
    return std::isfinite(error) ? error : never;
}

template <typename Storage>
long double relativeError(const Fft& fft, const std::byte* input, const std::byte* result, std::uint64_t seed)
{
    const FftLayout layout(fft);
    const bool toHalf = fft.transform == Transform::r2c;
    const bool fromHalf = fft.transform == Transform::c2r;
    const FftSide before = toHalf ? FftSide::real : fromHalf ? FftSide::halfSpectrum : FftSide::complex;
    const FftSide after = toHalf ? FftSide::halfSpectrum : fromHalf ? FftSide::real : FftSide::complex;

    long double worst = 0;
    long double total = 0;
    for (std::int64_t b = 0; b < fft.batch; ++b) {
        const long double given = energyOf<Storage>(layout, before, input, b);
        const long double got = energyOf<Storage>(layout, after, result, b);
        const long double wanted = static_cast<long double>(layout.size()) * given;
        total += given;
        if (wanted > 0)
            worst = std::max(worst, orNever(std::abs(std::sqrt(got / wanted) - 1)));
        else if (!(got == 0))
            worst = never;
    }

    // By Parseval's theorem, without looking at the result.
    const long double rootMeanSquare = std::sqrt(total / static_cast<long double>(fft.batch));
    const Fft inverse = inverseOf(fft);
    const DirectSum<Storage> back(inverse, result);
    const auto size = static_cast<long double>(layout.size());
    for (const auto& place : placesToReturnTo(fft, seed))
        for (std::int64_t b = 0; b < fft.batch; ++b) {
            const long double difference
                = std::abs(back.output(b, place) - size * resultAt<Storage>(inverse, input, {b, place}));
            if (difference != 0)
                worst = std::max(worst, orNever(difference / (std::sqrt(size) * rootMeanSquare)));
        }
    const DirectSum<Storage> reference(fft, input);
    for (const Output& output : sampledOutputs(fft, seed)) {
        const long double difference
            = std::abs(resultAt<Storage>(fft, result, output) - reference.output(output.batch, output.k));
        if (difference != 0)
            worst = std::max(worst, orNever(difference / rootMeanSquare));
    }
    return worst;
}

void requireBytes(const Operand& operand, std::span<const std::byte> bytes, std::string_view name)
{
    if (static_cast<std::int64_t>(bytes.size()) < operand.bytes)
        throw std::invalid_argument("The check was given too few bytes of the operand \"" + std::string(name)
            + "\": " + std::to_string(bytes.size()) + " instead of " + std::to_string(operand.bytes) + ".");
}

} // namespace

Check verifyFft(const Fft& fft, const HostOperands& operands, std::uint64_t seed)
{
    for (const Operand& operand : operandsOf(Problem{fft})) {
        requireBytes(operand, operands.of(operand.id), nameOf(operand.id));
        if (operand.role == Role::both)
            requireBytes(operand, operands.of(FftOperand::out), nameOf(FftOperand::out));
    }
    const long double error = visitStorage(fft.type, [&](auto storage) {
        using Storage = decltype(storage);
        return relativeError<Storage>(
            fft, operands.of(FftOperand::in).data(), operands.of(FftOperand::out).data(), seed);
    });
    const double tolerance = fftTolerance(fft);
    return {error <= tolerance, static_cast<double>(error), tolerance};
}

} // namespace phasebench
