// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/capability_rules.h"
#include "engine/problem/operand.h"
#include "engine/text/list.h"

#include <algorithm>
#include <array>
#include <limits>

namespace phasebench {

namespace {

/// A type with an arithmetic that a library computes it in, and the types that the result may have.
struct Combination {
    DataType type;
    ComputeType compute;
    std::array<std::optional<DataType>, 2> results;
};

/// cuBLASLt 13.1 on Hopper: reference "cublasLtMatmul" tables; compute types by nvmath-python.
constexpr Combination cublasltTable[] = {
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

constexpr Combination openblasTable[] = {
    {DataType::float64, ComputeType::float64, {DataType::float64}},
    {DataType::float32, ComputeType::float32, {DataType::float32}},
    {DataType::complex64, ComputeType::float32, {DataType::complex64}},
    {DataType::complex128, ComputeType::float64, {DataType::complex128}},
};

constexpr Epilog cublasltEpilogs[]
    = {Epilog::none, Epilog::relu, Epilog::gelu, Epilog::bias, Epilog::relu_bias, Epilog::gelu_bias};

std::string nameFrom(auto value)
{
    return std::string(nameOf(value));
}

/// Both libraries' rules about types follow from a table; `Table` is one of those above.
struct Library {
    std::string_view name;
    std::span<const Combination> table;
};

constexpr Library ofCublasLt{"cuBLASLt", cublasltTable};
constexpr Library ofOpenBlas{"OpenBLAS", openblasTable};

bool hasType(const Library& library, DataType type)
{
    return std::ranges::find(library.table, type, &Combination::type) != library.table.end();
}

const Combination* combination(const Library& library, const Matmul& matmul)
{
    const auto found = std::ranges::find_if(
        library.table, [&](const Combination& c) { return c.type == matmul.type && c.compute == matmul.compute; });
    return found == library.table.end() ? nullptr : &*found;
}

template <const Library& library> std::optional<Fault> type(const Experiment& experiment)
{
    const Matmul& matmul = experiment.problem.matmul();
    if (hasType(library, matmul.type))
        return std::nullopt;
    std::vector<std::string> offered;
    for (const Combination& c : library.table)
        if (std::ranges::find(offered, nameOf(c.type)) == offered.end())
            offered.push_back(nameFrom(c.type));
    std::vector<Mend> mends{{"problem.type", "\"float32\""}};
    Matmul mended = matmul;
    mended.type = DataType::float32;
    if (!combination(library, mended))
        mends.push_back({"problem.compute", "\"float32\""});
    // Only what the library lacks for good may be called impossible.
    const bool later = &library == &ofCublasLt;
    return Fault{"problem.type",
        (later ? "Products of " + nameFrom(matmul.type) + " are not offered yet; " + std::string(library.name)
                    + " is measured with "
               : std::string(library.name) + " has no product of " + nameFrom(matmul.type) + "; it computes ")
            + listed(offered) + ".",
        std::move(mends)};
}

template <const Library& library> std::optional<Fault> inputTypes(const Experiment& experiment)
{
    const Matmul& matmul = experiment.problem.matmul();
    if (!hasType(library, matmul.type))
        return std::nullopt;
    for (const auto id : {OperandId::a, OperandId::b})
        if (const DataType own = matrixOf(matmul, id).type; own != matmul.type) {
            const std::string key = "problem." + nameFrom(id) + ".type";
            return Fault{key,
                std::string(library.name) + " multiplies matrices of one type: " + std::string(titleOf(id)) + " is "
                    + nameFrom(own) + ", but the problem is " + nameFrom(matmul.type) + ".",
                {{key, inQuotes(nameOf(matmul.type))}}};
        }
    return std::nullopt;
}

template <const Library& library> std::optional<Fault> compute(const Experiment& experiment)
{
    const Matmul& matmul = experiment.problem.matmul();
    if (!hasType(library, matmul.type) || combination(library, matmul))
        return std::nullopt;
    std::vector<std::string> offered;
    for (const Combination& c : library.table)
        if (c.type == matmul.type)
            offered.push_back(nameFrom(c.compute));
    return Fault{"problem.compute",
        std::string(library.name) + " does not compute " + nameFrom(matmul.type) + " in " + nameFrom(matmul.compute)
            + " here; it can with " + listed(offered) + ".",
        {{"problem.compute", inQuotes(nameOf(defaultComputeOf(matmul.type)))}}};
}

template <const Library& library> std::optional<Fault> resultType(const Experiment& experiment)
{
    const Matmul& matmul = experiment.problem.matmul();
    const Combination* row = combination(library, matmul);
    const DataType result = matrixOf(matmul, OperandId::d).type;
    if (!row || std::ranges::find(row->results, std::optional(result)) != row->results.end())
        return std::nullopt;
    std::vector<std::string> offered;
    for (const auto& one : row->results)
        if (one)
            offered.push_back(nameFrom(*one));
    return Fault{"problem.d.type",
        std::string(library.name) + " gives a product of " + nameFrom(matmul.type) + " computed in "
            + nameFrom(matmul.compute) + " as " + listed(offered) + ", not as " + nameFrom(result) + ".",
        {{"problem.d.type", inQuotes(offered.front())}}};
}

/// C is added into D where D lies, so both are stored alike.
std::optional<Fault> cLikeD(const Experiment& experiment)
{
    const Matmul& matmul = experiment.problem.matmul();
    if (matmul.beta == 0)
        return std::nullopt;
    const Matrix c = matrixOf(matmul, OperandId::c);
    const Matrix d = matrixOf(matmul, OperandId::d);
    if (c.order != d.order)
        return Fault{"problem.c.order",
            "C and D must be stored in one order: C is by " + nameFrom(c.order) + ", D by " + nameFrom(d.order) + ".",
            {{"problem.c.order", inQuotes(nameOf(d.order))}}};
    if (c.type != d.type)
        return Fault{"problem.c.type",
            "C and D must have one type: C is " + nameFrom(c.type) + ", D is " + nameFrom(d.type) + ".",
            {{"problem.c.type", inQuotes(nameOf(d.type))}}};
    return std::nullopt;
}

/// Without the epilog its operands are gone too, and a placement may not name them.
std::vector<Mend> withoutEpilog(const Experiment& experiment)
{
    std::vector<Mend> mends{{"problem.epilog", "\"none\""}};
    for (const auto id : {OperandId::bias, OperandId::aux})
        if (experiment.placement.of(id))
            mends.push_back({"placement." + nameFrom(id), "null"});
    return mends;
}

std::optional<Fault> epilogOnCpu(const Experiment& experiment)
{
    const Epilog epilog = experiment.problem.matmul().epilog;
    if (epilog == Epilog::none)
        return std::nullopt;
    return Fault{"problem.epilog",
        "OpenBLAS computes no epilog, so " + inQuotes(nameOf(epilog)) + " needs a GPU (cuBLASLt).",
        withoutEpilog(experiment)};
}

std::optional<Fault> auxiliaryEpilog(const Experiment& experiment)
{
    const Epilog epilog = experiment.problem.matmul().epilog;
    if (std::ranges::find(cublasltEpilogs, epilog) != std::end(cublasltEpilogs))
        return std::nullopt;
    std::vector<std::string> offered;
    for (const Epilog one : cublasltEpilogs)
        offered.push_back(nameFrom(one));
    return Fault{"problem.epilog",
        "The epilog " + inQuotes(nameOf(epilog)) + " is not offered yet; " + listed(offered) + " are.",
        withoutEpilog(experiment)};
}

std::optional<Fault> complexEpilog(const Experiment& experiment)
{
    const Matmul& matmul = experiment.problem.matmul();
    if (matmul.epilog == Epilog::none || !isComplex(matmul.type))
        return std::nullopt;
    return Fault{"problem.epilog", "cuBLASLt has no epilogs for complex matrices.", withoutEpilog(experiment)};
}

std::optional<Fault> activationWithBiasByRow(const Experiment& experiment)
{
    const Matmul& matmul = experiment.problem.matmul();
    const bool activation = readsBias(matmul.epilog) && matmul.epilog != Epilog::bias;
    if (!activation || matmul.d.order != Order::row)
        return std::nullopt;
    std::vector<Mend> mends{{"problem.d.order", "\"column\""}};
    if (matmul.beta != 0)
        mends.push_back({"problem.c.order", "\"column\""});
    return Fault{"problem.d.order", "cuBLASLt joins a bias with ReLU or GELU only where D is stored by columns.",
        std::move(mends)};
}

std::optional<Fault> batchIn32Bits(const Experiment& experiment)
{
    if (experiment.callProblem().batch() <= std::numeric_limits<std::int32_t>::max())
        return std::nullopt;
    return Fault{
        "problem.batch", "cuBLASLt counts a batch in 32 bits: at most 2147483647.", {{"problem.batch", "2147483647"}}};
}

std::optional<Fault> sizesIn32Bits(const Experiment& experiment)
{
    const Matmul& matmul = experiment.problem.matmul();
    for (const auto id : {OperandId::a, OperandId::b, OperandId::c, OperandId::d}) {
        if (id == OperandId::c && matmul.beta == 0)
            continue;
        const Matrix matrix = matrixOf(matmul, id);
        const std::int64_t largest = std::max({matrix.rows, matrix.columns, matrix.ld});
        if (largest > std::numeric_limits<std::int32_t>::max())
            return Fault{"problem",
                "OpenBLAS counts rows, columns and leading dimensions in 32 bits: at most 2147483647, and "
                    + std::string(titleOf(id)) + " has " + std::to_string(largest) + ".",
                {}};
    }
    return std::nullopt;
}

constexpr CapabilityRule matmulOnGpu[] = {
    {type<ofCublasLt>},
    {inputTypes<ofCublasLt>},
    {compute<ofCublasLt>},
    {resultType<ofCublasLt>},
    {cLikeD},
    {auxiliaryEpilog},
    {complexEpilog},
    {activationWithBiasByRow},
    {batchIn32Bits},
};

constexpr CapabilityRule matmulOnCpu[] = {
    {type<ofOpenBlas>},
    {inputTypes<ofOpenBlas>},
    {compute<ofOpenBlas>},
    {resultType<ofOpenBlas>},
    {cLikeD},
    {epilogOnCpu},
    {sizesIn32Bits},
};

} // namespace

std::span<const CapabilityRule> cublasltRules()
{
    return matmulOnGpu;
}

std::span<const CapabilityRule> openblasRules()
{
    return matmulOnCpu;
}

} // namespace phasebench
