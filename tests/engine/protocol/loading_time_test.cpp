// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/protocol/loading_time.h"

#include <gtest/gtest.h>

namespace phasebench::loading_time_test {
namespace {

TEST(LoadingTime, IsFromTheStartToTheBegin)
{
    EXPECT_EQ(loadingTime("1000000", 1045000.0), 45000.0);
}

TEST(LoadingTime, IsNothingWhereNobodyToldOrItCannotBe)
{
    EXPECT_EQ(loadingTime(nullptr, 1e6), 0.0);
    EXPECT_EQ(loadingTime("", 1e6), 0.0);
    EXPECT_EQ(loadingTime("lunch", 1e6), 0.0);
    EXPECT_EQ(loadingTime("12x", 1e6), 0.0);
    EXPECT_EQ(loadingTime("2000000", 1e6), 0.0) << "another computer's clock, ahead";
    EXPECT_EQ(loadingTime("0", 1e12), 0.0) << "another computer's clock, behind";
}

} // namespace
} // namespace phasebench::loading_time_test
