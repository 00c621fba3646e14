// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/explain.h"

#include "tests/engine/problem/texts.h"

namespace phasebench::explain_test {
namespace {

using test::fftText;
using test::matmulText;
using test::resolved;

std::string large(const std::string& more)
{
    return R"({"problem": {"kind": "matmul", "m": 8000, "n": 2000, "k": 4000, "type": "float32"}, )" + more + "}";
}

TEST(Explain, CopiesOfAMatmul)
{
    EXPECT_EQ(explain(resolved(large(R"("execution": {"space": "gpu:0"})"))),
        "You are about to multiply 8000 × 4000 by 4000 × 2000 on GPU 0; A, B and D live in pageable host memory, so "
        "160 MB go up and 64 MB come back.");
    EXPECT_EQ(explain(resolved(large(R"("execution": {"space": "gpu:1"}, "placement": {"a": "gpu:1", "b": "gpu:1"})"))),
        "You are about to multiply 8000 × 4000 by 4000 × 2000 on GPU 1; all operands live there, so nothing is "
        "copied.");
    EXPECT_EQ(explain(resolved(large(R"("execution": {"space": "cpu", "threads": 1})"))),
        "You are about to multiply 8000 × 4000 by 4000 × 2000 on the CPU with 1 thread; it works where the operands "
        "live, so nothing is copied.");
    EXPECT_EQ(explain(resolved(large(R"("execution": {"space": "cpu", "threads": 8}, "placement": {"a": "gpu:0"})"))),
        "You are about to multiply 8000 × 4000 by 4000 × 2000 on the CPU with 8 threads; A lives in GPU 0's "
        "memory, so 128 MB come down.");
    EXPECT_EQ(
        explain(resolved(large(
            R"("execution": {"space": "gpu:0"}, "placement": {"a": "gpu:0", "b": "gpu:0", "d": "host_pinned"})"))),
        "You are about to multiply 8000 × 4000 by 4000 × 2000 on GPU 0; D lives in pinned host memory, so 64 MB come "
        "back.");
}

TEST(Explain, Calls)
{
    EXPECT_EQ(explain(resolved(matmulText(R"("epilog": "relu_bias", "batch": 3)",
                  R"("execution": {"space": "gpu:0"}, "call": {"form": "stateless", "count": 10})"))),
        "You are about to multiply 8 × 2 by 2 × 4, 3 times in a batch, with the epilog relu_bias on GPU 0; A, B, the "
        "bias and D live in "
        "pageable host memory, so 384 bytes go up and 384 bytes come back in every call. Each of the 10 calls is "
        "planned anew.");
    EXPECT_EQ(explain(resolved(fftText(R"("shape": [10000])", R"("call": {"count": 100})"))),
        "You are about to transform 10000 complex numbers on the CPU with 4 threads; it works where the operands live, "
        "so nothing is "
        "copied. It is planned once and called 100 times.");
}

TEST(Explain, ManagedMemoryIsPrefetchedOrFollows)
{
    const auto begin = [](const std::string& mode, const std::string& more = {}) {
        const std::string text = explain(resolved(large(
            R"("execution": {"space": "gpu:0"}, "placement": {"a": "managed", "b": "gpu:0", "d": "gpu:0"}, "transfer": {"managed": ")"
            + mode + "\"}" + more)));
        return text.substr(text.find(';') + 2);
    };
    EXPECT_EQ(begin("prefetch"), "A lives in managed memory, so 128 MB go up.");
    EXPECT_EQ(begin("fault"), "nothing is copied; the pages of A, 128 MB of managed memory, follow while it executes.");
    EXPECT_EQ(begin("fault", R"(, "call": {"operands": "in_place"})"), "A lives in managed memory, so 128 MB go up.")
        << "into the planned buffer";
}

TEST(Explain, OnlyPagesOfInputsFollow)
{
    EXPECT_EQ(
        explain(resolved(large(
            R"("execution": {"space": "gpu:0"}, "placement": {"a": "gpu:0", "b": "gpu:0", "d": "managed"}, "transfer": {"managed": "fault"})"))),
        "You are about to multiply 8000 × 4000 by 4000 × 2000 on GPU 0; all operands live there, so nothing is "
        "copied.");
}

TEST(Explain, CopiesIntoPlannedBuffersGoOverNoLink)
{
    EXPECT_EQ(
        explain(resolved(large(
            R"("execution": {"space": "gpu:0"}, "placement": {"a": "gpu:0", "b": "host_pinned", "d": "gpu:0"}, "call": {"operands": "in_place"})"))),
        "You are about to multiply 8000 × 4000 by 4000 × 2000 on GPU 0; B lives in pinned host memory, so 32 MB go "
        "up.");
}

TEST(Explain, Transforms)
{
    const auto begin = [](const std::string& problem) {
        const std::string text = explain(resolved(fftText(problem)));
        return text.substr(0, text.find(" on the CPU"));
    };
    EXPECT_EQ(begin(R"("shape": [4, 7], "transform": "r2c")"),
        "You are about to transform 4 × 7 real numbers into 4 × 4 complex ones");
    EXPECT_EQ(begin(R"("shape": [4, 7], "transform": "c2r", "in_place": true)"),
        "You are about to transform 4 × 4 complex numbers into 4 × 7 real ones in place");
    EXPECT_EQ(begin(R"("shape": [4], "direction": "inverse", "batch": 2)"),
        "You are about to transform 4 complex numbers back, 2 times in a batch,");
}

TEST(BytesInWords, HasThreeDigits)
{
    EXPECT_EQ(bytesInWords(0), "0 bytes");
    EXPECT_EQ(bytesInWords(1), "1 byte");
    EXPECT_EQ(bytesInWords(999), "999 bytes");
    EXPECT_EQ(bytesInWords(1000), "1 kB");
    EXPECT_EQ(bytesInWords(7440), "7.44 kB");
    EXPECT_EQ(bytesInWords(160000000), "160 MB");
    EXPECT_EQ(bytesInWords(999600), "1 MB");
    EXPECT_EQ(bytesInWords(1048576000), "1.05 GB");
    EXPECT_EQ(bytesInWords(INT64_MAX), "9.22 EB");
}

} // namespace
} // namespace phasebench::explain_test
