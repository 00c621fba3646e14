// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/matmul/operands.h"

#include "tests/engine/problem/texts.h"

namespace phasebench::operand_test {
namespace {

Problem matmul(const std::string& more = {})
{
    return test::experiment(test::matmulText(more)).problem;
}

Problem fft(const std::string& text)
{
    return test::experiment(test::fftText(text)).problem;
}

std::string ids(const Problem& problem)
{
    std::string text;
    for (const Operand& operand : operandsOf(problem))
        text += std::string(nameOf(operand.id))
            + (operand.role == Role::input         ? "< "
                    : operand.role == Role::output ? "> "
                                                   : "= ");
    return text;
}

Operand operand(const Problem& problem, OperandId id)
{
    for (const Operand& one : operandsOf(problem))
        if (one.id == id)
            return one;
    ADD_FAILURE() << "no operand " << nameOf(id);
    return {};
}

TEST(Operands, InputsFirst)
{
    EXPECT_EQ(ids(matmul()), "a< b< d> ");
    EXPECT_EQ(ids(matmul(R"("beta": 2)")), "a< b< c< d> ");
    EXPECT_EQ(ids(matmul(R"("epilog": "gelu_bias", "beta": -1)")), "a< b< c< bias< d> ");
    EXPECT_EQ(ids(matmul(R"("epilog": "relu_aux_bias")")), "a< b< bias< d> aux> ");
    EXPECT_EQ(ids(matmul(R"("epilog": "drelu")")), "a< b< aux< d> ");
    EXPECT_EQ(ids(matmul(R"("epilog": "dgelu_bgrad")")), "a< b< aux< d> bias> ");
    EXPECT_EQ(ids(matmul(R"("epilog": "bgradb")")), "a< b< d> bias> ");
    EXPECT_EQ(ids(fft(R"("shape": [8])")), "in< out> ");
    EXPECT_EQ(ids(fft(R"("shape": [8], "in_place": true)")), "in= ");
}

TEST(Operands, OfAMatmulArePacked)
{
    const Problem problem = matmul();
    EXPECT_EQ(operand(problem, MatmulOperand::a).elements, 8 * 2);
    EXPECT_EQ(operand(problem, MatmulOperand::b).elements, 2 * 4);
    EXPECT_EQ(operand(problem, MatmulOperand::d).elements, 8 * 4);
    EXPECT_EQ(operand(problem, MatmulOperand::d).bytes, 8 * 4 * 4);
    EXPECT_EQ(operand(problem, MatmulOperand::a).shape, (std::vector<std::int64_t>{8, 2}));
}

TEST(Operands, TransposedAndByRow)
{
    const Matmul value = matmul(R"("a": {"transpose": true}, "b": {"order": "row", "ld": 9})").as<Matmul>();
    const Matrix a = matrixOf(value, MatmulOperand::a);
    EXPECT_EQ(a.rows, 2);
    EXPECT_EQ(a.columns, 8);
    EXPECT_EQ(a.ld, 2);
    EXPECT_EQ(a.at(1, 3), 7);
    const Matrix b = matrixOf(value, MatmulOperand::b);
    EXPECT_EQ(b.rows, 2);
    EXPECT_EQ(b.columns, 4);
    EXPECT_EQ(b.ld, 9);
    EXPECT_EQ(b.batch_stride, 18);
    EXPECT_EQ(b.at(1, 3), 12);
    EXPECT_EQ(operand(Problem{value}, MatmulOperand::b).elements, 18);
}

TEST(Operands, PaddedColumnsAndBatches)
{
    const Problem problem = matmul(R"("batch": 3, "a": {"ld": 10, "batch_stride": 25}, "b": {"batch_stride": 0})");
    EXPECT_EQ(operand(problem, MatmulOperand::a).elements, 2 * 25 + 10 * 2);
    EXPECT_EQ(operand(problem, MatmulOperand::b).elements, 8) << "a stride of 0 broadcasts one matrix";
    EXPECT_EQ(operand(problem, MatmulOperand::d).elements, 3 * 32);
    EXPECT_EQ(matrixOf(problem.as<Matmul>(), MatmulOperand::a).at(1, 1, 2), 2 * 25 + 11);
}

TEST(Operands, TypesOfAResult)
{
    const auto d = [](const std::string& type, const std::string& more = {}) {
        const std::string text
            = R"({"problem": {"kind": "matmul", "m": 8, "n": 4, "k": 2, "type": ")" + type + "\"" + more + "}}";
        return operand(test::experiment(text).problem, MatmulOperand::d);
    };
    EXPECT_EQ(d("float16").bytes, 64);
    EXPECT_EQ(d("float16", R"(, "d": {"type": "float32"})").bytes, 128);
    EXPECT_EQ(d("complex64").bytes, 256);
    EXPECT_EQ(d("complex64").parts, 2);
    EXPECT_EQ(d("complex64").scalar, DataType::float32);
    EXPECT_EQ(d("int8").scalar, DataType::int32);
    EXPECT_EQ(d("float8_e4m3").bytes, 32);
}

TEST(Operands, BiasHasANumberARowAndBatchElement)
{
    const Operand bias = operand(matmul(R"("epilog": "relu_bias", "batch": 5)"), MatmulOperand::bias);
    EXPECT_EQ(bias.elements, 5 * 8);
    EXPECT_EQ(bias.bytes, 5 * 8 * 4);
    EXPECT_EQ(bias.shape, (std::vector<std::int64_t>{8}));
    EXPECT_EQ(operand(matmul(R"("epilog": "bgradb")"), MatmulOperand::bias).elements, 4) << "B's gradient has n";
    EXPECT_EQ(operand(matmul(R"("epilog": "bgrada")"), MatmulOperand::bias).elements, 8);
}

TEST(Operands, AuxiliaryMatricesArePadded)
{
    EXPECT_EQ(operand(matmul(R"("epilog": "relu_aux")"), MatmulOperand::aux).bytes, 4 * 128 / 8) << "a bit an entry";
    EXPECT_EQ(operand(matmul(R"("epilog": "gelu_aux", "batch": 2)"), MatmulOperand::aux).bytes, 2 * 4 * 8 * 4);
}

struct FftSizes {
    const char* problem;
    std::int64_t in; ///< real numbers
    std::int64_t out; ///< 0: in place
    int inParts;
};

class FftOperands : public ::testing::TestWithParam<FftSizes> { };

TEST_P(FftOperands, HaveTheirSizes)
{
    const Problem problem = fft(GetParam().problem);
    const Operand in = operand(problem, FftOperand::in);
    EXPECT_EQ(in.parts, GetParam().inParts);
    EXPECT_EQ(in.elements * in.parts, GetParam().in);
    EXPECT_EQ(in.bytes, 4 * GetParam().in);
    EXPECT_EQ(in.scalar, DataType::float32);
    if (GetParam().out == 0) {
        EXPECT_FALSE(roleOf(problem, FftOperand::out));
        return;
    }
    const Operand out = operand(problem, FftOperand::out);
    EXPECT_EQ(out.elements * out.parts, GetParam().out);
    EXPECT_EQ(out.bytes, 4 * GetParam().out);
}

INSTANTIATE_TEST_SUITE_P(Layouts, FftOperands,
    ::testing::Values(FftSizes{R"("shape": [10])", 20, 20, 2}, FftSizes{R"("shape": [10], "in_place": true)", 20, 0, 2},
        FftSizes{R"("shape": [10], "transform": "r2c")", 10, 12, 1},
        FftSizes{R"("shape": [11], "transform": "r2c")", 11, 12, 1},
        FftSizes{R"("shape": [10], "transform": "r2c", "in_place": true)", 12, 0, 1},
        FftSizes{R"("shape": [11], "transform": "r2c", "in_place": true)", 12, 0, 1},
        FftSizes{R"("shape": [10], "transform": "c2r")", 12, 10, 2},
        FftSizes{R"("shape": [11], "transform": "c2r")", 12, 11, 2},
        FftSizes{R"("shape": [11], "transform": "c2r", "in_place": true)", 12, 0, 2},
        FftSizes{R"("shape": [1], "transform": "r2c")", 1, 2, 1},
        FftSizes{R"("shape": [1], "transform": "r2c", "in_place": true)", 2, 0, 1},
        FftSizes{R"("shape": [3, 5, 7], "transform": "r2c", "batch": 4)", 4 * 105, 4 * 15 * 8, 1},
        FftSizes{R"("shape": [3, 5, 7], "transform": "r2c", "batch": 4, "in_place": true)", 4 * 15 * 8, 0, 1},
        FftSizes{R"("shape": [3, 5, 8], "transform": "c2r", "batch": 2)", 2 * 15 * 10, 2 * 120, 2},
        FftSizes{R"("shape": [3, 5, 8], "batch": 2)", 480, 480, 2}));

TEST(Operands, OfAnFftShowTheirLogicalShape)
{
    const Problem problem = fft(R"("shape": [6, 9], "transform": "r2c")");
    EXPECT_EQ(operand(problem, FftOperand::in).shape, (std::vector<std::int64_t>{6, 9}));
    EXPECT_EQ(operand(problem, FftOperand::out).shape, (std::vector<std::int64_t>{6, 5}));
}

TEST(Operands, ThatCannotBeCountedAreNotMade)
{
    Matmul huge;
    huge.m = huge.n = huge.k = std::int64_t{1} << 40;
    EXPECT_FALSE(operandsIfCountable(Problem{huge}));
    EXPECT_THROW(operandsOf(Problem{huge}), std::overflow_error);
    Fft fft;
    fft.shape = {std::int64_t{1} << 40, std::int64_t{1} << 40};
    EXPECT_FALSE(operandsIfCountable(Problem{fft}));
    fft.shape = {INT64_MAX};
    fft.transform = Transform::r2c;
    fft.in_place = true;
    EXPECT_FALSE(operandsIfCountable(Problem{fft}));
}

TEST(Describe, NamesAProblemInOneLine)
{
    EXPECT_EQ(describe(matmul()), "matmul 8 x 4 x 2 float32");
    EXPECT_EQ(describe(matmul(R"("compute": "tfloat32", "epilog": "relu_bias", "batch": 8)")),
        "matmul 8 x 4 x 2 float32 in tfloat32 relu_bias, batch 8");
    EXPECT_EQ(describe(fft(R"("shape": [10000])")), "FFT 10000 c2c float32");
    EXPECT_EQ(describe(fft(R"("shape": [4, 6], "transform": "r2c", "in_place": true, "batch": 2)")),
        "FFT 4 x 6 r2c float32 in place, batch 2");
    EXPECT_EQ(describe(fft(R"("shape": [4], "direction": "inverse")")), "FFT 4 c2c float32 inverse");
}

} // namespace
} // namespace phasebench::operand_test
