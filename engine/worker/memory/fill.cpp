// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/memory/fill.h"

#include "engine/worker/memory/number_format.h"
#include "engine/worker/memory/random_stream.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace phasebench {

namespace {

/// Writes `count` numbers, `perWord` of which `make(word, lane)` takes from one random word.
template <typename Storage, int perWord, typename Make>
void fillArray(const RandomStream& random, std::byte* data, std::int64_t count, Make make)
{
    const std::int64_t words = count / perWord;
    for (std::int64_t w = 0; w < words; ++w) {
        const std::uint64_t bits = random.at(static_cast<std::uint64_t>(w));
        std::array<Storage, perWord> values;
        for (int lane = 0; lane < perWord; ++lane)
            values[static_cast<std::size_t>(lane)] = make(bits, lane);
        std::memcpy(data + w * static_cast<std::int64_t>(sizeof values), values.data(), sizeof values);
    }
    const std::uint64_t bits = random.at(static_cast<std::uint64_t>(words));
    for (std::int64_t i = words * perWord; i < count; ++i)
        storeAt(data, i, make(bits, static_cast<int>(i - words * perWord)));
}

void fillScalars(double, const RandomStream& random, std::byte* data, std::int64_t count)
{
    fillArray<double, 1>(random, data, count, [](std::uint64_t bits, int) {
        // Odd multiples of 2^-53: no zero among them.
        return static_cast<double>((static_cast<std::int64_t>(bits) >> 10) | 1) * 0x1p-53;
    });
}

void fillScalars(float, const RandomStream& random, std::byte* data, std::int64_t count)
{
    fillArray<float, 2>(random, data, count, [](std::uint64_t bits, int lane) {
        const auto half = static_cast<std::int32_t>(static_cast<std::uint32_t>(bits >> (32 * lane)));
        return static_cast<float>((half >> 7) | 1) * 0x1p-24F;
    });
}

void fillScalars(std::int8_t, const RandomStream& random, std::byte* data, std::int64_t count)
{
    fillArray<std::int8_t, 8>(random, data, count, [](std::uint64_t bits, int lane) {
        // -7 … 7, odd: products add up without overflow for any k that fits into memory.
        const auto value = static_cast<int>((bits >> (8 * lane)) & 7U);
        return static_cast<std::int8_t>(2 * value - 7);
    });
}

void fillScalars(std::int32_t, const RandomStream& random, std::byte* data, std::int64_t count)
{
    fillArray<std::int32_t, 2>(random, data, count, [](std::uint64_t bits, int lane) {
        const auto value = static_cast<int>((bits >> (32 * lane)) & 7U);
        return 2 * value - 7;
    });
}

/// Rounded once, and away from zero where that would be zero (in float8_e4m3).
template <typename Storage> Storage nonZero(double value)
{
    Storage rounded = fromDouble<Storage>(value);
    if (toDouble(rounded) == 0)
        rounded.bits = static_cast<decltype(rounded.bits)>(rounded.bits | 1U);
    return rounded;
}

/// The formats below 32 bits: a table of 4096 equally spaced values, the middles of as many intervals.
template <typename Storage> void fillScalars(Storage, const RandomStream& random, std::byte* data, std::int64_t count)
{
    constexpr int entries = 4096;
    std::array<Storage, entries> table;
    for (int i = 0; i < entries; ++i)
        table[static_cast<std::size_t>(i)] = nonZero<Storage>((2.0 * i + 1 - entries) / entries);
    fillArray<Storage, 4>(random, data, count,
        [&table](std::uint64_t bits, int lane) { return table[(bits >> (16 * lane)) & (entries - 1)]; });
}

template <typename Storage> void storeConjugate(std::byte* data, std::int64_t to, std::int64_t from)
{
    storeAt(data, 2 * to, loadAt<Storage>(data, 2 * from));
    storeAt(data, 2 * to + 1, fromDouble<Storage>(-toDouble(loadAt<Storage>(data, 2 * from + 1))));
}

/// Makes the planes that are their own mirror image Hermitian, X(-k) = conj X(k): where the last index is 0, and
/// where it is half of an even length.
template <typename Storage> void makeHermitian(const Fft& fft, std::byte* data)
{
    const std::int64_t last = fft.shape.back();
    const std::int64_t columns = last / 2 + 1;
    const std::int64_t n0 = fft.shape.size() == 3 ? fft.shape[0] : 1;
    const std::int64_t n1 = fft.shape.size() >= 2 ? fft.shape[fft.shape.size() - 2] : 1;
    for (std::int64_t b = 0; b < fft.batch; ++b) {
        for (std::int64_t i0 = 0; i0 < n0; ++i0) {
            for (std::int64_t i1 = 0; i1 < n1; ++i1) {
                const std::int64_t row = (b * n0 + i0) * n1 + i1;
                const std::int64_t mirror = (b * n0 + (n0 - i0) % n0) * n1 + (n1 - i1) % n1;
                if (mirror < row)
                    continue;
                for (const std::int64_t column : {std::int64_t{0}, last / 2}) {
                    if (column != 0 && last % 2 != 0)
                        continue;
                    const std::int64_t at = row * columns + column;
                    if (mirror == row)
                        storeAt(data, 2 * at + 1, fromDouble<Storage>(0.0));
                    else
                        storeConjugate<Storage>(data, mirror * columns + column, at);
                }
            }
        }
    }
}

} // namespace

void fillOperand(const Problem& problem, const Operand& operand, std::uint64_t seed, std::span<std::byte> host)
{
    const RandomStream random(seed, operand.id.index() + 1);
    visitStorage(operand.scalar, [&](auto storage) {
        using Storage = decltype(storage);
        fillScalars(storage, random, host.data(), static_cast<std::int64_t>(host.size() / sizeof(Storage)));
        if constexpr (!std::is_integral_v<Storage>)
            problem.visit(Overloaded{
                [](const Matmul&) {},
                [&](const Fft& fft) {
                    if (fft.transform == Transform::c2r && operand.id == FftOperand::in)
                        makeHermitian<Storage>(fft, host.data());
                },
            });
    });
}

void poison(std::span<std::byte> host)
{
    // All ones is a quiet NaN in every floating-point format here.
    std::ranges::fill(host, std::byte{0xff});
}

} // namespace phasebench
