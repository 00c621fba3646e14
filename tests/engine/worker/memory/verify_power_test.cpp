// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/memory/fill.h"
#include "engine/worker/memory/number_format.h"
#include "engine/worker/memory/random_stream.h"
#include "engine/worker/memory/verify.h"

#include <bit>
#include <cmath>
#include <complex>
#include <gtest/gtest.h>
#include <numbers>

/// What the check of results catches, each in 20 of 20 seeds, and that right results never alarm.
namespace phasebench::verify_power_test {

namespace {

constexpr std::uint64_t seeds = 20;

float rounded(float value, bool tf32)
{
    return tf32 ? std::bit_cast<float>((std::bit_cast<std::uint32_t>(value) + 0x1000U) & 0xffffe000U) : value;
}

/// A product in float32, summed one after the other as a simple kernel does.
struct Product {
    Matmul matmul;
    PerOperand<std::vector<std::byte>> bytes;
    std::vector<std::byte> before; ///< the activation, of the right result

    Product(std::int64_t m, std::int64_t n, std::int64_t k, Epilog epilog = Epilog::none, std::int64_t batch = 1)
    {
        matmul.m = m;
        matmul.n = n;
        matmul.k = k;
        matmul.batch = batch;
        matmul.epilog = epilog;
        for (const Operand& operand : operandsOf(Problem{matmul})) {
            auto& data = bytes[operand.id];
            data.resize(static_cast<std::size_t>(operand.bytes));
            if (operand.role == Role::input)
                fillOperand(Problem{matmul}, operand, 3, data);
        }
        compute(1, false);
    }

    float* at(OperandId id) { return reinterpret_cast<float*>(bytes[id].data()); }
    float* d() { return at(MatmulOperand::d); }
    std::int64_t entries() const { return matmul.m * matmul.n * matmul.batch; }

    void compute(float alpha, bool tf32)
    {
        std::vector<float> column(static_cast<std::size_t>(matmul.m));
        for (std::int64_t j = 0; j < matmul.n * matmul.batch; ++j) {
            std::ranges::fill(column, 0.0F);
            const float* a = at(MatmulOperand::a) + j / matmul.n * matmul.m * matmul.k;
            const float* b = at(MatmulOperand::b) + j * matmul.k;
            for (std::int64_t l = 0; l < matmul.k; ++l, a += matmul.m) {
                const float factor = rounded(b[l], tf32);
                for (std::size_t i = 0; i < column.size(); ++i)
                    column[i] += rounded(a[i], tf32) * factor;
            }
            for (std::size_t i = 0; i < column.size(); ++i) {
                float value = alpha * column[i];
                if (readsBias(matmul.epilog))
                    value += at(MatmulOperand::bias)[static_cast<std::size_t>(j / matmul.n * matmul.m) + i];
                d()[static_cast<std::size_t>(j * matmul.m) + i] = value;
            }
        }
        if (matmul.epilog != Epilog::relu_bias)
            return;
        before = bytes[MatmulOperand::d];
        for (std::int64_t i = 0; i < entries(); ++i)
            d()[i] = std::max(d()[i], 0.0F);
    }

    void zero(std::int64_t rows, std::int64_t columns, const RandomStream& random)
    {
        const std::int64_t i = random.below(0, matmul.m - rows + 1);
        const std::int64_t j = random.below(1, matmul.n * matmul.batch - columns + 1);
        for (std::int64_t c = j; c < j + columns; ++c)
            std::fill_n(d() + c * matmul.m + i, rows, 0.0F);
    }

    /// An entry of a usual size, somewhere.
    float& entry(const RandomStream& random)
    {
        for (std::uint64_t position = 0;; ++position)
            if (float& value = d()[random.below(position, entries())];
                std::abs(value) > 0.1F * std::sqrt(static_cast<float>(matmul.k)))
                return value;
    }

