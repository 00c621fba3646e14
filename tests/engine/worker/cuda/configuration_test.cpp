// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/cublaslt_configuration.h"
#include "engine/worker/cuda/cublaslt_names.h"

#include <gmock/gmock.h>

namespace phasebench::configuration_test {
namespace {

using testing::HasSubstr;

TEST(CublasLtNames, areThoseOfTheHeader)
{
    EXPECT_EQ(nameOf(CublasLtId::tile, CUBLASLT_MATMUL_TILE_128x64), "128x64");
    EXPECT_EQ(nameOf(CublasLtId::tile, CUBLASLT_MATMUL_TILE_UNDEFINED), "undefined");
    EXPECT_EQ(nameOf(CublasLtId::stages, CUBLASLT_MATMUL_STAGES_128xAUTO), "128xAUTO");
    EXPECT_EQ(nameOf(CublasLtId::cluster, CUBLASLT_CLUSTER_SHAPE_AUTO), "auto");
    EXPECT_EQ(nameOf(CublasLtId::cluster, CUBLASLT_CLUSTER_SHAPE_2x1x1), "2x1x1");
    EXPECT_EQ(nameOf(CublasLtId::inner_shape, CUBLASLT_MATMUL_INNER_SHAPE_MMA16816), "MMA16816");
    EXPECT_EQ(nameOf(CublasLtId::reduction, CUBLASLT_REDUCTION_SCHEME_OUTPUT_TYPE), "output_type");
    EXPECT_EQ(nameOf(CublasLtId::tile, CUBLASLT_MATMUL_TILE_END), std::nullopt);
    EXPECT_EQ(idOf(CublasLtId::tile, "3x5"), std::nullopt);
}

TEST(CublasLtNames, everyNameLeadsBackToItsId)
{
    for (std::uint32_t id = 0; id < CUBLASLT_MATMUL_TILE_END; ++id) {
        const auto name = nameOf(CublasLtId::tile, id);
        ASSERT_TRUE(name) << id;
        EXPECT_EQ(idOf(CublasLtId::tile, *name), id);
    }
    for (std::uint32_t id = 0; id < CUBLASLT_CLUSTER_SHAPE_END; ++id)
        if (const auto name = nameOf(CublasLtId::cluster, id)) {
            EXPECT_EQ(idOf(CublasLtId::cluster, *name), id);
        }
}

CublasLtConfiguration someConfiguration()
{
    CublasLtConfiguration c;
    c.algorithm = 66;
    c.tile = CUBLASLT_MATMUL_TILE_256x128;
    c.stages = CUBLASLT_MATMUL_STAGES_64x3;
    c.splitK = 4;
    c.reduction = CUBLASLT_REDUCTION_SCHEME_COMPUTE_TYPE;
    c.swizzle = 1;
    c.custom = 3;
    c.innerShape = CUBLASLT_MATMUL_INNER_SHAPE_MMA1688;
    c.cluster = CUBLASLT_CLUSTER_SHAPE_2x1x1;
    return c;
}

TEST(CublasLtConfiguration, isWrittenInWordsAndReadBack)
{
    const nlohmann::json json = toJson(someConfiguration());
    EXPECT_EQ(json["tile"], "256x128");
    EXPECT_EQ(json["split_k"], 4);
    EXPECT_EQ(json["cluster"], "2x1x1");
    EXPECT_EQ(cublasLtConfigurationFromJson(json), someConfiguration());
}

TEST(CublasLtConfiguration, keepsIdsThatHaveNoName)
{
    CublasLtConfiguration c = someConfiguration();
    c.tile = 60000;
    c.cluster = 1; // unused by the header
    EXPECT_EQ(toJson(c)["tile"], 60000);
    EXPECT_EQ(cublasLtConfigurationFromJson(toJson(c)), c);
}

TEST(CublasLtConfiguration, leavesOutDefaults)
{
    const auto c = cublasLtConfigurationFromJson({{"algorithm", 21}, {"kernels", nlohmann::json::array()}});
    ASSERT_TRUE(c);
    EXPECT_EQ(c->algorithm, 21);
    EXPECT_EQ(c->splitK, 1);
}

TEST(CublasLtConfiguration, namesTheKeyThatIsWrong)
{
    const std::vector<std::pair<std::string, nlohmann::json>> wrong{{"algorithm", "66"}, {"algorithm", nullptr},
        {"tile", "3x5"}, {"stages", -4}, {"split_k", 1.5}, {"split_k", 1e30}, {"reduction", "some"},
        {"swizzle", nullptr}, {"custom", "x"}, {"inner_shape", 70000}, {"cluster", nlohmann::json::array()}};
    for (const auto& [key, value] : wrong) {
        nlohmann::json json = toJson(someConfiguration());
        json[key] = value;
        const auto c = cublasLtConfigurationFromJson(json);
        ASSERT_FALSE(c) << json;
        EXPECT_THAT(c.error().sentence, HasSubstr('"' + key + '"'));
    }
    EXPECT_FALSE(cublasLtConfigurationFromJson(nlohmann::json::object()));
    EXPECT_FALSE(cublasLtConfigurationFromJson(nlohmann::json::array()));
}

} // namespace
} // namespace phasebench::configuration_test
