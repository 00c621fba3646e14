// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/sample_coverage.h"

#include <gtest/gtest.h>
#include <vector>

namespace phasebench::sample_coverage_test {
namespace {

using Samples = std::vector<double>;

TEST(SampleCoverage, IsWholeOfASeriesWithItself)
{
    const Samples noisy = {1, 7, 2, 900, 3};
    EXPECT_EQ(coverageOf(noisy, noisy, 0.005).samples, 1);
    EXPECT_EQ(coverageOf(noisy, noisy, 0.005).values, 1);
}

TEST(SampleCoverage, LooksAboveAndBelow)
{
    const Samples one = {100, 200};
    EXPECT_EQ(coverageOf(one, Samples{100.4, 199.6}, 0.005).samples, 1);
    EXPECT_EQ(coverageOf(one, Samples{100.6, 199.6}, 0.005).samples, 0.5);
    EXPECT_EQ(coverageOf(one, Samples{300}, 0.005).samples, 0);
}

TEST(SampleCoverage, IsTheLesserOfBothSides)
{
    // Every sample of the first has its like in the second, but not the other way round.
    const Samples one = {100, 100, 100, 100};
    const Samples two = {100, 100, 100, 150};
    EXPECT_EQ(coverageOf(one, two, 0.005).samples, 0.75);
    EXPECT_EQ(coverageOf(two, one, 0.005).samples, 0.75);
    EXPECT_EQ(coverageOf(one, two, 0.005).values, 0.5);
}

TEST(SampleCoverage, LeavesOutRareValuesOnlyWhereTheyAreFew)
{
    Samples usual(1000, 100.0);
    Samples late = usual;
    for (const double outlier : {150.0, 170.0, 190.0})
        late.push_back(outlier);
    EXPECT_EQ(coverageOf(usual, late, 0.005).values, 1) << "three of a thousand";
    for (int i = 0; i < 20; ++i)
        late.push_back(200.0 + 10 * i);
    EXPECT_LT(coverageOf(usual, late, 0.005).values, 0.1) << "23 of a thousand are too many to leave out";
}

} // namespace
} // namespace phasebench::sample_coverage_test
