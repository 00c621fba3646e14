// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// The words of an experiment file, as enumerations, each with its one spelling.
namespace phasebench {

enum class DataType {
    float64,
    float32,
    float16,
    bfloat16,
    complex64,
    complex128,
    float8_e4m3,
    float8_e5m2,
    int8,
    int32
};

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
enum class Transform { c2c, r2c, c2r };
enum class Direction { forward, inverse };
enum class CallForm { stateless, stateful };
enum class OperandUpdate { reset, in_place };
enum class Batching { dimension, sequence, overlapped };
enum class PeerCopy { direct, staged };
enum class ManagedMode { fault, prefetch, advise };
enum class Effort { estimate, measure, patient, exhaustive };
enum class CacheState { cold, hot };

/// The phases of a call, in the order in which they happen.
enum class Phase { specification, planning, autotuning, copy_in, execution, copy_out, resource_management };
inline constexpr int phaseCount = 7;

/// One spelling for each value: `nameOf(x)` writes it, `fromName<E>(text)` reads it, `namesOf<E>()` lists them in
/// order.
template <typename E> std::span<const std::string_view> namesOf();

template <> std::span<const std::string_view> namesOf<DataType>();
template <> std::span<const std::string_view> namesOf<ComputeType>();
template <> std::span<const std::string_view> namesOf<Order>();
template <> std::span<const std::string_view> namesOf<Epilog>();
template <> std::span<const std::string_view> namesOf<Transform>();
template <> std::span<const std::string_view> namesOf<Direction>();
template <> std::span<const std::string_view> namesOf<CallForm>();
template <> std::span<const std::string_view> namesOf<OperandUpdate>();
template <> std::span<const std::string_view> namesOf<Batching>();
template <> std::span<const std::string_view> namesOf<PeerCopy>();
template <> std::span<const std::string_view> namesOf<ManagedMode>();
template <> std::span<const std::string_view> namesOf<Effort>();
template <> std::span<const std::string_view> namesOf<CacheState>();
template <> std::span<const std::string_view> namesOf<Phase>();

template <typename E> std::string_view nameOf(E value)
{
    return namesOf<E>()[static_cast<std::size_t>(value)];
}

template <typename E> std::optional<E> fromName(std::string_view text)
{
    const auto names = namesOf<E>();
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == text)
            return static_cast<E>(i);
    return std::nullopt;
}

/// Bytes of one element; complex types count both parts.
int sizeOf(DataType type);
bool isComplex(DataType type);
/// The real type of a complex type's parts; the type itself otherwise.
DataType realPartOf(DataType type);

/// The arithmetic that a matmul of this type takes when none is named.
ComputeType defaultComputeOf(DataType type);

/// What an epilog needs beside A, B and C.
bool readsBias(Epilog epilog);
bool writesBias(Epilog epilog); ///< a bias gradient, in the slot `bias`
bool readsAux(Epilog epilog);
bool writesAux(Epilog epilog);

} // namespace phasebench