    bool passes(std::uint64_t seed) const
    {
        HostOperands operands;
        for (std::size_t i = 0; i < bytes.size(); ++i)
            operands.at[i] = bytes[i];
        operands.beforeActivation = before;
        return verify(Problem{matmul}, operands, seed).passed;
    }
};

/// In how many seeds is the result caught after `change`?
template <typename Change> std::uint64_t caught(Product product, Change change)
{
    const std::vector<std::byte> right = product.bytes[MatmulOperand::d];
    std::uint64_t count = 0;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        product.bytes[MatmulOperand::d] = right;
        change(product, RandomStream(seed, 5));
        count += product.passes(seed) ? 0 : 1;
    }
    return count;
}

void expectLostEntriesCaught(const Product& product)
{
    SCOPED_TRACE(describe(Problem{product.matmul}));
    EXPECT_EQ(caught(product, [](Product&, const RandomStream&) {}), 0U) << "false alarms";
    EXPECT_EQ(caught(product, [](Product& p, const RandomStream& r) { p.entry(r) = 1e30F; }), seeds);
    EXPECT_EQ(caught(product, [](Product& p, const RandomStream& r) { p.entry(r) = INFINITY; }), seeds);
    EXPECT_EQ(caught(product, [](Product& p, const RandomStream& r) { p.zero(16, 16, r); }), seeds);
    EXPECT_EQ(caught(product, [](Product& p, const RandomStream& r) { p.zero(64, 64, r); }), seeds);
    EXPECT_EQ(caught(product, [](Product& p, const RandomStream& r) { p.zero(p.matmul.m, 1, r); }), seeds);
    EXPECT_EQ(caught(product, [](Product& p, const RandomStream& r) { p.zero(1, p.matmul.n, r); }), seeds);
}

struct Transformed {
    Fft fft;
    std::vector<std::byte> input;
    std::vector<std::byte> result;

    Transformed(std::int64_t points, std::int64_t batch)
    {
        fft.shape = {points};
        fft.batch = batch;
        const Operand in = operandsOf(Problem{fft}).front();
        input.resize(static_cast<std::size_t>(in.bytes));
        result.resize(input.size());
        fillOperand(Problem{fft}, in, 3, input);
        std::vector<std::complex<double>> line(static_cast<std::size_t>(points));
        for (std::int64_t b = 0; b < batch; ++b) {
            for (std::size_t i = 0; i < line.size(); ++i)
                line[i] = at(input, b * points)[i];
            transform(line);
            for (std::size_t i = 0; i < line.size(); ++i)
                at(result, b * points)[i] = std::complex<float>(line[i]);
        }
    }

    static std::complex<float>* at(std::vector<std::byte>& bytes, std::int64_t index)
    {
        return reinterpret_cast<std::complex<float>*>(bytes.data()) + index;
    }

    /// Cooley and Tukey's, of a power of two.
    static void transform(std::vector<std::complex<double>>& x)
    {
        const std::size_t half = x.size() / 2;
        if (half == 0)
            return;
        std::vector<std::complex<double>> even(half);
        std::vector<std::complex<double>> odd(half);
        for (std::size_t i = 0; i < half; ++i) {
            even[i] = x[2 * i];
            odd[i] = x[2 * i + 1];
        }
        transform(even);
        transform(odd);
        for (std::size_t i = 0; i < half; ++i) {
            const double angle = -std::numbers::pi * static_cast<double>(i) / static_cast<double>(half);
            const auto turned = odd[i] * std::polar(1.0, angle);
            x[i] = even[i] + turned;
            x[i + half] = even[i] - turned;
        }
    }

    bool passes(std::uint64_t seed) const
    {
        HostOperands operands;
        operands.of(FftOperand::in) = input;
        operands.of(FftOperand::out) = result;
        return verify(Problem{fft}, operands, seed).passed;
    }
};

/// The same for outputs of a random batch element.
template <typename Change> std::uint64_t caughtOutputs(Transformed value, Change change)
{
    const auto right = value.result;
    std::uint64_t count = 0;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        value.result = right;
        const RandomStream random(seed, 5);
        const std::int64_t points = value.fft.shape[0];
        std::complex<float>* x = Transformed::at(value.result, random.below(0, value.fft.batch) * points);
        change(x, random.below(1, points), random.below(2, points - 1) + 1, points);
        count += value.passes(seed) ? 0 : 1;
    }
    return count;
}

} // namespace

TEST(VerifyPower, AProductIsSeenWhole)
{
    for (const Product& product :
        {Product(124, 80, 15), Product(130, 300, 256), Product(70, 64, 32, Epilog::bias, 9)}) {
        expectLostEntriesCaught(product);
        EXPECT_EQ(caught(product, [](Product& p, const RandomStream& r) { p.entry(r) *= 1.05F; }), seeds);
        EXPECT_EQ(caught(product, [](Product& p, const RandomStream& r) { p.entry(r) *= -1; }), seeds);
    }
}

TEST(VerifyPower, AnActivationHidesNoLostTile)
{
    expectLostEntriesCaught(Product(124, 80, 15, Epilog::relu_bias));
    Product large(300, 260, 128, Epilog::relu_bias); // too large to be compared entry by entry
    large.before.clear(); // and without the product before the activation
    expectLostEntriesCaught(large);
}

