// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/memory/fft_layout.h"
#include "engine/worker/memory/fill.h"
#include "engine/worker/memory/number_format.h"
#include "engine/worker/memory/roots_of_unity.h"
#include "engine/worker/memory/verify.h"

#include <cmath>
#include <complex>
#include <gtest/gtest.h>
#include <limits>
#include <numbers>
#include <vector>

namespace phasebench::verify_fft_test {

namespace {

using Complex = std::complex<double>;

/// One dimension at a time, by the definition.
void transformAlong(std::vector<Complex>& data, const std::array<std::int64_t, 3>& n, std::size_t axis, int sign)
{
    const std::int64_t length = n[axis];
    const std::int64_t stride = axis == 2 ? 1 : axis == 1 ? n[2] : n[1] * n[2];
    const std::int64_t total = n[0] * n[1] * n[2];
    std::vector<Complex> line(static_cast<std::size_t>(length));
    for (std::int64_t start = 0; start < total; ++start) {
        if (start / stride % length != 0)
            continue;
        for (std::int64_t k = 0; k < length; ++k) {
            std::complex<long double> sum = 0;
            for (std::int64_t j = 0; j < length; ++j) {
                const long double angle = 2 * std::numbers::pi_v<long double> * static_cast<long double>(j * k % length)
                    / static_cast<long double>(length);
                sum += std::complex<long double>(data[static_cast<std::size_t>(start + j * stride)])
                    * std::complex<long double>(std::cos(angle), sign * std::sin(angle));
            }
            line[static_cast<std::size_t>(k)] = Complex(sum);
        }
        for (std::int64_t k = 0; k < length; ++k)
            data[static_cast<std::size_t>(start + k * stride)] = line[static_cast<std::size_t>(k)];
    }
}

struct Case {
    Fft fft;
    std::vector<std::byte> input;
    std::vector<std::byte> result;

    explicit Case(const Fft& problem)
        : fft(problem)
    {
        for (const Operand& operand : operandsOf(Problem{fft})) {
            auto& bytes = operand.role == Role::output ? result : input;
            bytes.resize(static_cast<std::size_t>(operand.bytes));
            if (operand.role != Role::output)
                fillOperand(Problem{fft}, operand, 21, bytes);
        }
        if (fft.in_place)
            result.resize(input.size());
        poison(result);
        const FftLayout layout(fft);
        for (std::int64_t b = 0; b < fft.batch; ++b)
            write(b, transformed(read(b, layout), layout), layout);
    }

    /// The whole logical input of a batch element: of c2r, the half that is not stored is mirrored.
    std::vector<Complex> read(std::int64_t b, const FftLayout& layout) const
    {
        std::vector<Complex> data;
        for (std::int64_t i = 0; i < layout.n[0]; ++i)
            for (std::int64_t j = 0; j < layout.n[1]; ++j)
                for (std::int64_t k = 0; k < layout.n[2]; ++k) {
                    const std::int64_t row = (b * layout.n[0] + i) * layout.n[1] + j;
                    if (fft.transform == Transform::r2c) {
                        data.emplace_back(readScalar(fft.type, input.data(), row * layout.realPitch + k));
                    } else if (fft.transform == Transform::c2c || k < layout.halfRow) {
                        const std::int64_t pitch = fft.transform == Transform::c2c ? layout.n[2] : layout.halfRow;
                        data.push_back(complexAt(input, row * pitch + k));
                    } else {
                        const std::int64_t mirror = (b * layout.n[0] + (layout.n[0] - i) % layout.n[0]) * layout.n[1]
                            + (layout.n[1] - j) % layout.n[1];
                        data.push_back(std::conj(complexAt(input, mirror * layout.halfRow + layout.n[2] - k)));
                    }
                }
        return data;
    }

    std::vector<Complex> transformed(std::vector<Complex> data, const FftLayout& layout) const
    {
        for (std::size_t axis = 0; axis < 3; ++axis)
            transformAlong(data, layout.n, axis, fft.direction == Direction::forward ? -1 : 1);
        return data;
    }

    void write(std::int64_t b, const std::vector<Complex>& data, const FftLayout& layout)
    {
        std::size_t at = 0;
        for (std::int64_t row = b * layout.rows(); row < (b + 1) * layout.rows(); ++row)
            for (std::int64_t k = 0; k < layout.n[2]; ++k, ++at) {
                if (fft.transform == Transform::c2r)
                    writeScalar(fft.type, result.data(), row * layout.realPitch + k, data[at].real());
                else if (fft.transform == Transform::c2c)
                    setComplex(row * layout.n[2] + k, data[at]);
                else if (k < layout.halfRow)
                    setComplex(row * layout.halfRow + k, data[at]);
            }
    }

    Complex complexAt(const std::vector<std::byte>& bytes, std::int64_t at) const
    {
        return {readScalar(fft.type, bytes.data(), 2 * at), readScalar(fft.type, bytes.data(), 2 * at + 1)};
    }

    void setComplex(std::int64_t at, Complex value)
    {
        writeScalar(fft.type, result.data(), 2 * at, value.real());
        writeScalar(fft.type, result.data(), 2 * at + 1, value.imag());
    }

