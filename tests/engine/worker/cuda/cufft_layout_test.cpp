// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/cufft_layout.h"

#include "engine/problem/operand.h"

#include <cufft.h>
#include <gmock/gmock.h>

namespace phasebench::cufft_layout_test {
namespace {

using testing::ElementsAre;

Fft fft(std::vector<std::int64_t> shape, Transform transform, bool inPlace)
{
    return {std::move(shape), 7, transform, DataType::float32,
        transform == Transform::c2r ? Direction::inverse : Direction::forward, inPlace};
}

TEST(CufftLayout, ofAComplexTransform)
{
    const auto l = cufftLayoutOf(fft({4, 6}, Transform::c2c, false));
    ASSERT_TRUE(l);
    EXPECT_EQ(l->rank, 2);
    EXPECT_EQ(l->batch, 7);
    EXPECT_THAT(l->lengths, ElementsAre(4, 6, 0));
    EXPECT_THAT(l->in.embed, ElementsAre(4, 6, 0));
    EXPECT_EQ(l->in.distance, 24);
    EXPECT_EQ(l->out.distance, 24);
    EXPECT_EQ(l->in.type, CUDA_C_32F);
    EXPECT_EQ(l->direction, CUFFT_FORWARD);
}

TEST(CufftLayout, ofARealTransformOfOddLength)
{
    const auto l = cufftLayoutOf(fft({4, 5}, Transform::r2c, false));
    ASSERT_TRUE(l);
    EXPECT_THAT(l->lengths, ElementsAre(4, 5, 0));
    EXPECT_THAT(l->in.embed, ElementsAre(4, 5, 0));
    EXPECT_EQ(l->in.type, CUDA_R_32F);
    EXPECT_EQ(l->in.distance, 20);
    EXPECT_THAT(l->out.embed, ElementsAre(4, 3, 0));
    EXPECT_EQ(l->out.distance, 12);
    EXPECT_EQ(l->out.type, CUDA_C_32F);
    EXPECT_EQ(l->execution, CUDA_C_32F);
}

TEST(CufftLayout, padsTheRowsOfRealsInPlace)
{
    const auto l = cufftLayoutOf(fft({4, 5}, Transform::c2r, true));
    ASSERT_TRUE(l);
    EXPECT_EQ(l->direction, CUFFT_INVERSE);
    EXPECT_THAT(l->in.embed, ElementsAre(4, 3, 0));
    EXPECT_THAT(l->out.embed, ElementsAre(4, 6, 0));
    EXPECT_EQ(l->out.distance, 24);
    EXPECT_EQ(l->in.distance, 12);
}

/// What cuFFT is told and what is allocated must be the same bytes.
TEST(CufftLayout, fillsTheOperandsExactly)
{
    for (const auto& shape : {std::vector<std::int64_t>{9}, {4, 6}, {3, 4, 5}})
        for (const Transform transform : {Transform::c2c, Transform::r2c, Transform::c2r})
            for (const bool inPlace : {false, true}) {
                const Fft f = fft(shape, transform, inPlace);
                const auto l = cufftLayoutOf(f);
                ASSERT_TRUE(l);
                for (const Operand& operand : operandsOf(Problem{f})) {
                    const CufftSide& side = operand.id == FftOperand::in ? l->in : l->out;
                    EXPECT_EQ(operand.elements, side.distance * l->batch) << describe(Problem{f});
                    EXPECT_EQ(operand.parts == 2, side.type == CUDA_C_32F) << describe(Problem{f});
                }
            }
}

TEST(CufftLayout, hasThreePrecisions)
{
    Fft f = fft({8}, Transform::c2c, false);
    for (const auto& [type, complexType] :
        {std::pair{DataType::float16, CUDA_C_16F}, {DataType::float64, CUDA_C_64F}}) {
        f.type = type;
        EXPECT_EQ(cufftLayoutOf(f)->execution, complexType);
    }
    f.type = DataType::int8;
    EXPECT_FALSE(cufftLayoutOf(f));
}

} // namespace
} // namespace phasebench::cufft_layout_test
