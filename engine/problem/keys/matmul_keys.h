// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/keys/key_table.h"

namespace phasebench {

const KeyTable<Matmul>& matmulKeys(); ///< within "problem"; the matrices are listed only: see readMatmul()
const KeyTable<MatrixOptions>& matrixKeys(); ///< within "problem.a", "problem.b", "problem.c" and "problem.d"

/// The matrices in the order of their keys, with the slots that they have.
struct MatrixMember {
    OperandId id;
    MatrixOptions Matmul::*member;
};
inline constexpr MatrixMember matrixMembers[]
    = {{OperandId::a, &Matmul::a}, {OperandId::b, &Matmul::b}, {OperandId::c, &Matmul::c}, {OperandId::d, &Matmul::d}};

} // namespace phasebench
