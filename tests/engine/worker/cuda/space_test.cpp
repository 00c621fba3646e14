// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/cublaslt_space.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>
#include <tuple>

namespace phasebench::space_test {
namespace {

bool has(const std::vector<CublasLtSum>& sums, const CublasLtSum& sum)
{
    return std::ranges::find(sums, sum) != sums.end();
}

TEST(CublasLtSums, splitsAreCombinedWithSwizzlesAndReductions)
{
    CublasLtCapabilities able;
    able.splits = true;
    able.swizzles = true;
    able.reductions = CUBLASLT_REDUCTION_SCHEME_INPLACE | CUBLASLT_REDUCTION_SCHEME_COMPUTE_TYPE;
    const std::vector<CublasLtSum> sums = sumsOf(able);
    EXPECT_EQ(sums.size(), 2U * (1 + 2 * 9)) << "whole, and nine splits with two reductions, with and without swizzle";
    EXPECT_TRUE(has(sums, {1, CUBLASLT_REDUCTION_SCHEME_NONE, 1}));
    EXPECT_TRUE(has(sums, {3, CUBLASLT_REDUCTION_SCHEME_INPLACE, 1}));
    EXPECT_TRUE(has(sums, {3, CUBLASLT_REDUCTION_SCHEME_COMPUTE_TYPE, 0}));
    EXPECT_FALSE(has(sums, {3, CUBLASLT_REDUCTION_SCHEME_OUTPUT_TYPE, 0}));
    std::set<std::tuple<std::int32_t, std::uint32_t, std::uint32_t>> distinct;
    for (const CublasLtSum& sum : sums)
        distinct.emplace(sum.parts, sum.reduction, sum.swizzle);
    EXPECT_EQ(distinct.size(), sums.size());
}

TEST(CublasLtSums, anAlgorithmWithoutSplitsHasOnlyItsSwizzles)
{
    CublasLtCapabilities able;
    able.reductions = CUBLASLT_REDUCTION_SCHEME_INPLACE;
    EXPECT_EQ(sumsOf(able), std::vector<CublasLtSum>{CublasLtSum{}});
    able.swizzles = true;
    EXPECT_EQ(sumsOf(able).size(), 2U);
}

} // namespace
} // namespace phasebench::space_test
