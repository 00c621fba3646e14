// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/matmul/types.h"

#include <array>

namespace phasebench {

namespace {
using namespace std::string_view_literals;

constexpr std::array computeTypes = {"float64"sv, "float64_pedantic"sv, "float64_emulated_fixedpoint"sv, "float32"sv,
    "float32_pedantic"sv, "float32_fast_float16"sv, "float32_fast_bfloat16"sv, "tfloat32"sv,
    "float32_emulated_16bfx9"sv, "float16"sv, "float16_pedantic"sv, "int32"sv};
constexpr std::array orders = {"column"sv, "row"sv};
constexpr std::array epilogs = {"none"sv, "relu"sv, "gelu"sv, "bias"sv, "relu_bias"sv, "gelu_bias"sv, "relu_aux"sv,
    "relu_aux_bias"sv, "gelu_aux"sv, "gelu_aux_bias"sv, "drelu"sv, "drelu_bgrad"sv, "dgelu"sv, "dgelu_bgrad"sv,
    "bgrada"sv, "bgradb"sv};
} // namespace

template <> std::span<const std::string_view> namesOf<ComputeType>()
{
    return computeTypes;
}
template <> std::span<const std::string_view> namesOf<Order>()
{
    return orders;
}
template <> std::span<const std::string_view> namesOf<Epilog>()
{
    return epilogs;
}

ComputeType defaultComputeOf(DataType type)
{
    switch (realPartOf(type)) {
    case DataType::float64:
        return ComputeType::float64;
    case DataType::int8:
    case DataType::int32:
        return ComputeType::int32;
    default:
        return ComputeType::float32;
    }
}

bool readsBias(Epilog epilog)
{
    return epilog == Epilog::bias || epilog == Epilog::relu_bias || epilog == Epilog::gelu_bias
        || epilog == Epilog::relu_aux_bias || epilog == Epilog::gelu_aux_bias;
}

bool writesBias(Epilog epilog)
{
    return epilog == Epilog::drelu_bgrad || epilog == Epilog::dgelu_bgrad || epilog == Epilog::bgrada
        || epilog == Epilog::bgradb;
}

bool readsAux(Epilog epilog)
{
    return epilog == Epilog::drelu || epilog == Epilog::drelu_bgrad || epilog == Epilog::dgelu
        || epilog == Epilog::dgelu_bgrad;
}

bool writesAux(Epilog epilog)
{
    return epilog == Epilog::relu_aux || epilog == Epilog::relu_aux_bias || epilog == Epilog::gelu_aux
        || epilog == Epilog::gelu_aux_bias;
}

} // namespace phasebench
