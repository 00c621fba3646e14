// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/experiment.h"
#include "engine/problem/phase.h"
#include "engine/problem/placement.h"

#include <gtest/gtest.h>
#include <set>

namespace phasebench::words_test {
namespace {

template <typename E> class Words : public ::testing::Test {
};

using Enumerations = ::testing::Types<DataType, ComputeType, Order, Epilog, Transform, Direction, CallForm,
    OperandUpdate, Batching, PeerCopy, ManagedMode, Effort, CacheState, Phase, Autotune::Search, Autotune::Method>;
TYPED_TEST_SUITE(Words, Enumerations);

TYPED_TEST(Words, EachValueHasOneSpelling)
{
    std::set<std::string_view> seen;
    for (const auto name : namesOf<TypeParam>()) {
        EXPECT_TRUE(seen.insert(name).second) << name;
        const auto value = fromName<TypeParam>(name);
        ASSERT_TRUE(value) << name;
        EXPECT_EQ(nameOf(*value), name);
    }
    EXPECT_FALSE(fromName<TypeParam>(""));
    EXPECT_FALSE(fromName<TypeParam>("Float32"));
}

TEST(Words, LastValuesAreSpeltRight)
{
    EXPECT_EQ(nameOf(DataType::int32), "int32");
    EXPECT_EQ(nameOf(ComputeType::int32), "int32");
    EXPECT_EQ(nameOf(Epilog::bgradb), "bgradb");
    EXPECT_EQ(nameOf(FftOperand::out), "out");
    EXPECT_EQ(nameOf(Phase::resource_management), "resource_management");
    EXPECT_EQ(nameOf(Effort::exhaustive), "exhaustive");
}

TEST(DataTypes, HaveTheirSizes)
{
    EXPECT_EQ(sizeOf(DataType::float64), 8);
    EXPECT_EQ(sizeOf(DataType::float32), 4);
    EXPECT_EQ(sizeOf(DataType::float16), 2);
    EXPECT_EQ(sizeOf(DataType::bfloat16), 2);
    EXPECT_EQ(sizeOf(DataType::complex64), 8);
    EXPECT_EQ(sizeOf(DataType::complex128), 16);
    EXPECT_EQ(sizeOf(DataType::float8_e4m3), 1);
    EXPECT_EQ(sizeOf(DataType::float8_e5m2), 1);
    EXPECT_EQ(sizeOf(DataType::int8), 1);
    EXPECT_EQ(sizeOf(DataType::int32), 4);
    EXPECT_EQ(realPartOf(DataType::complex64), DataType::float32);
    EXPECT_EQ(realPartOf(DataType::complex128), DataType::float64);
    EXPECT_EQ(realPartOf(DataType::float16), DataType::float16);
}

TEST(DataTypes, HaveNvmathsDefaultCompute)
{
    EXPECT_EQ(defaultComputeOf(DataType::float16), ComputeType::float32);
    EXPECT_EQ(defaultComputeOf(DataType::bfloat16), ComputeType::float32);
    EXPECT_EQ(defaultComputeOf(DataType::float32), ComputeType::float32);
    EXPECT_EQ(defaultComputeOf(DataType::complex64), ComputeType::float32);
    EXPECT_EQ(defaultComputeOf(DataType::float64), ComputeType::float64);
    EXPECT_EQ(defaultComputeOf(DataType::complex128), ComputeType::float64);
    EXPECT_EQ(defaultComputeOf(DataType::float8_e4m3), ComputeType::float32);
    EXPECT_EQ(defaultComputeOf(DataType::int8), ComputeType::int32);
}

TEST(MemorySpaces, AreReadAsTheyAreWritten)
{
    for (const char* name : {"host_pageable", "host_pinned", "managed", "gpu:0", "gpu:7", "gpu:12"}) {
        const auto space = memorySpaceFromName(name);
        ASSERT_TRUE(space) << name;
        EXPECT_EQ(nameOf(*space), name);
    }
    for (const char* name :
        {"", "host", "gpu", "gpu:", "gpu:x", "gpu:-1", "gpu:+1", "gpu:01", "gpu:1 ", "gpu:99999", "GPU:0", "cpu"})
        EXPECT_FALSE(memorySpaceFromName(name)) << name;
}

TEST(ExecutionSpaces, AreReadAsTheyAreWritten)
{
    for (const char* name : {"cpu", "gpu:0", "gpu:3"}) {
        const auto space = executionSpaceFromName(name);
        ASSERT_TRUE(space) << name;
        EXPECT_EQ(nameOf(*space), name);
    }
    for (const char* name : {"", "CPU", "gpu", "gpu:1x", "managed", "host_pageable"})
        EXPECT_FALSE(executionSpaceFromName(name)) << name;
}

} // namespace
} // namespace phasebench::words_test
