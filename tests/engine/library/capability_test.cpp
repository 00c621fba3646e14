// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/library/capability.h"

#include "tests/engine/problem/texts.h"

#include <algorithm>

namespace phasebench::capability_test {
namespace {

using test::fftText;
using test::resolved;

std::string matmul(
    const std::string& type, const std::string& space, const std::string& problem = {}, const std::string& more = {})
{
    return R"({"problem": {"kind": "matmul", "m": 8, "n": 4, "k": 2, "type": ")" + type + "\""
        + (problem.empty() ? "" : ", " + problem) + R"(}, "execution": {"space": ")" + space + "\"}"
        + (more.empty() ? "" : ", " + more) + "}";
}

std::string fft(const std::string& type, const std::string& space, const std::string& problem = R"("shape": [16])",
    const std::string& more = {})
{
    return R"({"problem": {"kind": "fft", "type": ")" + type + "\", " + problem + R"(}, "execution": {"space": ")"
        + space + "\"}" + (more.empty() ? "" : ", " + more) + "}";
}

Faults why(const std::string& text)
{
    return whyImpossible(resolved(text));
}

void expectPossible(const std::string& text)
{
    for (const Fault& fault : why(text))
        ADD_FAILURE() << fault.key << ": " << fault.sentence << "\nin " << text;
}

void expectRefused(
    const std::string& text, const std::string& key, const std::string& says, const std::vector<SuggestedFix>& fixes)
{
    const Faults faults = why(text);
    ASSERT_FALSE(faults.empty()) << text;
    EXPECT_EQ(faults[0].key, key);
    EXPECT_NE(faults[0].sentence.find(says), std::string::npos) << faults[0].sentence;
    EXPECT_EQ(faults[0].fixes, fixes) << faults[0].sentence;
    EXPECT_EQ(faults[0].sentence.back(), '.');
}

/// What fixes an epilog: its operands go with it.
std::vector<SuggestedFix> withoutEpilog(std::string_view epilog)
{
    std::vector<SuggestedFix> fixes{{"problem.epilog", "\"none\""}};
    const Epilog value = *fromName<Epilog>(epilog);
    if (readsBias(value) || writesBias(value))
        fixes.push_back({"placement.bias", "null"});
    if (readsAux(value) || writesAux(value))
        fixes.push_back({"placement.aux", "null"});
    return fixes;
}

TEST(Capability, NamesTheBackend)
{
    EXPECT_EQ(libraryOf(resolved(matmul("float32", "cpu"))).name, "openblas");
    EXPECT_EQ(libraryOf(resolved(matmul("float32", "gpu:1"))).name, "cublaslt");
    EXPECT_EQ(libraryOf(resolved(fft("float32", "cpu"))).name, "fftw");
    EXPECT_EQ(libraryOf(resolved(fft("float32", "gpu:0"))).name, "cufft");
}

TEST(Capability, OpenBlasComputesItsFourTypes)
{
    for (const char* type : {"float32", "float64", "complex64", "complex128"}) {
        expectPossible(matmul(type, "cpu"));
        expectPossible(matmul(type, "cpu",
            R"("a": {"transpose": true, "conjugate": true, "order": "row"}, "alpha": 2, "beta": 1, "batch": 3)"));
    }
    expectRefused(matmul("float16", "cpu"), "problem.type", "float64, float32, complex64 and complex128",
        {{"problem.type", "\"float32\""}});
    expectRefused(matmul("int8", "cpu"), "problem.type", "OpenBLAS has no product of int8",
        {{"problem.type", "\"float32\""}, {"problem.compute", "\"float32\""}});
    expectRefused(matmul("float32", "cpu", R"("compute": "tfloat32")"), "problem.compute", "it can with float32",
        {{"problem.compute", "\"float32\""}});
    expectRefused(matmul("float64", "cpu", R"("compute": "float32")"), "problem.compute", "it can with float64",
        {{"problem.compute", "\"float64\""}});
    expectRefused(matmul("float32", "cpu", R"("d": {"type": "float64"})"), "problem.d.type", "not as float64",
        {{"problem.d.type", "\"float32\""}});
    expectRefused(matmul("float32", "cpu", R"("b": {"type": "float64"})"), "problem.b.type", "matrices of one type",
        {{"problem.b.type", "\"float32\""}});
}

TEST(Capability, OpenBlasHasNoEpilogs)
{
    for (const auto epilog : namesOf<Epilog>()) {
        const std::string text = matmul("float32", "cpu", R"("epilog": ")" + std::string(epilog) + "\"");
        if (epilog == "none")
            expectPossible(text);
        else
            expectRefused(text, "problem.epilog", "OpenBLAS computes no epilog", withoutEpilog(epilog));
    }
}

