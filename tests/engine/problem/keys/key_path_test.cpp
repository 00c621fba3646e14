// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/keys/key_path.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace phasebench::key_path_test {
namespace {

using nlohmann::json;

TEST(KeyPath, SetsWhatIsThereAndMakesWhatIsNot)
{
    json document = json::parse(R"({"problem": {"shape": [8, 9]}})");
    EXPECT_TRUE(setAt(document, "problem.shape.1", 7));
    EXPECT_TRUE(setAt(document, "problem.a.order", "row"));
    EXPECT_TRUE(setAt(document, "title", "x"));
    EXPECT_EQ(document, json::parse(R"({"problem": {"shape": [8, 7], "a": {"order": "row"}}, "title": "x"})"));
}

TEST(KeyPath, LeavesTheDocumentAloneWhereItCannot)
{
    json document = json::parse(R"({"problem": {"m": 4, "shape": [8]}})");
    const json before = document;
    EXPECT_FALSE(setAt(document, "", 1));
    EXPECT_FALSE(setAt(document, ".a", 1));
    EXPECT_FALSE(setAt(document, "a.", 1));
    EXPECT_FALSE(setAt(document, "problem.m.x", 1));
    EXPECT_FALSE(setAt(document, "problem.shape.1", 1));
    EXPECT_FALSE(setAt(document, "problem.shape.x", 1));
    EXPECT_FALSE(setAt(document, "new.0", 1));
    EXPECT_EQ(document, before);
}

TEST(KeyPath, Finds)
{
    const json document = json::parse(R"({"problem": {"shape": [8, 9]}})");
    ASSERT_TRUE(findAt(document, "problem.shape.1"));
    EXPECT_EQ(*findAt(document, "problem.shape.1"), 9);
    EXPECT_EQ(findAt(document, "problem.shape.2"), nullptr);
    EXPECT_EQ(findAt(document, "problem.x"), nullptr);
    EXPECT_EQ(findAt(document, "problem.shape.0.x"), nullptr);
}

TEST(KeyPath, MendsAreAppliedTogetherOrNotAtAll)
{
    json document = json::parse(R"({"placement": {"a": "host_pageable"}})");
    EXPECT_TRUE(applyFixes(document, {{"placement.a", "\"host_pinned\""}, {"planning.effort", "null"}}));
    EXPECT_EQ(document, json::parse(R"({"placement": {"a": "host_pinned"}, "planning": {"effort": null}})"));
    const json before = document;
    EXPECT_FALSE(applyFixes(document, {{"title", "\"x\""}, {"placement.a.b", "1"}}));
    EXPECT_FALSE(applyFixes(document, {{"title", "{"}}));
    EXPECT_EQ(document, before);
}

} // namespace
} // namespace phasebench::key_path_test
