// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/data_type.h"

namespace phasebench {

/// The arithmetic of a matmul, cuBLASLt's compute types by nvmath-python's names in lower case.
enum class ComputeType {
    float64,
    float64_pedantic,
    float64_emulated_fixedpoint,
    float32,
    float32_pedantic,
    float32_fast_float16,
    float32_fast_bfloat16,
    tfloat32,
    float32_emulated_16bfx9,
    float16,
    float16_pedantic,
    int32,
};
enum class Order { column, row };
enum class Epilog {
    none,
    relu,
    gelu,
    bias,
    relu_bias,
    gelu_bias,
    relu_aux,
    relu_aux_bias,
    gelu_aux,
    gelu_aux_bias,
    drelu,
    drelu_bgrad,
    dgelu,
    dgelu_bgrad,
    bgrada,
    bgradb
};

template <> std::span<const std::string_view> namesOf<ComputeType>();
template <> std::span<const std::string_view> namesOf<Order>();
template <> std::span<const std::string_view> namesOf<Epilog>();

/// The arithmetic that a matmul of this type takes when none is named.
ComputeType defaultComputeOf(DataType type);

/// What an epilog needs beside A, B and C.
bool readsBias(Epilog epilog);
bool writesBias(Epilog epilog); ///< a bias gradient, in the slot `bias`
bool readsAux(Epilog epilog);
bool writesAux(Epilog epilog);

} // namespace phasebench
