// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/data_type.h"

#include <array>

namespace phasebench {

namespace {
using namespace std::string_view_literals;

constexpr std::array dataTypes = {"float64"sv, "float32"sv, "float16"sv, "bfloat16"sv, "complex64"sv, "complex128"sv,
    "float8_e4m3"sv, "float8_e5m2"sv, "int8"sv, "int32"sv};
} // namespace

template <> std::span<const std::string_view> namesOf<DataType>()
{
    return dataTypes;
}

int sizeOf(DataType type)
{
    switch (type) {
    case DataType::complex128:
        return 16;
    case DataType::float64:
    case DataType::complex64:
        return 8;
    case DataType::float32:
    case DataType::int32:
        return 4;
    case DataType::float16:
    case DataType::bfloat16:
        return 2;
    case DataType::float8_e4m3:
    case DataType::float8_e5m2:
    case DataType::int8:
        return 1;
    }
    return 0;
}

bool isComplex(DataType type)
{
    return type == DataType::complex64 || type == DataType::complex128;
}

DataType realPartOf(DataType type)
{
    if (type == DataType::complex64)
        return DataType::float32;
    return type == DataType::complex128 ? DataType::float64 : type;
}

} // namespace phasebench