TEST(Capability, OpenBlasCountsIn32Bits)
{
    expectPossible(
        R"({"problem": {"kind": "matmul", "m": 2147483647, "n": 1, "k": 1, "type": "float32"}, "execution": {"space": "cpu", "backend": "openblas"}})");
    expectRefused(
        R"({"problem": {"kind": "matmul", "m": 2147483648, "n": 1, "k": 1, "type": "float32"}, "execution": {"space": "cpu", "backend": "openblas"}})",
        "problem", "A has 2147483648", {});
    expectPossible(
        R"({"problem": {"kind": "matmul", "m": 2147483648, "n": 1, "k": 1, "type": "float32"}, "execution": {"space": "gpu:0"}})");
    // Where no library is asked for, one that counts in 64 bits computes it.
    EXPECT_EQ(libraryOf(resolved(
                            R"({"problem": {"kind": "matmul", "m": 2147483648, "n": 1, "k": 1, "type": "float32"},
            "execution": {"space": "cpu"}})"))
                  .name,
        "blis");
}

TEST(Capability, CublasLtComputesTheseTypes)
{
    const std::vector<std::pair<std::string, std::vector<std::string>>> table = {
        {"float64", {"float64", "float64_pedantic"}},
        {"float32", {"float32", "float32_pedantic", "tfloat32", "float32_fast_float16", "float32_fast_bfloat16"}},
        {"float16", {"float32", "float32_pedantic", "float16", "float16_pedantic"}},
        {"bfloat16", {"float32", "float32_pedantic"}},
        {"complex64", {"float32", "float32_pedantic", "tfloat32", "float32_fast_float16", "float32_fast_bfloat16"}},
        {"complex128", {"float64", "float64_pedantic"}},
    };
    for (const auto& [type, offered] : table)
        for (const auto compute : namesOf<ComputeType>()) {
            const std::string text = matmul(type, "gpu:0", R"("compute": ")" + std::string(compute) + "\"");
            const bool possible = std::ranges::find(offered, compute) != offered.end();
            EXPECT_EQ(why(text).empty(), possible) << type << " in " << compute;
        }
    for (const char* type : {"float8_e4m3", "float8_e5m2", "int8"}) {
        const Faults faults = why(matmul(type, "gpu:0"));
        ASSERT_FALSE(faults.empty()) << type;
        EXPECT_NE(faults[0].sentence.find("not offered yet"), std::string::npos);
        EXPECT_EQ(faults[0].fixes[0].key, "problem.type");
    }
}

TEST(Capability, HalfProductsMayBeWrittenInSingle)
{
    expectPossible(matmul("float16", "gpu:0", R"("d": {"type": "float32"}, "beta": 1)"));
    expectPossible(matmul("bfloat16", "gpu:0", R"("d": {"type": "float32"})"));
    expectRefused(matmul("float16", "gpu:0", R"("compute": "float16", "d": {"type": "float32"})"), "problem.d.type",
        "as float16", {{"problem.d.type", "\"float16\""}});
    expectRefused(matmul("float16", "gpu:0", R"("d": {"type": "bfloat16"})"), "problem.d.type", "float16 and float32",
        {{"problem.d.type", "\"float16\""}});
}

TEST(Capability, CublasLtHasEpilogsForRealMatrices)
{
    for (const char* epilog : {"relu", "gelu", "bias", "relu_bias", "gelu_bias"}) {
        const std::string key = R"("epilog": ")" + std::string(epilog) + "\"";
        expectPossible(matmul("float32", "gpu:0", key));
        expectPossible(matmul("float16", "gpu:0", key + R"(, "beta": 1, "batch": 4, "a": {"order": "row"})"));
        expectRefused(
            matmul("complex64", "gpu:0", key), "problem.epilog", "no epilogs for complex", withoutEpilog(epilog));
    }
    for (const char* epilog : {"relu_aux", "gelu_aux_bias", "drelu", "dgelu_bgrad", "bgrada", "bgradb"})
        expectRefused(matmul("float32", "gpu:0", R"("epilog": ")" + std::string(epilog) + "\""), "problem.epilog",
            "not offered yet", withoutEpilog(epilog));
}

