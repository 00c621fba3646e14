// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/cublaslt_configuration.h"

#include "engine/library/configuration.h"
#include "engine/library/registry.h"
#include "engine/worker/cuda/cublaslt_names.h"
#include "engine/worker/cuda/status.h"

#include <limits>

namespace phasebench {

namespace {

/// Calls `visit(attribute, member)` for every setting that can be read and written, in the library's own widths.
template <typename Visitor> void forEachSetting(Visitor visit)
{
    using C = CublasLtConfiguration;
    visit(CUBLASLT_ALGO_CONFIG_TILE_ID, &C::tile);
    visit(CUBLASLT_ALGO_CONFIG_STAGES_ID, &C::stages);
    visit(CUBLASLT_ALGO_CONFIG_SPLITK_NUM, &C::splitK);
    visit(CUBLASLT_ALGO_CONFIG_REDUCTION_SCHEME, &C::reduction);
    visit(CUBLASLT_ALGO_CONFIG_CTA_SWIZZLING, &C::swizzle);
    visit(CUBLASLT_ALGO_CONFIG_CUSTOM_OPTION, &C::custom);
    visit(CUBLASLT_ALGO_CONFIG_INNER_SHAPE_ID, &C::innerShape);
    visit(CUBLASLT_ALGO_CONFIG_CLUSTER_SHAPE_ID, &C::cluster);
}

nlohmann::json named(CublasLtId kind, std::uint32_t id)
{
    auto name = nameOf(kind, id);
    return name ? nlohmann::json(std::move(*name)) : nlohmann::json(id);
}

std::string text(CublasLtId kind, std::uint32_t id)
{
    return nameOf(kind, id).value_or(std::to_string(id));
}

Fault wrong(const char* key)
{
    return {{},
        "The configuration's \"" + std::string(key) + "\" must be "
            + std::string(findKey(library::cublaslt, key)->right) + ".",
        {}};
}

template <typename T> bool readNumber(const nlohmann::json& value, T& into)
{
    if (!value.is_number_integer() || value > std::numeric_limits<std::int64_t>::max())
        return false;
    const auto number = value.get<std::int64_t>();
    if (number < static_cast<std::int64_t>(std::numeric_limits<T>::min())
        || number > static_cast<std::int64_t>(std::numeric_limits<T>::max()))
        return false;
    into = static_cast<T>(number);
    return true;
}

template <typename T> bool readNamed(const nlohmann::json& value, CublasLtId kind, T& into)
{
    if (!value.is_string())
        return readNumber(value, into);
    const auto id = idOf(kind, value.get_ref<const std::string&>());
    if (id)
        into = static_cast<T>(*id);
    return id.has_value();
}

} // namespace

CublasLtConfiguration decode(const cublasLtMatmulAlgo_t& algorithm)
{
    CublasLtConfiguration c;
    const auto read = [&](cublasLtMatmulAlgoConfigAttributes_t attribute, auto CublasLtConfiguration::*field) {
        auto& value = c.*field;
        std::size_t written = 0;
        checkOnHost(cublasLtMatmulAlgoConfigGetAttribute(&algorithm, attribute, &value, sizeof value, &written),
            "cublasLtMatmulAlgoConfigGetAttribute");
    };
    read(CUBLASLT_ALGO_CONFIG_ID, &CublasLtConfiguration::algorithm);
    forEachSetting(read);
    return c;
}

Result<cublasLtMatmulAlgo_t> encode(
    cublasLtHandle_t handle, const CublasLtDescription& description, const CublasLtConfiguration& configuration)
{
    const CublasLtTypes& types = description.types;
    cublasLtMatmulAlgo_t algorithm{};
    cublasStatus_t status = cublasLtMatmulAlgoInit(
        handle, types.compute, types.scale, types.a, types.b, types.c, types.d, configuration.algorithm, &algorithm);
    if (status != CUBLAS_STATUS_SUCCESS)
        return tl::unexpected(Fault{{},
            "cuBLASLt has no algorithm " + std::to_string(configuration.algorithm) + " for these types ("
                + nameOf(status) + ").",
            {}});
    // Only what differs is set: some algorithms do not take the values that they were made with.
    const CublasLtConfiguration made = decode(algorithm);
    const auto set = [&](cublasLtMatmulAlgoConfigAttributes_t attribute, auto CublasLtConfiguration::*field) {
        const auto& value = configuration.*field;
        if (status == CUBLAS_STATUS_SUCCESS && made.*field != value)
            status = cublasLtMatmulAlgoConfigSetAttribute(&algorithm, attribute, &value, sizeof value);
    };
    forEachSetting(set);
    if (status != CUBLAS_STATUS_SUCCESS)
        return tl::unexpected(Fault{{},
            "cuBLASLt does not accept the configuration " + describe(configuration) + " (" + nameOf(status) + ").",
            {}});
    return algorithm;
}

nlohmann::json toJson(const CublasLtConfiguration& c)
{
    nlohmann::json json = nlohmann::json::object();
    json["algorithm"] = c.algorithm;
    json["tile"] = named(CublasLtId::tile, c.tile);
    json["stages"] = named(CublasLtId::stages, c.stages);
    json["split_k"] = c.splitK;
    json["reduction"] = named(CublasLtId::reduction, c.reduction);
    json["swizzle"] = c.swizzle;
    json["custom"] = c.custom;
    json["inner_shape"] = named(CublasLtId::inner_shape, c.innerShape);
    json["cluster"] = named(CublasLtId::cluster, c.cluster);
    return json;
}

Result<CublasLtConfiguration> cublasLtConfigurationFromJson(const nlohmann::json& json)
{
    CublasLtConfiguration c;
    if (!json.is_object() || !json.contains("algorithm") || !readNumber(json["algorithm"], c.algorithm))
        return tl::unexpected(wrong("algorithm"));
    for (const auto& [key, value] : json.items()) {
        if (key == "tile" && !readNamed(value, CublasLtId::tile, c.tile))
            return tl::unexpected(wrong("tile"));
        if (key == "stages" && !readNamed(value, CublasLtId::stages, c.stages))
            return tl::unexpected(wrong("stages"));
        if (key == "split_k" && !readNumber(value, c.splitK))
            return tl::unexpected(wrong("split_k"));
        if (key == "reduction" && !readNamed(value, CublasLtId::reduction, c.reduction))
            return tl::unexpected(wrong("reduction"));
        if (key == "swizzle" && !readNumber(value, c.swizzle))
            return tl::unexpected(wrong("swizzle"));
        if (key == "custom" && !readNumber(value, c.custom))
            return tl::unexpected(wrong("custom"));
        if (key == "inner_shape" && !readNamed(value, CublasLtId::inner_shape, c.innerShape))
            return tl::unexpected(wrong("inner_shape"));
        if (key == "cluster" && !readNamed(value, CublasLtId::cluster, c.cluster))
            return tl::unexpected(wrong("cluster"));
    }
    return c;
}

std::string describe(const CublasLtConfiguration& c)
{
    return "algorithm " + std::to_string(c.algorithm) + ", tile " + text(CublasLtId::tile, c.tile) + ", stages "
        + text(CublasLtId::stages, c.stages) + ", split-K " + std::to_string(c.splitK) + ", cluster "
        + text(CublasLtId::cluster, c.cluster);
}

} // namespace phasebench
