// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/library/configuration.h"

#include <gtest/gtest.h>

namespace phasebench::configuration_test {
namespace {

using nlohmann::json;

const json good = {{"algorithm", 66}, {"tile", "256x128"}, {"stages", "64x3"}, {"split_k", 4},
    {"reduction", "compute_type"}, {"swizzle", 1}, {"custom", 3}, {"inner_shape", "MMA1688"}, {"cluster", "2x1x1"}};

TEST(Configuration, takesWhatAWorkerWrites)
{
    EXPECT_FALSE(configurationFault("cublaslt", good));
    EXPECT_FALSE(configurationFault("cublaslt",
        {{"algorithm", 0}, {"tile", "undefined"}, {"stages", "128xAUTO"}, {"cluster", "auto"}, {"reduction", "none"},
            {"kernels", json::array()}}));
    EXPECT_FALSE(configurationFault("cublaslt", {{"algorithm", 1}, {"tile", 60000}}));
    EXPECT_FALSE(configurationFault("openblas", {{"kernel_set", "SkylakeX"}, {"threads", 2}}));
    EXPECT_FALSE(configurationFault("fftw", {{"effort", "patient"}, {"threads", 1}}));
    EXPECT_FALSE(configurationFault("cufft", {{"work_area_policy", "minimal"}, {"patient_jit", true}}));
}

TEST(Configuration, namesTheKeyThatIsWrongAndWhatWouldBeRight)
{
    const std::pair<const char*, json> wrong[] = {{"algorithm", -1}, {"algorithm", "x"}, {"tile", "128"},
        {"tile", "x64"}, {"tile", "128x"}, {"tile", "a x b"}, {"stages", true}, {"cluster", "2x1"}, {"split_k", 0},
        {"split_k", 1.5}, {"reduction", "some"}, {"swizzle", nullptr}, {"inner_shape", "1688"}};
    for (const auto& [key, value] : wrong) {
        json configuration = good;
        configuration[key] = value;
        const auto fault = configurationFault("cublaslt", configuration);
        ASSERT_TRUE(fault) << configuration;
        EXPECT_EQ(fault->key, key);
        EXPECT_NE(fault->sentence.find("it must be"), std::string::npos) << fault->sentence;
    }
    EXPECT_EQ(configurationFault("fftw", {{"effort", "great"}})->key, "effort");
    EXPECT_EQ(configurationFault("openblas", {{"threads", 0}})->key, "threads");
}

TEST(Configuration, saysWhatIsMissingOrForeign)
{
    EXPECT_EQ(configurationFault("cublaslt", {{"tile", "64x64"}})->key, "algorithm");
    EXPECT_EQ(configurationFault("cublaslt", {{"algorithm", 1}, {"warp", 3}})->key, "warp");
    EXPECT_TRUE(configurationFault("cublaslt", json::object()));
    EXPECT_TRUE(configurationFault("cublaslt", json::array()));
    EXPECT_TRUE(configurationFault("cublaslt", "66"));
    EXPECT_TRUE(configurationFault("abacus", good));
}

} // namespace
} // namespace phasebench::configuration_test