TEST(Capability, ActivationAndBiasNeedDByColumn)
{
    const std::string byRow = R"("d": {"order": "row"}, "epilog": )";
    expectPossible(matmul("float32", "gpu:0", byRow + "\"bias\""));
    expectPossible(matmul("float32", "gpu:0", byRow + "\"relu\""));
    expectRefused(matmul("float32", "gpu:0", byRow + "\"relu_bias\""), "problem.d.order", "stored by columns",
        {{"problem.d.order", "\"column\""}});
    expectRefused(matmul("float32", "gpu:0", byRow + R"("gelu_bias", "beta": 1)"), "problem.d.order",
        "stored by columns", {{"problem.d.order", "\"column\""}, {"problem.c.order", "\"column\""}});
}

TEST(Capability, CIsStoredLikeD)
{
    for (const char* space : {"cpu", "gpu:0"}) {
        expectPossible(matmul("float32", space, R"("beta": 1, "d": {"order": "row"})"));
        expectRefused(matmul("float32", space, R"("beta": 1, "c": {"order": "row"})"), "problem.c.order",
            "in one order", {{"problem.c.order", "\"column\""}});
        expectRefused(matmul("float32", space, R"("beta": 1, "c": {"type": "float64"})"), "problem.c.type", "one type",
            {{"problem.c.type", "\"float32\""}});
    }
}

TEST(Capability, FftwComputesSingleAndDouble)
{
    for (const char* type : {"float32", "float64"})
        for (const char* transform : {"c2c", "r2c", "c2r"})
            for (const char* shape : {"[7]", "[8, 9]", "[3, 4, 5]"})
                for (const char* inPlace : {"false", "true"})
                    expectPossible(fft(type, "cpu",
                        R"("batch": 2, "transform": ")" + std::string(transform) + R"(", "shape": )" + shape
                            + R"(, "in_place": )" + inPlace,
                        R"("planning": {"effort": "exhaustive"})"));
    for (const char* type : {"float16", "bfloat16"})
        expectRefused(fft(type, "cpu"), "problem.type", "FFTW computes in float32 and float64",
            {{"problem.type", "\"float32\""}});
}

TEST(Capability, CufftTransformsHalfOfPowersOfTwo)
{
    for (const char* type : {"float16", "float32", "float64"})
        expectPossible(fft(type, "gpu:0", R"("shape": [16, 4, 1])"));
    expectPossible(fft("float32", "gpu:0", R"("shape": [10007])"));
    expectRefused(fft("float16", "gpu:0", R"("shape": [16, 12])"), "problem.type", "power of two",
        {{"problem.type", "\"float32\""}});
    expectRefused(fft("bfloat16", "gpu:0"), "problem.type", "not offered yet", {{"problem.type", "\"float16\""}});
    expectPossible(fft("float16", "gpu:0", R"("shape": [1024], "batch": 4194304)"));
    expectRefused(fft("float16", "gpu:0", R"("shape": [1024], "batch": 4194305)"), "problem.type", "4294967296",
        {{"problem.type", "\"float32\""}});
}

TEST(Capability, EffortIsFftws)
{
    const std::string effort = R"("planning": {"effort": "patient"})";
    expectPossible(fft("float32", "cpu", R"("shape": [8])", effort));
    expectPossible(fft("float32", "gpu:0", R"("shape": [8])", R"("planning": {"effort": "estimate"})"));
    expectRefused(fft("float32", "gpu:0", R"("shape": [8])", effort), "planning.effort", "on a GPU",
        {{"planning.effort", "null"}});
    expectRefused(matmul("float32", "cpu", {}, effort), "planning.effort", "a matmul", {{"planning.effort", "null"}});
}

TEST(Capability, AConfigurationIsOfItsBackend)
{
    expectPossible(matmul("float32", "cpu", {}, R"("planning": {"configuration": {"threads": 1}})"));
    expectPossible(
        matmul("float32", "gpu:0", {}, R"("planning": {"configuration": {"algorithm": 66, "tile": "128x64"}})"));
    expectRefused(matmul("float32", "gpu:0", {}, R"("planning": {"configuration": {"threads": 1}})"),
        "planning.configuration.threads", "cublaslt has no key", {{"planning.configuration", "null"}});
    expectRefused(matmul("float32", "gpu:0", {}, R"("planning": {"configuration": {"tile": "128x64"}})"),
        "planning.configuration", "must name its \"algorithm\"", {{"planning.configuration", "null"}});
}

TEST(Capability, AutotuningIsOffered)
{
    expectPossible(matmul("float32", "gpu:0", {}, R"("planning": {"autotune": {}})"));
}

