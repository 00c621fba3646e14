// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/matmul/json.h"

#include "engine/problem/checked.h"
#include "engine/problem/keys/problem_keys.h"
#include "engine/problem/matmul/operands.h"

#include <cmath>
#include <limits>

namespace phasebench {

namespace {

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

MatrixOptions readMatrix(ObjectReader& matmul, MatmulOperand id, Order defaultOrder)
{
    MatrixOptions options;
    options.order = defaultOrder;
    auto reader = matmul.object(nameOf(id), "a matrix");
    if (!reader)
        return options;
    matrixKeys().read(*reader, options);
    const bool isInput = id == MatmulOperand::a || id == MatmulOperand::b;
    // C and D have no op, so both keys are there but can only be false.
    for (const auto& [key, member] :
        {std::pair{"transpose", &MatrixOptions::transpose}, {"conjugate", &MatrixOptions::conjugate}})
        if (options.*member && !isInput) {
            options.*member = false;
            reader->fault(key,
                inQuotes(reader->pathOf(key))
                    + " must be false: only A and B can be transposed or conjugated; \"order\" says how C and D are "
                      "stored.",
                {{reader->pathOf(key), "false"}});
        }
    reader->finish();
    return options;
}

/// The leading dimension and the batch stride against the sizes.
void checkMatrix(ObjectReader& matmul, const Matmul& value, MatmulOperand id)
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
    if (id == MatmulOperand::d && value.batch > 1 && extent.fits() && matrix.batch_stride < extent.value())
        matmul.fault("d.batch_stride",
            inQuotes(path + ".batch_stride") + " is " + std::to_string(matrix.batch_stride) + ", but a result has "
                + std::to_string(extent.value()) + " elements, so results would overwrite each other.",
            {{path + ".batch_stride", std::to_string(extent.value())}});
}
} // namespace

void readProblem(ObjectReader& reader, Matmul& matmul)
{
    const auto before = reader.faults().size();
    matmul.m = matmul.n = matmul.k = 1; // what is wrong or missing is read on with
    problemKeys(std::type_identity<Matmul>()).read(reader, matmul);
    if (reader.isLeftOut("compute"))
        matmul.compute = defaultComputeOf(matmul.type);
    checkFactor(reader, "alpha", matmul.alpha, matmul.compute);
    checkFactor(reader, "beta", matmul.beta, matmul.compute);
    matmul.a = readMatrix(reader, MatmulOperand::a, Order::column);
    matmul.b = readMatrix(reader, MatmulOperand::b, Order::column);
    matmul.d = readMatrix(reader, MatmulOperand::d, Order::column);
    if (matmul.beta != 0)
        matmul.c = readMatrix(reader, MatmulOperand::c, matmul.d.order);
    else if (reader.value("c"))
        reader.fault("c", "\"problem.c\" is given, but beta is 0, so there is no C; leave it out or set beta.",
            {{"problem.beta", "1.0"}});
    refuseKeysOfOtherKinds<Matmul>(reader);
    reader.finish();
    if (reader.faults().size() == before)
        for (const MatrixMember& matrix : matrixMembers)
            if (matrix.id != MatmulOperand::c || matmul.beta != 0)
                checkMatrix(reader, matmul, matrix.id);
}

std::string_view sizeKey(const Matmul&)
{
    return "problem";
}

nlohmann::json toJson(const Matmul& matmul)
{
    nlohmann::json problem = problemKeys(std::type_identity<Matmul>()).write(matmul);
    for (const MatrixMember& matrix : matrixMembers)
        if (matrix.id != MatmulOperand::c || matmul.beta != 0)
            problem[std::string(nameOf(matrix.id))] = matrixKeys().write(matmul.*matrix.member);
    return problem;
}

} // namespace phasebench
