// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/student_t.h"

#include <cmath>
#include <gtest/gtest.h>

namespace phasebench::student_t_test {
namespace {

TEST(StudentT, HasTheQuantilesOfTheTables)
{
    EXPECT_NEAR(studentQuantile(0.05, 1), 12.7062, 1e-4);
    EXPECT_NEAR(studentQuantile(0.05, 4), 2.77645, 1e-5);
    EXPECT_NEAR(studentQuantile(0.01, 8), 3.35539, 1e-5);
    EXPECT_NEAR(studentQuantile(0.05, 1000), 1.96234, 1e-5);
    EXPECT_NEAR(studentQuantile(0.05, INFINITY), 1.95996, 1e-5);
    EXPECT_NEAR(studentQuantile(1e-6, 1), 636'619.77, 0.01);
}

TEST(StudentT, TailsAndQuantilesUndoEachOther)
{
    for (const double freedom : {1.0, 2.5, 4.0, 30.0, 1e5, HUGE_VAL})
        for (const double tails : {1e-9, 0.01, 0.3, 0.999})
            EXPECT_NEAR(studentTails(studentQuantile(tails, freedom), freedom) / tails, 1, 1e-7) << freedom;
}

TEST(StudentT, HasAllOfItselfBesideZero)
{
    EXPECT_EQ(studentTails(0, 4), 1);
    EXPECT_EQ(studentTails(0, INFINITY), 1);
    EXPECT_LT(studentTails(1e6, 8), 1e-40);
}

} // namespace
} // namespace phasebench::student_t_test