TEST(Capability, EveryPlacementIsOfferedInEveryMode)
{
    for (const std::string space : {"cpu", "gpu:0"})
        for (const std::string place : {"host_pageable", "host_pinned", "managed", "gpu:0", "gpu:1"})
            for (const std::string mode : {R"({"managed": "fault"})", R"({"managed": "prefetch"})",
                     R"({"managed": "advise"})", R"({"peer": "direct"})", R"({"peer": "staged"})"}) {
                const std::string rest = R"("transfer": )" + mode;
                expectPossible(matmul("float32", space, {},
                    rest + R"(, "placement": {"a": ")" + place + R"(", "b": ")" + place + R"(", "d": ")" + place
                        + R"("})"));
                expectPossible(fft("float32", space, R"("shape": [8])",
                    rest + R"(, "placement": {"in": ")" + place + R"(", "out": ")" + place + R"("})"));
            }
}

TEST(Capability, OverlappedCopiesNeedPinnedMemory)
{
    const auto overlapped = [](const std::string& placement) {
        return why(matmul(
            "float32", "gpu:0", R"("batch": 3)", R"("call": {"batching": "overlapped"}, "placement": )" + placement));
    };
    const Faults faults = overlapped(R"({"a": "host_pinned", "b": "gpu:0", "d": "host_pageable"})");
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults[0].key, "placement.d");
    EXPECT_EQ(faults[0].fixes, (std::vector<SuggestedFix>{{"placement.d", "\"host_pinned\""}}));
    EXPECT_TRUE(overlapped(R"({"a": "host_pinned", "b": "gpu:0", "d": "gpu:0"})").empty());
}

TEST(Capability, ABatchIsASequenceAnywhereAndOverlappedWhereSomethingIsCopied)
{
    const std::string sequence = R"("call": {"batching": "sequence"})";
    expectPossible(matmul("float32", "cpu", R"("batch": 3)", sequence));
    expectPossible(matmul("float32", "gpu:0", R"("batch": 3)", sequence));
    expectPossible(fft("float32", "cpu", R"("shape": [16], "batch": 4)", sequence));
    const std::string overlapped = R"("call": {"batching": "overlapped"})";
    expectRefused(matmul("float32", "cpu", R"("batch": 3)", overlapped), "call.batching",
        "only where an operand lives on a GPU", {{"call.batching", "\"sequence\""}});
    expectPossible(matmul("float32", "cpu", R"("batch": 3)", overlapped + R"(, "placement": {"a": "gpu:0"})"));
    expectRefused(
        matmul("float32", "gpu:0", R"("batch": 3)", overlapped + R"(, "placement": {"a": "gpu:0", "b": "gpu:0"})"),
        "call.batching", "no copy is there to be overlapped", {{"call.batching", "\"sequence\""}});
    expectRefused(matmul("float32", "gpu:0", R"("batch": 3)",
                      R"("call": {"batching": "overlapped", "form": "stateless"}, "placement": {"a": "host_pinned",
                      "b": "host_pinned"})"),
        "call.form", "share one plan", {{"call.form", "\"stateful\""}});
}

TEST(Capability, ColdCallsThatOverwriteTheirInputAreNotWithoutNumber)
{
    const std::string calls = R"("call": {"count": 5000})";
    expectPossible(fft("float32", "cpu", R"("shape": [16])", calls));
    expectPossible(fft("float32", "cpu", R"("shape": [16], "transform": "c2r")", calls));
    expectPossible(fft("float32", "cpu", R"("shape": [16], "in_place": true)", R"("call": {"count": 4096})"));
    expectPossible(
        fft("float32", "cpu", R"("shape": [16], "in_place": true)", calls + R"(, "measure": {"cache": "hot"})"));
    for (const std::string overwrites :
        {R"("shape": [16], "in_place": true)", R"("shape": [4, 4], "transform": "c2r")"})
        expectRefused(fft("float32", "cpu", overwrites, calls), "call.count",
            "5000 calls need as many sets of operands, and there are at most 4096", {{"call.count", "4096"}});
    expectRefused(fft("float32", "gpu:0", R"("shape": [16])", calls + R"(, "placement": {"in": "managed"})"),
        "call.count", "Managed pages start on the other side", {{"call.count", "4096"}});
    // FFTW keeps the input of this one: it is the pages that move.
    expectRefused(
        fft("float32", "cpu", R"("shape": [16], "transform": "c2r")", calls + R"(, "placement": {"in": "managed"})"),
        "call.count", "Managed pages start on the other side", {{"call.count", "4096"}});
}

} // namespace
} // namespace phasebench::capability_test
