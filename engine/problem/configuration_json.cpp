// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/configuration_json.h"

#include <array>

namespace phasebench {

namespace {

constexpr std::array<std::string_view, 9> cublasltKeys{
    "algorithm", "tile", "stages", "split_k", "reduction", "swizzle", "custom", "inner_shape", "cluster"};
constexpr std::array<std::string_view, 2> cufftKeys{"work_area_policy", "patient_jit"};
constexpr std::array<std::string_view, 2> openblasKeys{"kernel_set", "threads"};
// What a race tells beside effort and threads is read and left alone.
constexpr std::array<std::string_view, 4> fftwKeys{"effort", "threads", "aligned", "complete"};

} // namespace

std::span<const std::string_view> configurationKeys(std::string_view backend)
{
    if (backend == "cublaslt")
        return cublasltKeys;
    if (backend == "cufft")
        return cufftKeys;
    if (backend == "openblas")
        return openblasKeys;
    return fftwKeys;
}

nlohmann::json readConfiguration(ObjectReader& planning)
{
    const nlohmann::json* given = planning.value("configuration");
    if (!given || given->is_null())
        return nullptr;
    if (!given->is_object() || given->empty()) {
        planning.fault("configuration",
            "\"planning.configuration\" is " + shown(*given)
                + "; it must be null or a candidate's configuration, such as {\"effort\": \"measure\"}.");
        return nullptr;
    }
    ObjectReader reader(*given, "planning.configuration", "a candidate's configuration", planning.faults());
    for (const std::string_view number : {"algorithm", "split_k", "swizzle", "custom"})
        reader.integer(number, {.least = 0, .most = std::numeric_limits<std::int32_t>::max()});
    reader.integer("threads", {.least = 1, .most = 1'000'000});
    for (const std::string_view name : {"tile", "stages", "cluster", "inner_shape", "reduction"}) {
        // An id without a name in the library's header is written as a number.
        const nlohmann::json* const value = reader.value(name);
        if (value && !value->is_string() && !value->is_number_unsigned())
            reader.fault(
                name, inQuotes(reader.pathOf(name)) + " is " + shown(*value) + "; it must be a name or an id.");
    }
    reader.text("kernel_set");
    reader.word<Effort>("effort");
    static constexpr std::array<std::string_view, 2> policies{"performance", "minimal"};
    reader.oneOf("work_area_policy", policies);
    for (const std::string_view flag : {"patient_jit", "aligned", "complete"})
        reader.boolean(flag);
    reader.finish();
    return *given;
}

} // namespace phasebench
