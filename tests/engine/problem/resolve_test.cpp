// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/problem/texts.h"

namespace phasebench::resolve_test {
namespace {

using test::fftText;
using test::matmulText;
using test::resolved;

constexpr Computer laptop{0, 8};
constexpr Computer server{2, 64};

std::string spaceOf(const std::string& text, Computer computer)
{
    return nameOf(*resolved(text, computer).execution.space);
}

TEST(Resolve, AMatmulTakesTheFirstGpu)
{
    EXPECT_EQ(spaceOf(matmulText(), laptop), "cpu");
    EXPECT_EQ(spaceOf(matmulText(), server), "gpu:0");
    EXPECT_EQ(spaceOf(matmulText({}, R"("placement": {"a": "gpu:1", "b": "gpu:1"})"), server), "gpu:0");
}

TEST(Resolve, AnFftFollowsItsInput)
{
    const auto at = [](const char* place) {
        return fftText({}, R"("placement": {"in": ")" + std::string(place) + "\"}");
    };
    EXPECT_EQ(spaceOf(fftText(), server), "cpu");
    EXPECT_EQ(spaceOf(at("host_pinned"), server), "cpu");
    EXPECT_EQ(spaceOf(at("gpu:1"), server), "gpu:1");
    EXPECT_EQ(spaceOf(at("gpu:1"), laptop), "gpu:1") << "what is missing is said later, not replaced";
    EXPECT_EQ(spaceOf(at("managed"), server), "gpu:0");
    EXPECT_EQ(spaceOf(at("managed"), laptop), "cpu");
}

TEST(Resolve, WhatIsGivenStays)
{
    EXPECT_EQ(spaceOf(matmulText({}, R"("execution": {"space": "cpu"})"), server), "cpu");
    EXPECT_EQ(spaceOf(fftText({}, R"("execution": {"space": "gpu:1"})"), laptop), "gpu:1");
    EXPECT_EQ(resolved(matmulText({}, R"("execution": {"space": "cpu", "threads": 3})"), server).execution.threads, 3);
}

TEST(Resolve, ThreadsAreTheCpus)
{
    EXPECT_EQ(resolved(matmulText(), laptop).execution.threads, 8);
    EXPECT_FALSE(resolved(matmulText(), server).execution.threads);
    EXPECT_FALSE(
        resolved(matmulText({}, R"("execution": {"space": "gpu:0", "threads": 3})"), server).execution.threads);
}

} // namespace
} // namespace phasebench::resolve_test