    Check check() const
    {
        HostOperands operands;
        operands.of(FftOperand::in) = input;
        operands.of(FftOperand::out) = result;
        return verify(Problem{fft}, operands, 1);
    }
};

Fft fftOf(std::vector<std::int64_t> shape, Transform transform = Transform::c2c, DataType type = DataType::float32)
{
    Fft fft;
    fft.shape = std::move(shape);
    fft.batch = 3;
    fft.transform = transform;
    fft.type = type;
    fft.direction = transform == Transform::c2r ? Direction::inverse : Direction::forward;
    return fft;
}

const std::vector<std::vector<std::int64_t>> shapes{
    {1}, {2}, {16}, {15}, {97}, {1, 1}, {6, 8}, {7, 9}, {2, 3, 4}, {4, 5, 3}, {1, 6, 1}};

} // namespace

TEST(VerifyFft, PassesARightResult)
{
    for (const auto& shape : shapes)
        for (const Transform transform : {Transform::c2c, Transform::r2c, Transform::c2r})
            for (const DataType type : {DataType::float64, DataType::float32, DataType::float16})
                for (const bool inPlace : {false, true})
                    for (const bool inverse : {false, true}) {
                        Fft fft = fftOf(shape, transform, type);
                        fft.in_place = inPlace;
                        if (transform == Transform::c2c && inverse)
                            fft.direction = Direction::inverse;
                        const Check check = Case(fft).check();
                        EXPECT_TRUE(check.passed) << describe(Problem{fft}) << " in place " << inPlace << ": "
                                                  << check.relative_error << " > " << check.tolerance;
                    }
}

TEST(VerifyFft, CatchesOneWrongOutputAtACorner)
{
    for (const Transform transform : {Transform::c2c, Transform::r2c, Transform::c2r}) {
        Case wrong(fftOf({40, 50}, transform));
        const FftLayout layout(wrong.fft);
        const std::int64_t pitch = transform == Transform::r2c ? layout.halfRow : layout.n[2];
        const std::int64_t last = 3 * layout.rows() * pitch - 1;
        if (transform == Transform::c2r)
            writeScalar(wrong.fft.type, wrong.result.data(), last,
                readScalar(wrong.fft.type, wrong.result.data(), last) + 0.01);
        else
            wrong.setComplex(last, wrong.complexAt(wrong.result, last) + 0.01);
        EXPECT_FALSE(wrong.check().passed) << nameOf(transform);
    }
}

TEST(VerifyFft, CatchesAScaledResultAMissingBatchElementAndTheWrongDirection)
{
    for (const Transform transform : {Transform::c2c, Transform::r2c, Transform::c2r}) {
        Case scaled(fftOf({64}, transform));
        for (std::size_t i = 0; i < scaled.result.size() / 4; ++i) {
            const auto at = static_cast<std::int64_t>(i);
            writeScalar(scaled.fft.type, scaled.result.data(), at,
                1.001 * readScalar(scaled.fft.type, scaled.result.data(), at));
        }
        EXPECT_FALSE(scaled.check().passed) << nameOf(transform);

        Fft many = fftOf({32}, transform);
        many.batch = 200;
        Case missing(many);
        const std::size_t element = missing.result.size() / 200;
        std::fill_n(missing.result.begin() + static_cast<std::ptrdiff_t>(77 * element), element, std::byte{0});
        EXPECT_FALSE(missing.check().passed) << nameOf(transform);
    }
    Case backwards(fftOf({64}));
    backwards.fft.direction = Direction::inverse;
    EXPECT_FALSE(backwards.check().passed);
}

TEST(VerifyFft, ANaNAnywhereNeverPasses)
{
    for (const Transform transform : {Transform::c2c, Transform::r2c, Transform::c2r})
        for (std::int64_t at = 0; at < 3 * 66; at += 13) {
            Case wrong(fftOf({128}, transform));
            writeScalar(wrong.fft.type, wrong.result.data(), at, std::numeric_limits<double>::quiet_NaN());
            const Check check = wrong.check();
            ASSERT_FALSE(check.passed) << nameOf(transform) << ' ' << at;
            ASSERT_TRUE(std::isinf(check.relative_error));
        }
}

TEST(VerifyFft, PaddingOfInPlaceRowsDoesNotCount)
{
    Fft fft = fftOf({4, 6}, Transform::c2r);
    fft.in_place = true;
    Case padded(fft);
    // The padding was poisoned and never written.
    EXPECT_TRUE(std::isnan(readScalar(fft.type, padded.result.data(), 6)));
    EXPECT_TRUE(padded.check().passed);
}

TEST(VerifyFft, ASilentInputMustStaySilent)
{
    Case silent(fftOf({16}));
    std::ranges::fill(silent.input, std::byte{0});
    EXPECT_FALSE(silent.check().passed);
    std::ranges::fill(silent.result, std::byte{0});
    EXPECT_TRUE(silent.check().passed);
}

TEST(VerifyFft, AMissingOperandIsAnError)
{
    Case shortened(fftOf({16}));
    shortened.result.pop_back();
    EXPECT_THROW(shortened.check(), std::invalid_argument);
}

TEST(RootsOfUnity, AreAccurateForEveryIndex)
{
    for (const std::int64_t n : {1, 2, 3, 4, 5, 64, 97, 1000, 4096, 10007}) {
        const RootsOfUnity roots(n, -1);
        for (std::int64_t t = 0; t < n; ++t) {
            const long double angle
                = 2 * std::numbers::pi_v<long double> * static_cast<long double>(t) / static_cast<long double>(n);
            EXPECT_NEAR(roots.at(t).real(), static_cast<double>(std::cos(angle)), 5e-16) << n << ' ' << t;
            EXPECT_NEAR(roots.at(t).imag(), static_cast<double>(-std::sin(angle)), 5e-16) << n << ' ' << t;
        }
    }
    const std::int64_t large = (std::int64_t{1} << 40) + 15;
    EXPECT_EQ(RootsOfUnity(3, 1).index(2, 2), 1);
    EXPECT_EQ(RootsOfUnity(1 << 20, 1).index(large, large), (15 * 15) % (1 << 20));
}

} // namespace phasebench::verify_fft_test