TEST(VerifyPower, AnActivationHidesNothingWhereTheProductBeforeItIsKnown)
{
    const Product product(300, 260, 128, Epilog::relu_bias);
    EXPECT_TRUE(problemBeforeActivation(Problem{product.matmul}));
    expectLostEntriesCaught(product);
    EXPECT_EQ(caught(product, [](Product& p, const RandomStream& r) { p.entry(r) *= 1.05F; }), seeds);
    EXPECT_EQ(caught(product, [](Product& p, const RandomStream& r) { std::swap(p.entry(r), p.d()[r.below(9, 99)]); }),
        seeds);
    // An entry that the activation set to 0, and should not be.
    EXPECT_EQ(caught(product,
                  [](Product& p, const RandomStream& r) {
                      for (std::uint64_t position = 0;; ++position)
                          if (float& value = p.d()[r.below(position, p.entries())]; value == 0) {
                              value = 0.5F;
                              return;
                          }
                  }),
        seeds);
}

TEST(VerifyPower, TheProductBeforeTheActivationIsNoExcuse)
{
    // Both are wrong alike: the sums of the product say so, and the rest is looked for as without it.
    Product product(300, 260, 128, Epilog::relu_bias);
    EXPECT_EQ(caught(product, [](Product& p, const RandomStream&) { p.compute(1.001F, false); }), seeds);
    // Only the product before the activation is wrong: the result is right.
    product.compute(1, false);
    *reinterpret_cast<float*>(product.before.data()) += 1e6F;
    EXPECT_EQ(caught(product, [](Product&, const RandomStream&) {}), 0U);
}

TEST(VerifyPower, NeedsTheProductBeforeTheActivationOnlyWhereItIsLarge)
{
    EXPECT_FALSE(problemBeforeActivation(Problem{Product(124, 10, 15, Epilog::relu_bias).matmul}));
    EXPECT_FALSE(problemBeforeActivation(Problem{Product(300, 260, 128).matmul}));
}

TEST(VerifyPower, ASmallProductWithAnActivationIsSeenWhole)
{
    const Product product(124, 10, 15, Epilog::relu_bias);
    EXPECT_EQ(caught(product, [](Product& p, const RandomStream& r) { p.entry(r) *= 1.05F; }), seeds);
}

TEST(VerifyPower, TheToleranceOfLongSumsStillTellsTensorFloatAndAScaledAlpha)
{
    const Product right(24, 16, 32768);
    EXPECT_EQ(caught(right, [](Product&, const RandomStream&) {}), 0U);
    Product tensorFloat = right;
    tensorFloat.compute(1, true);
    EXPECT_EQ(caught(tensorFloat, [](Product&, const RandomStream&) {}), seeds);
    Product scaled = right;
    scaled.compute(1.0001F, false);
    EXPECT_EQ(caught(scaled, [](Product&, const RandomStream&) {}), seeds);
}

TEST(VerifyPower, SubnormalResultsMayBeRoundedToWhatThereIs)
{
    for (const float alpha : {1e-38F, 1e-40F, 1e-42F, 1e-45F}) {
        Product product(64, 48, 32);
        product.matmul.alpha = alpha;
        product.compute(alpha, false);
        EXPECT_EQ(caught(product, [](Product&, const RandomStream&) {}), 0U) << alpha;
    }
    Product product(64, 48, 32);
    product.matmul.alpha = 1e-40; // what float32 makes of it is 7e-6 off
    product.compute(1e-40F, false);
    EXPECT_EQ(caught(product, [](Product&, const RandomStream&) {}), 0U);
}

TEST(VerifyPower, ATransformIsSeenWhole)
{
    for (const Transformed& transformed : {Transformed(64, 1), Transformed(4096, 1), Transformed(64, 50)}) {
        SCOPED_TRACE(describe(Problem{transformed.fft}));
        using X = std::complex<float>*;
        const auto count = [&](auto change) {
            return caughtOutputs(transformed, change);
        };
        EXPECT_EQ(count([](X, std::int64_t, std::int64_t, std::int64_t) {}), 0U);
        EXPECT_EQ(
            count([](X x, std::int64_t k, std::int64_t step, std::int64_t n) { std::swap(x[k], x[(k + step) % n]); }),
            seeds);
        EXPECT_EQ(count([](X x, std::int64_t k, std::int64_t, std::int64_t n) { std::swap(x[k], x[(k + n / 2) % n]); }),
            seeds);
        EXPECT_EQ(count([](X x, std::int64_t k, std::int64_t, std::int64_t) { x[k] *= -1.0F; }), seeds);
        EXPECT_EQ(count([](X x, std::int64_t k, std::int64_t, std::int64_t) { x[k] = {INFINITY, 0}; }), seeds);
        EXPECT_EQ(count([](X x, std::int64_t k, std::int64_t, std::int64_t n) {
            for (std::int64_t i = 0; i < n / 64; ++i)
                x[(k + i) % n] *= std::complex<float>(0, 1);
        }),
            seeds);
    }
}

} // namespace phasebench::verify_power_test
