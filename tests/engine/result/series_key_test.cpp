// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/series_key.h"

#include <gtest/gtest.h>

namespace phasebench::series_key_test {
namespace {

TEST(SeriesKey, HasANameThatIsReadBack)
{
    const std::pair<SeriesKey, const char*> names[]
        = {{CallSeries{}, "call"}, {PhaseSeries{Phase::execution, SeriesClock::host}, "execution.host"},
            {PhaseSeries{Phase::resource_management, SeriesClock::enqueue}, "resource_management.enqueue"},
            {PhaseSeries{Phase::copy_in, SeriesClock::gpu}, "copy_in.gpu"},
            {TransferSeries{MatmulOperand::a, Phase::copy_in}, "transfer.a.copy_in"},
            {TransferSeries{MatmulOperand::d, Phase::copy_out, true}, "transfer.d.copy_out.host"},
            {FirstUseSeries{ColdLevel::plan, Phase::planning}, "first.plan.planning"},
            {CandidateSeries{12}, "candidate.12"}, {AlignmentSeries{true}, "alignment.least"},
            {AlignmentSeries{false}, "alignment.256"}};
    for (const auto& [key, name] : names) {
        EXPECT_EQ(seriesName(key), name);
        EXPECT_EQ(seriesKeyFrom(name), key) << name;
    }
}

TEST(SeriesKey, ThatIsNotKnownHereIsNone)
{
    for (const char* name : {"", ".", "call.", "calls", "execution", "execution.sun", "lunch.host", "transfer.a",
             "transfer.a.copy_in.gpu", "transfer.z.copy_in", "first.plan", "first.moon.planning", "candidate.",
             "candidate.1x", "candidate.99999999999", "alignment.128", "execution.host.more"})
        EXPECT_FALSE(seriesKeyFrom(name)) << name;
}

} // namespace
} // namespace phasebench::series_key_test
