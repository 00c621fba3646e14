// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/explain.h"

#include "engine/problem/memory_need.h"
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

TEST(MemoryNeed, CountsOperandsAndTheirCopies)
{
    const MemoryNeed host = memoryNeed(resolved(large(R"("execution": {"space": "gpu:0"})")));
    EXPECT_EQ(host, (MemoryNeed{224000000, 0, 0, {{0, 224000000}}}));
    const MemoryNeed gpu
        = memoryNeed(resolved(large(R"("execution": {"space": "gpu:1"}, "placement": {"a": "gpu:1", "b": "gpu:1"})")));
    EXPECT_EQ(gpu, (MemoryNeed{0, 0, 0, {{1, 224000000}}}));
    const MemoryNeed mixed = memoryNeed(resolved(
        large(R"("execution": {"space": "gpu:0"}, "placement": {"a": "host_pinned", "b": "managed", "d": "gpu:1"})")));
    EXPECT_EQ(mixed, (MemoryNeed{0, 128000000, 32000000, {{0, 128000000 + 64000000}, {1, 64000000}}}));
    const MemoryNeed cpu = memoryNeed(
        resolved(large(R"("execution": {"space": "cpu"}, "placement": {"a": "gpu:0", "b": "host_pinned"})")));
    EXPECT_EQ(cpu, (MemoryNeed{128000000 + 64000000, 32000000, 0, {{0, 128000000}}}));
}

TEST(MemoryNeed, BuffersUpdatedInPlaceAreCopies)
{
    const MemoryNeed need = memoryNeed(resolved(large(
        R"("execution": {"space": "gpu:0"}, "placement": {"a": "gpu:0", "b": "gpu:0"}, "call": {"operands": "in_place"})")));
    EXPECT_EQ(need, (MemoryNeed{0, 0, 0, {{0, 384000000}}})) << "D is no input";
    EXPECT_EQ(
        memoryNeed(resolved(large(
            R"("execution": {"space": "gpu:0"}, "placement": {"a": "gpu:0", "b": "gpu:0"}, "call": {"form": "stateless", "operands": "in_place"})"))),
        (MemoryNeed{0, 0, 0, {{0, 224000000}}}))
        << "stateless calls have no planned buffers";
}

TEST(MemoryNeed, CallsThatOverwriteTheirInputNeedAnOperandSetEach)
{
    const auto sets = [](const std::string& problem, const std::string& more) {
        return setsNeeded(resolved(fftText("\"shape\": [16], " + problem, more)));
    };
    const std::string inPlace = R"("in_place": true)";
    const std::string c2r = R"("transform": "c2r")";
    EXPECT_EQ(sets(inPlace, R"("call": {"count": 7})"), 7);
    EXPECT_EQ(
        memoryNeed(resolved(fftText(R"("shape": [16], "in_place": true)", R"("call": {"count": 7})"))).host, 7 * 128);
    EXPECT_EQ(sets(inPlace, R"("call": {"count": 7, "operands": "in_place"})"), 1)
        << "the planned buffer is overwritten";
    EXPECT_EQ(sets(inPlace, R"("call": {"count": 7}, "execution": {"space": "gpu:0"})"), 7)
        << "the result is copied back over the input";
    EXPECT_EQ(sets(c2r, R"("call": {"count": 7})"), 1) << "FFTW keeps it";
    EXPECT_EQ(setsNeeded(resolved(fftText(R"("shape": [4, 4], "transform": "c2r")", R"("call": {"count": 7})"))), 7);
    EXPECT_EQ(sets(c2r, R"("call": {"count": 7}, "placement": {"in": "gpu:0"})"), 7) << "cuFFT does not";
    EXPECT_EQ(sets(c2r, R"("call": {"count": 7}, "execution": {"space": "gpu:0"})"), 1) << "its copy is overwritten";
    EXPECT_EQ(sets("\"batch\": 7, " + inPlace, R"("call": {"batching": "sequence"})"), 1) << "each has its element";
    EXPECT_EQ(sets(R"("batch": 1)", R"("call": {"count": 7}, "placement": {"in": "managed"})"), 7) << "pages move";
    EXPECT_EQ(sets(R"("batch": 1)", R"("call": {"count": 7})"), 1);
    EXPECT_EQ(sets(inPlace, R"("call": {"count": 7}, "measure": {"cache": "hot"})"), 1) << "the same set each time";
}

TEST(MemoryNeed, ASequenceCopiesOneElementAtATime)
{
    const std::string batch = R"("execution": {"space": "gpu:0"}, "call": {"batching": )";
    EXPECT_EQ(memoryNeed(resolved(matmulText(R"("batch": 10)", batch + R"("dimension"})"))),
        (MemoryNeed{2240, 0, 0, {{0, 2240}}}));
    EXPECT_EQ(memoryNeed(resolved(matmulText(R"("batch": 10)", batch + R"("sequence"})"))),
        (MemoryNeed{2240, 0, 0, {{0, 224}}}));
    EXPECT_EQ(memoryNeed(resolved(matmulText(R"("batch": 10)", batch + R"("overlapped"})"))),
        (MemoryNeed{2240, 0, 0, {{0, 3 * 224}}}))
        << "those in flight";
    EXPECT_EQ(memoryNeed(resolved(matmulText(R"("batch": 2)", batch + R"("overlapped"})"))),
        (MemoryNeed{448, 0, 0, {{0, 2 * 224}}}));
}

} // namespace
} // namespace phasebench::explain_test
