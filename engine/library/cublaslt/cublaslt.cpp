// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/library/configuration.h"
#include "engine/library/product_rules.h"
#include "engine/library/registry.h"
#include "engine/problem/operand.h"
#include "engine/text/list.h"
#include "engine/text/quotes.h"

#include <algorithm>
#include <cctype>
#include <limits>

namespace phasebench {

namespace {

using nlohmann::json;
using product_rules::withoutEpilog;

/// cuBLASLt 13.1 on Hopper: reference "cublasLtMatmul" tables; compute types by nvmath-python.
constexpr Product cublasltProducts[] = {
    {DataType::float64, ComputeType::float64, {DataType::float64}},
    {DataType::float64, ComputeType::float64_pedantic, {DataType::float64}},
    {DataType::float32, ComputeType::float32, {DataType::float32}},
    {DataType::float32, ComputeType::float32_pedantic, {DataType::float32}},
    {DataType::float32, ComputeType::tfloat32, {DataType::float32}},
    {DataType::float32, ComputeType::float32_fast_float16, {DataType::float32}},
    {DataType::float32, ComputeType::float32_fast_bfloat16, {DataType::float32}},
    {DataType::float16, ComputeType::float32, {DataType::float16, DataType::float32}},
    {DataType::float16, ComputeType::float32_pedantic, {DataType::float16, DataType::float32}},
    {DataType::float16, ComputeType::float16, {DataType::float16}},
    {DataType::float16, ComputeType::float16_pedantic, {DataType::float16}},
    {DataType::bfloat16, ComputeType::float32, {DataType::bfloat16, DataType::float32}},
    {DataType::bfloat16, ComputeType::float32_pedantic, {DataType::bfloat16, DataType::float32}},
    {DataType::complex64, ComputeType::float32, {DataType::complex64}},
    {DataType::complex64, ComputeType::float32_pedantic, {DataType::complex64}},
    {DataType::complex64, ComputeType::tfloat32, {DataType::complex64}},
    {DataType::complex64, ComputeType::float32_fast_float16, {DataType::complex64}},
    {DataType::complex64, ComputeType::float32_fast_bfloat16, {DataType::complex64}},
    {DataType::complex128, ComputeType::float64, {DataType::complex128}},
    {DataType::complex128, ComputeType::float64_pedantic, {DataType::complex128}},
};

constexpr Epilog cublasltEpilogs[]
    = {Epilog::none, Epilog::relu, Epilog::gelu, Epilog::bias, Epilog::relu_bias, Epilog::gelu_bias};

std::optional<Fault> auxiliaryEpilog(const Library& /*library*/, const Experiment& experiment)
{
    const Epilog epilog = experiment.problem.as<Matmul>().epilog;
    if (std::ranges::find(cublasltEpilogs, epilog) != std::end(cublasltEpilogs))
        return std::nullopt;
    std::vector<std::string> offered;
    for (const Epilog one : cublasltEpilogs)
        offered.push_back(std::string(nameOf(one)));
    return Fault{"problem.epilog",
        "The epilog " + inQuotes(nameOf(epilog)) + " is not offered yet; " + listed(offered) + " are.",
        withoutEpilog(experiment)};
}

std::optional<Fault> complexEpilog(const Library& /*library*/, const Experiment& experiment)
{
    const Matmul& matmul = experiment.problem.as<Matmul>();
    if (matmul.epilog == Epilog::none || !isComplex(matmul.type))
        return std::nullopt;
    return Fault{"problem.epilog", "cuBLASLt has no epilogs for complex matrices.", withoutEpilog(experiment)};
}

std::optional<Fault> activationWithBiasByRow(const Library& /*library*/, const Experiment& experiment)
{
    const Matmul& matmul = experiment.problem.as<Matmul>();
    const bool activation = readsBias(matmul.epilog) && matmul.epilog != Epilog::bias;
    if (!activation || matmul.d.order != Order::row)
        return std::nullopt;
    std::vector<SuggestedFix> fixes{{"problem.d.order", "\"column\""}};
    if (matmul.beta != 0)
        fixes.push_back({"problem.c.order", "\"column\""});
    return Fault{"problem.d.order", "cuBLASLt joins a bias with ReLU or GELU only where D is stored by columns.",
        std::move(fixes)};
}

std::optional<Fault> batchIn32Bits(const Library& /*library*/, const Experiment& experiment)
{
    if (experiment.callProblem().batch() <= std::numeric_limits<std::int32_t>::max())
        return std::nullopt;
    return Fault{
        "problem.batch", "cuBLASLt counts a batch in 32 bits: at most 2147483647.", {{"problem.batch", "2147483647"}}};
}

constexpr CapabilityRule cublasltRules[] = {
    {product_rules::type},
    {product_rules::inputTypes},
    {product_rules::compute},
    {product_rules::resultType},
    {product_rules::cLikeD},
    {auxiliaryEpilog},
    {complexEpilog},
    {activationWithBiasByRow},
    {batchIn32Bits},
};

/// "128x64": `least` to `most` parts of digits; the library's word AUTO may stand for one.
bool isSizes(const json& value, int least, int most)
{
    if (!value.is_string())
        return false;
    const auto& text = value.get_ref<const std::string&>();
    int parts = 1;
    bool empty = true;
    for (const char c : text) {
        if (c == 'x') {
            if (empty)
                return false;
            ++parts;
            empty = true;
        } else if (std::isdigit(static_cast<unsigned char>(c)) != 0 || (c >= 'A' && c <= 'Z')) {
            empty = false;
        } else {
            return false;
        }
    }
    return !empty && parts >= least && parts <= most && std::isdigit(static_cast<unsigned char>(text.front())) != 0;
}

// An id that cuBLASLt's header has no name for is written as its number.

bool isTile(const json& value)
{
    return configuration::isWhole<0>(value) || value == "undefined" || isSizes(value, 2, 2);
}

bool isCluster(const json& value)
{
    return configuration::isWhole<0>(value) || value == "auto" || isSizes(value, 3, 3);
}

bool isInnerShape(const json& value)
{
    return configuration::isWhole<0>(value) || value == "undefined"
        || (value.is_string() && value.get_ref<const std::string&>().starts_with("MMA"));
}

bool isReduction(const json& value)
{
    return configuration::isWhole<0>(value) || value == "none" || value == "inplace" || value == "compute_type"
        || value == "output_type";
}

/// "128x256" with signs of multiplication; other words as they are.
std::string sizes(const json& value)
{
    std::string text = configuration::plain(value);
    if (text.empty() || text.find_first_not_of("0123456789xAUTO") != std::string::npos)
        return text;
    for (std::size_t at = 0; (at = text.find('x', at)) != std::string::npos; at += 2)
        text.replace(at, 1, "×");
    return text;
}

/// A cluster's third number is 1 on every GPU so far.
std::string clusterWords(const json& value)
{
    std::string text = configuration::plain(value);
    if (text.ends_with("x1") && text.find('x') + 2 < text.size())
        text.resize(text.size() - 2);
    return "cluster " + sizes(text);
}

std::string reductionWords(const json& value)
{
    std::string text = configuration::plain(value);
    std::ranges::replace(text, '_', ' ');
    return "reduction " + text;
}

std::string stagesWords(const json& value)
{
    return "stages " + sizes(value);
}

std::string splitWords(const json& value)
{
    return "split-K " + configuration::plain(value);
}

std::string swizzleWords(const json& value)
{
    return value == 1 ? "swizzle" : "swizzle " + configuration::plain(value);
}

std::string optionWords(const json& value)
{
    return "option " + configuration::plain(value);
}

constexpr ConfigurationKey cublasltConfiguration[] = {
    {.name = "algorithm",
        .isRight = configuration::isWhole<0>,
        .right = "the number of a cuBLASLt algorithm, such as 66",
        .words = configuration::plain,
        .required = true},
    {"tile", isTile, "rows x columns, such as \"128x64\"", "\"undefined\"", sizes},
    {"stages", isTile, "depth x number, such as \"64x3\"", "\"undefined\"", stagesWords},
    {"cluster", isCluster, "\"auto\" or three numbers, such as \"2x1x1\"", "\"auto\"", clusterWords},
    {"split_k", configuration::isWhole<1>, configuration::wholeFrom1, "1", splitWords},
    {"reduction", isReduction, "none, inplace, compute_type or output_type", "\"none\"", reductionWords},
    {"swizzle", configuration::isWhole<0>, "0 or 1", "0", swizzleWords},
    {"custom", configuration::isWhole<0>, "a whole number, 0 or more", "0", optionWords},
    {"inner_shape", isInnerShape, "\"undefined\" or an instruction's shape, such as \"MMA16816\"", "\"undefined\"",
        configuration::plain},
};

constexpr EnvironmentVariable cublasltEnvironment[] = {
    {"NVIDIA_TF32_OVERRIDE", true},
    {"CUBLAS_EMULATE_DOUBLE_PRECISION", true},
    {"CUBLAS_EMULATE_SINGLE_PRECISION", true},
    {"CUBLAS_EMULATION_STRATEGY", true},
    {"CUBLAS_WORKSPACE_CONFIG"},
    {"CUBLASLT_HEURISTICS_CACHE_CAPACITY", true},
};

} // namespace

constinit const Library library::cublaslt{
    .name = "cublaslt",
    .title = "cuBLASLt",
    .device = Device::gpu,
    .kind = &Matmul::kind,
    .licence = "LicenseRef-NVIDIA-CUDA-Toolkit",
    .worker = "cuda",
    .rules = cublasltRules,
    .products = cublasltProducts,
    .configuration = cublasltConfiguration,
    .environment = cublasltEnvironment,
};

} // namespace phasebench
