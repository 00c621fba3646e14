// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/call_copies.h"

#include "tests/support/example_run.h"

#include <gtest/gtest.h>

namespace phasebench::call_copies_test {
namespace {

using test::pointFrom;

std::string inWords(const std::vector<CallCopy>& copies)
{
    std::string text;
    for (const CallCopy& copy : copies)
        text += (text.empty() ? "" : "; ") + std::string(nameOf(copy.operand)) + " " + nameOf(copy.from) + " > "
            + nameOf(copy.to) + " " + std::to_string(copy.bytes) + (copy.mode.empty() ? "" : " " + copy.mode);
    return text;
}

Experiment matmul(const std::string& rest)
{
    return pointFrom(R"({"problem": {"kind": "matmul", "m": 8, "n": 4, "k": 2, "type": "float32"}, )" + rest + "}");
}

TEST(CallCopies, GoInForInputsAndOutForTheResultOnly)
{
    const auto e = matmul(R"("placement": {"a": "host_pinned", "b": "gpu:0", "d": "host_pageable"},
        "execution": {"space": "gpu:0"})");
    EXPECT_EQ(inWords(copiesOf(e)), "a host_pinned > gpu:0 64; d gpu:0 > host_pageable 128");
    EXPECT_TRUE(faultsOf(e).empty());
}

TEST(CallCopies, ComeDownForTheCpu)
{
    const auto e = matmul(R"("placement": {"a": "gpu:0", "b": "host_pinned", "d": "gpu:1"},
        "execution": {"space": "cpu"})");
    EXPECT_EQ(inWords(copiesOf(e)), "a gpu:0 > host_pageable 64; d host_pageable > gpu:1 128");
}

TEST(CallCopies, NameTheWayBetweenTwoGpus)
{
    const auto e = matmul(R"("placement": {"a": "gpu:1", "b": "gpu:0", "d": "gpu:1"}, "execution": {"space": "gpu:0"},
        "transfer": {"peer": "staged"})");
    EXPECT_EQ(inWords(copiesOf(e)), "a gpu:1 > gpu:0 64 staged; d gpu:0 > gpu:1 128 staged");
}

TEST(CallCopies, PrefetchManagedMemoryOrLeaveItToFaults)
{
    const std::string managed = R"("placement": {"a": "managed", "b": "gpu:0", "d": "managed"}, "execution":
        {"space": "gpu:0"}, "transfer": {"managed": ")";
    EXPECT_EQ(inWords(copiesOf(matmul(managed + "prefetch\"}"))),
        "a managed > gpu:0 64 prefetch; d gpu:0 > managed 128 prefetch");
    EXPECT_TRUE(faultsOf(matmul(managed + "prefetch\"}")).empty());
    for (const std::string mode : {"fault", "advise"}) {
        EXPECT_TRUE(copiesOf(matmul(managed + mode + "\"}")).empty());
        EXPECT_EQ(inWords(faultsOf(matmul(managed + mode + "\"}"))),
            "a managed > gpu:0 64 " + mode + "; d gpu:0 > managed 128 " + mode);
    }
}

TEST(CallCopies, GoIntoPlannedBuffersEvenWhereTheOperandIsReached)
{
    const auto e = matmul(R"("placement": {"a": "gpu:0", "b": "managed", "d": "gpu:0"}, "execution": {"space": "gpu:0"},
        "transfer": {"managed": "fault"}, "call": {"form": "stateful", "operands": "in_place"})");
    EXPECT_EQ(inWords(copiesOf(e)), "a gpu:0 > gpu:0 64; b managed > gpu:0 32 fault");
    EXPECT_TRUE(faultsOf(e).empty());
}

TEST(CallCopies, TakeAnInPlaceTransformBothWays)
{
    const auto e = pointFrom(R"({"problem": {"kind": "fft", "shape": [8], "type": "float32", "in_place": true},
        "placement": {"in": "host_pinned"}, "execution": {"space": "gpu:0"}})");
    EXPECT_EQ(inWords(copiesOf(e)), "in host_pinned > gpu:0 64; in gpu:0 > host_pinned 64");
}

} // namespace
} // namespace phasebench::call_copies_test
