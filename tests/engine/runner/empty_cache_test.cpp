// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/runner/empty_cache.h"

#include "tests/support/scoped_variable.h"

#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>

namespace phasebench::empty_cache_test {
namespace {

TEST(EmptyCache, IsAFolderOfItsOwnThatGoesWithIt)
{
    if (std::getenv("CUDA_CACHE_PATH") != nullptr)
        GTEST_SKIP() << "CUDA_CACHE_PATH is set, so it is kept.";
    std::map<std::string, std::string> one;
    std::map<std::string, std::string> other;
    std::filesystem::path folder;
    {
        const EmptyCache cache(one);
        const EmptyCache second(other);
        folder = one.at("CUDA_CACHE_PATH");
        EXPECT_NE(folder, other.at("CUDA_CACHE_PATH"));
        EXPECT_TRUE(std::filesystem::is_empty(folder));
        std::ofstream(folder / "compiled") << "something";
    }
    EXPECT_FALSE(std::filesystem::exists(folder));
}

TEST(EmptyCache, LeavesAFolderThatSomebodyChose)
{
    const ScopedVariable chosen("CUDA_CACHE_PATH", "/somewhere");
    std::map<std::string, std::string> environment;
    const EmptyCache cache(environment);
    EXPECT_TRUE(environment.empty());
}

} // namespace
} // namespace phasebench::empty_cache_test
