// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/operand_id.h"

#include <gtest/gtest.h>
#include <set>
#include <string>

namespace phasebench {
namespace {

TEST(OperandIdTest, EveryOperandIsFoundByItsNameAndByNoOther)
{
    std::set<std::string_view> names;
    for (const OperandId id : operandIds) {
        EXPECT_EQ(operandFromName(nameOf(id)), id);
        names.insert(nameOf(id));
    }
    EXPECT_EQ(names.size(), operandCount);
    EXPECT_FALSE(operandFromName("e"));
    EXPECT_FALSE(operandFromName(""));
}

TEST(OperandIdTest, NamesAreThoseOfFiles)
{
    std::string names;
    for (const OperandId id : operandIds)
        names.append(nameOf(id)).append(" ");
    EXPECT_EQ(names, "a b c d bias aux in out ") << "files have these names, and random data follow from the order";
}

TEST(OperandIdTest, AnOperandIsOfOneKind)
{
    const OperandId d = MatmulOperand::d;
    EXPECT_EQ(d.as<MatmulOperand>(), MatmulOperand::d);
    EXPECT_FALSE(d.as<FftOperand>());
    const OperandId in = FftOperand::in;
    EXPECT_EQ(in.as<FftOperand>(), FftOperand::in);
    EXPECT_FALSE(in.as<MatmulOperand>());
    EXPECT_NE(in, OperandId(MatmulOperand::a)) << "each the first of its kind";
}

TEST(OperandIdTest, WordsAreTheKinds)
{
    EXPECT_EQ(nameOf(MatmulOperand::aux), "aux");
    EXPECT_EQ(symbolOf(MatmulOperand::a), "A");
    EXPECT_EQ(titleOf(MatmulOperand::bias), "the bias");
    EXPECT_EQ(titleOf(FftOperand::out), "the output");
}

TEST(OperandIdTest, AValueOfEachOperandIsReachedByItsId)
{
    PerOperand<int> values{};
    values[FftOperand::in] = 3;
    values[MatmulOperand::a] = 2;
    EXPECT_EQ(values[OperandId(FftOperand::in)], 3);
    EXPECT_EQ(values[MatmulOperand::a], 2);
    EXPECT_EQ(values[FftOperand::out], 0);
}

} // namespace
} // namespace phasebench
