// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/link_share.h"

#include "engine/insight/link_curve.h"
#include "tests/support/example_probe.h"

#include <gtest/gtest.h>

namespace phasebench::link_share_test {
namespace {

using test::exampleProbe;
using test::spaceOf;

TransferFigures transfer(const std::string& from, const std::string& to, double rate)
{
    TransferFigures t;
    t.from = spaceOf(from);
    t.to = spaceOf(to);
    t.bytes = 128'000'000;
    const double time = 128e6 / rate * 1e6;
    t.figure = {time, time * 0.98, time * 1.02, 20};
    return t;
}

TEST(LinkShare, OfAPageableCopyIsAgainstThePinnedOne)
{
    const auto share = linkShare(transfer("host_pageable", "gpu:0", 5.5e9), exampleProbe({}));
    ASSERT_TRUE(share);
    EXPECT_NEAR(share->share.value_or(0), 0.1, 0.002);
    EXPECT_EQ(share->from, spaceOf("host_pinned"));
    EXPECT_NEAR(share->best, 5.49e10, 1e8);
    ASSERT_TRUE(share->own && share->low && share->high);
    EXPECT_NEAR(*share->own, 8e9, 1e7);
    EXPECT_LT(*share->low, *share->share);
    EXPECT_GT(*share->high, *share->share);
}

TEST(LinkShare, OfAPinnedCopyIsNearlyAll)
{
    const auto share = linkShare(transfer("gpu:0", "host_pinned", 5.45e10), exampleProbe({}));
    ASSERT_TRUE(share);
    EXPECT_NEAR(share->share.value_or(0), 0.99, 0.01);
}

TEST(LinkShare, IsNoneWhereTheCopyWouldBeatItsLink)
{
    const auto share = linkShare(transfer("gpu:0", "host_pinned", 7e10), exampleProbe({}));
    ASSERT_TRUE(share);
    EXPECT_FALSE(share->share);
    EXPECT_FALSE(share->low);
    EXPECT_GT(share->best, 5e10);
}

TEST(LinkShare, OfPageableMemoryIsByTheHostsTime)
{
    TransferFigures copy = transfer("host_pageable", "gpu:0", 5.5e10);
    copy.host = copy.figure;
    for (double* const time : {&copy.host->median, &*copy.host->low, &*copy.host->high})
        *time *= 7;
    EXPECT_NEAR(copy.rate(), 5.5e10 / 7, 1e7);
    EXPECT_NEAR(linkShare(copy, exampleProbe({}))->share.value_or(0), 1.0 / 7, 0.01);
}

TEST(LinkShare, IsUnknownWhereNothingWasProbedOrMeasured)
{
    EXPECT_FALSE(linkShare(transfer("gpu:1", "gpu:0", 3e11), exampleProbe({})));
    EXPECT_FALSE(linkShare(transfer("host_pinned", "gpu:1", 5e10), exampleProbe({})));
    auto unmeasured = transfer("host_pinned", "gpu:0", 5e10);
    unmeasured.figure = {};
    EXPECT_FALSE(linkShare(unmeasured, exampleProbe({})));
}

TEST(LinkShare, TakesTheDirectWayBetweenGpusAsTheLink)
{
    LinkProbe probe;
    test::addLink(probe, "gpu:1", "gpu:0", 3, 3.8e11, "direct");
    test::addLink(probe, "gpu:1", "gpu:0", 30, 2.5e10, "staged");
    const auto share = linkShare(transfer("gpu:1", "gpu:0", 2.5e10), probe);
    ASSERT_TRUE(share);
    EXPECT_NEAR(share->best, 3.8e11, 1e10);
    EXPECT_NEAR(share->share.value_or(0), 0.066, 0.004);
}

TEST(LinkCurve, InterpolatesBetweenSizesAndKeepsTheRateBeyond)
{
    LinkProbe probe;
    test::addLink(probe, "host_pinned", "gpu:0", 2, 5e10);
    const auto curve = LinkCurve::of(probe, spaceOf("host_pinned"), spaceOf("gpu:0"), "");
    ASSERT_TRUE(curve);
    EXPECT_FALSE(LinkCurve::of(probe, spaceOf("gpu:0"), spaceOf("host_pinned"), ""));
    EXPECT_DOUBLE_EQ(curve->time(1), curve->time(4096)); // a copy of a byte starts all the same
    EXPECT_NEAR(curve->time(1 << 20), 2 + 1048576 / 5e4, 1e-9); // a size that was measured
    EXPECT_NEAR(curve->time(2 << 20), 2 + 2097152 / 5e4, 0.05 * curve->time(2 << 20));
    EXPECT_NEAR(curve->rate(std::int64_t{4} << 30), curve->rate(256 << 20), 1);
    EXPECT_LT(curve->timeRange(3 << 20).low, curve->time(3 << 20));
    EXPECT_GT(curve->timeRange(3 << 20).high, curve->time(3 << 20));
    EXPECT_LE(curve->bestRate(), 5e10);
}

} // namespace
} // namespace phasebench::link_share_test
