// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/checked.h"
#include "engine/problem/operand.h"
#include "engine/problem/problem_json.h"

#include <cmath>
#include <limits>

namespace phasebench {

namespace {
using nlohmann::json;

/// Every type that a matmul can have as a whole: int32 is a result's type only.
std::span<const std::string_view> problemTypes()
{
    return namesOf<DataType>().first(static_cast<std::size_t>(DataType::int32));
}

/// C and D have no op, so both keys are there but can only be false.
bool readOp(ObjectReader& reader, std::string_view key, bool isInput)
{
    const bool value = reader.boolean(key).value_or(false);
    if (value && !isInput) {
        reader.fault(key,
            inQuotes(reader.pathOf(key))
                + " must be false: only A and B can be transposed or conjugated; \"order\" says how C and D are "
                  "stored.",
            {{reader.pathOf(key), "false"}});
        return false;
    }
    return value;
}

/// The largest number that alpha and beta can be: the library is given them in the type that it computes in.
double largestFactor(ComputeType compute)
{
    switch (compute) {
    case ComputeType::float64:
    case ComputeType::float64_pedantic:
    case ComputeType::float64_emulated_fixedpoint:
        return std::numeric_limits<double>::max();
    case ComputeType::float16:
    case ComputeType::float16_pedantic:
        return 65504;
    default:
        return std::numeric_limits<float>::max();
    }
}

/// What is no further from 0 than this is rounded to 0.
double vanishingFactor(ComputeType compute)
{
    switch (compute) {
    case ComputeType::float64:
    case ComputeType::float64_pedantic:
    case ComputeType::float64_emulated_fixedpoint:
        return 0;
    case ComputeType::float16:
    case ComputeType::float16_pedantic:
        return 0x1p-25;
    default:
        return 0x1p-150;
    }
}

void checkFactor(ObjectReader& matmul, std::string_view key, double value, ComputeType compute)
{
    const double most = largestFactor(compute);
    if (std::abs(value) > most)
        matmul.fault(key,
            inQuotes(matmul.pathOf(key)) + " is " + shown(value) + "; in " + std::string(nameOf(compute))
                + " it must be from " + shown(-most) + " to " + shown(most) + ".");
    if (value != 0 && std::abs(value) <= vanishingFactor(compute))
        matmul.fault(key,
            inQuotes(matmul.pathOf(key)) + " is " + shown(value) + ", which is 0 in " + std::string(nameOf(compute))
                + ": write 0, or more than " + shown(vanishingFactor(compute)) + ".");
}

MatrixOptions readMatrix(ObjectReader& matmul, std::string_view key, bool isInput, Order defaultOrder)
{
    MatrixOptions options;
    options.order = defaultOrder;
    auto reader = matmul.object(key, "a matrix");
    if (!reader)
        return options;
    options.transpose = readOp(*reader, "transpose", isInput);
    options.conjugate = readOp(*reader, "conjugate", isInput);
    options.order = reader->word<Order>("order").value_or(defaultOrder);
    options.ld = reader->integer("ld");
    options.batch_stride = reader->integer("batch_stride", {.least = 0});
    options.type = reader->word<DataType>("type");
    reader->finish();
    return options;
}

/// The leading dimension and the batch stride against the sizes.
void checkMatrix(ObjectReader& matmul, const Matmul& value, OperandId id)
{
    const Matrix matrix = matrixOf(value, id);
    const std::string path = matmul.pathOf(nameOf(id));
    const bool columns = matrix.order == Order::column;
    const std::int64_t line = columns ? matrix.rows : matrix.columns;
    const std::int64_t lines = columns ? matrix.columns : matrix.rows;
    if (matrix.ld < line) {
        matmul.fault(std::string(nameOf(id)) + ".ld",
            inQuotes(path + ".ld") + " is " + std::to_string(matrix.ld) + "; a " + (columns ? "column" : "row") + " of "
                + std::string(titleOf(id)) + " as stored has " + std::to_string(line)
                + " elements, so it must be at least that.",
            {{path + ".ld", std::to_string(line)}});
        return;
    }
    const Checked extent = Checked(matrix.ld) * (lines - 1) + line;
    if (id == OperandId::d && value.batch > 1 && extent.fits() && matrix.batch_stride < extent.value())
        matmul.fault("d.batch_stride",
            inQuotes(path + ".batch_stride") + " is " + std::to_string(matrix.batch_stride) + ", but a result has "
                + std::to_string(extent.value()) + " elements, so results would overwrite each other.",
            {{path + ".batch_stride", std::to_string(extent.value())}});
}

json toJson(const MatrixOptions& options)
{
    json matrix = {{"transpose", options.transpose}, {"conjugate", options.conjugate},
        {"order", std::string(nameOf(options.order))}};
    if (options.ld)
        matrix["ld"] = *options.ld;
    if (options.batch_stride)
        matrix["batch_stride"] = *options.batch_stride;
    if (options.type)
        matrix["type"] = std::string(nameOf(*options.type));
    return matrix;
}
} // namespace

Matmul readMatmul(ObjectReader& reader)
{
    const auto before = reader.faults().size();
    Matmul matmul;
    for (const std::string_view key : {"m", "n", "k"})
        reader.require(key, "a matmul needs m, n and k");
    reader.require("type", "give one such as \"float32\"");
    matmul.m = reader.integer("m").value_or(1);
    matmul.n = reader.integer("n").value_or(1);
    matmul.k = reader.integer("k").value_or(1);
    matmul.batch = reader.integer("batch").value_or(1);
    matmul.type = reader.word<DataType>("type", problemTypes()).value_or(DataType::float32);
    matmul.compute = reader.word<ComputeType>("compute").value_or(defaultComputeOf(matmul.type));
    matmul.alpha = reader.real("alpha").value_or(1.0);
    matmul.beta = reader.real("beta").value_or(0.0);
    checkFactor(reader, "alpha", matmul.alpha, matmul.compute);
    checkFactor(reader, "beta", matmul.beta, matmul.compute);
    matmul.epilog = reader.word<Epilog>("epilog").value_or(Epilog::none);
    matmul.a = readMatrix(reader, "a", true, Order::column);
    matmul.b = readMatrix(reader, "b", true, Order::column);
    matmul.d = readMatrix(reader, "d", false, Order::column);
    const bool hasC = reader.has("c");
    if (matmul.beta != 0)
        matmul.c = readMatrix(reader, "c", false, matmul.d.order);
    else if (reader.value("c"); hasC)
        reader.fault("c", "\"problem.c\" is given, but beta is 0, so there is no C; leave it out or set beta.",
            {{"problem.beta", "1.0"}});
    for (const std::string_view key : {"shape", "transform", "direction", "in_place"})
        if (reader.has(key)) {
            reader.value(key);
            reader.fault(
                key, inQuotes(reader.pathOf(key)) + " is a key of an FFT, but this problem's kind is \"matmul\".");
        }
    reader.finish();
    if (reader.faults().size() == before)
        for (const auto id : {OperandId::a, OperandId::b, OperandId::c, OperandId::d})
            if (id != OperandId::c || matmul.beta != 0)
                checkMatrix(reader, matmul, id);
    return matmul;
}

json toJson(const Matmul& matmul)
{
    json problem = {{"kind", "matmul"}, {"m", matmul.m}, {"n", matmul.n}, {"k", matmul.k}, {"batch", matmul.batch},
        {"type", std::string(nameOf(matmul.type))}, {"compute", std::string(nameOf(matmul.compute))},
        {"a", toJson(matmul.a)}, {"b", toJson(matmul.b)}, {"d", toJson(matmul.d)}, {"alpha", matmul.alpha},
        {"beta", matmul.beta}, {"epilog", std::string(nameOf(matmul.epilog))}};
    if (matmul.beta != 0)
        problem["c"] = toJson(matmul.c);
    return problem;
}

} // namespace phasebench
