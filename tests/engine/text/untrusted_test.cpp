// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/text/untrusted.h"

#include <gtest/gtest.h>

namespace phasebench::untrusted_test {
namespace {

TEST(Untrusted, IsShownAsItIsWhereItIsPlain)
{
    for (const char* text : {"", "m < 1000 & more", "größer, 東京, 🚀", "1\u202f000\u00a0µs"})
        EXPECT_EQ(Untrusted(text).line(), text);
}

TEST(Untrusted, ControlsOfATerminalAreShownAsCodes)
{
    EXPECT_EQ(Untrusted("\x1b[2J\x1b]0;x\x07").line(), "\\u001b[2J\\u001b]0;x\\u0007");
    EXPECT_EQ(Untrusted("a\rb\x7f").line(), "a\\u000db\\u007f");
    EXPECT_EQ(Untrusted("\u009b2J").line(), "\\u009b2J") << "the one-byte form of ESC [";
    EXPECT_EQ(Untrusted(std::string_view("a\0b", 3)).line(), "a\\u0000b");
}

TEST(Untrusted, WhatTurnsTextAroundIsShownAsCodes)
{
    EXPECT_EQ(Untrusted("a\u202eb").line(), "a\\u202eb");
    for (const char* control : {"\u061c", "\u200e", "\u200f", "\u202a", "\u2066", "\u2069", "\u2028", "\ufeff"})
        EXPECT_EQ(Untrusted(control).line().substr(0, 2), "\\u");
    EXPECT_EQ(Untrusted("\U000e0041").line(), "\\U000e0041") << "a mark that nobody sees";
}

TEST(Untrusted, LineEndsStayWhereTextMayHaveSeveral)
{
    EXPECT_EQ(Untrusted("a\n\tb").lines(), "a\n\tb");
    EXPECT_EQ(Untrusted("a\n\tb").line(), "a\\u000a\\u0009b");
}

TEST(Untrusted, BytesThatAreNoUtf8AreReplaced)
{
    EXPECT_EQ(Untrusted("a\xff\xc3").line(), "a\uFFFD\uFFFD");
    EXPECT_EQ(Untrusted("\xc0\x80").line(), "\uFFFD\uFFFD") << "an overlong zero";
    EXPECT_EQ(Untrusted("\xed\xa0\x80").line(), "\uFFFD\uFFFD\uFFFD") << "half a surrogate pair";
}

TEST(Untrusted, HasNoMarkupInXml)
{
    EXPECT_EQ(Untrusted("x</desc><script>'&\"").xml(), "x&lt;/desc&gt;&lt;script&gt;&#39;&amp;&quot;");
    EXPECT_EQ(Untrusted("\x01\x1b").xml(), "\\u0001\\u001b");
    EXPECT_EQ(withoutForbiddenXml("<a>\x01\t\xff\uFFFE</a>"), "<a>\uFFFD\t\uFFFD\uFFFD</a>");
}

TEST(Untrusted, HasNoMarkupInMarkdown)
{
    EXPECT_EQ(
        Untrusted("[x](http://y) *a*\n# b <i>").markdown(), "\\[x\\]\\(http\\://y\\) \\*a\\*\\u000a\\# b &lt;i&gt;");
}

TEST(Untrusted, IsNotCalculatedInASpreadsheet)
{
    EXPECT_EQ(Untrusted("=cmd|'/c calc'!A1").csv(), "'=cmd|'/c calc'!A1");
    for (const char* text : {"=1", "+1", "-x", "@a", "\ta"})
        EXPECT_EQ(Untrusted(text).csv().substr(0, 1), "'") << text;
    for (const char* text : {"\r=1", "\n=1"})
        EXPECT_EQ(Untrusted(text).csv().substr(0, 2), "\"'") << text;
    for (const char* text : {"-1.5", "3e-7", "-2", "a=b", "–", ""})
        EXPECT_EQ(Untrusted(text).csv(), text) << "a number, or nothing to calculate";
    EXPECT_EQ(Untrusted("a,\"b\"\r\nc").csv(), "\"a,\"\"b\"\"\r\nc\"");
    EXPECT_EQ(Untrusted("\x1b[31m").csv(), "\\u001b[31m");
}

} // namespace
} // namespace phasebench::untrusted_test
