// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/keys/key_table.h"

namespace phasebench {

/// Within "problem"; the matrices are listed only: see readProblem().
const KeyTable<Matmul>& problemKeys(std::type_identity<Matmul>);
const KeyTable<MatrixOptions>& matrixKeys(); ///< within "problem.a", "problem.b", "problem.c" and "problem.d"

/// The keys of the matrices, named from "problem" on: "a.transpose".
std::vector<Key> nestedKeys(std::type_identity<Matmul>);

/// The matrices in the order of their keys, with the operands that they are.
struct MatrixMember {
    MatmulOperand id;
    MatrixOptions Matmul::*member;
};
inline constexpr MatrixMember matrixMembers[] = {{MatmulOperand::a, &Matmul::a}, {MatmulOperand::b, &Matmul::b},
    {MatmulOperand::c, &Matmul::c}, {MatmulOperand::d, &Matmul::d}};

} // namespace phasebench
