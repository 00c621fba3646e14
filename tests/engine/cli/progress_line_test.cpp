// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/cli/progress_line.h"

#include <gtest/gtest.h>

namespace phasebench::cli::progress_line_test {
namespace {

TEST(ProgressLine, IsCutAtACharacter)
{
    EXPECT_EQ(shortened("abc", 3), "abc");
    EXPECT_EQ(shortened("abcd", 3), "ab…");
    EXPECT_EQ(shortened("µµµµ", 3), "µµ…");
    EXPECT_EQ(shortened("µµµ", 3), "µµµ");
    EXPECT_EQ(shortened("", 3), "");
}

} // namespace
} // namespace phasebench::cli::progress_line_test
