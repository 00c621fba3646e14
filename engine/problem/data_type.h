// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/text/enumeration.h"

namespace phasebench {

/// The types of elements, by the words of an experiment file.
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

template <> std::span<const std::string_view> namesOf<DataType>();

/// Bytes of one element; complex types count both parts.
int sizeOf(DataType type);
bool isComplex(DataType type);
/// The real type of a complex type's parts; the type itself otherwise.
DataType realPartOf(DataType type);

} // namespace phasebench
