// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/types.h"

namespace phasebench {

namespace {
using namespace std::string_view_literals;

constexpr std::array dataTypes = {"float64"sv, "float32"sv, "float16"sv, "bfloat16"sv, "complex64"sv, "complex128"sv,
    "float8_e4m3"sv, "float8_e5m2"sv, "int8"sv, "int32"sv};
constexpr std::array computeTypes = {"float64"sv, "float64_pedantic"sv, "float64_emulated_fixedpoint"sv, "float32"sv,
    "float32_pedantic"sv, "float32_fast_float16"sv, "float32_fast_bfloat16"sv, "tfloat32"sv,
    "float32_emulated_16bfx9"sv, "float16"sv, "float16_pedantic"sv, "int32"sv};
constexpr std::array orders = {"column"sv, "row"sv};
constexpr std::array epilogs = {"none"sv, "relu"sv, "gelu"sv, "bias"sv, "relu_bias"sv, "gelu_bias"sv, "relu_aux"sv,
    "relu_aux_bias"sv, "gelu_aux"sv, "gelu_aux_bias"sv, "drelu"sv, "drelu_bgrad"sv, "dgelu"sv, "dgelu_bgrad"sv,
    "bgrada"sv, "bgradb"sv};
constexpr std::array transforms = {"c2c"sv, "r2c"sv, "c2r"sv};
constexpr std::array directions = {"forward"sv, "inverse"sv};
constexpr std::array callForms = {"stateless"sv, "stateful"sv};
constexpr std::array operandUpdates = {"reset"sv, "in_place"sv};
constexpr std::array batchings = {"dimension"sv, "sequence"sv, "overlapped"sv};
constexpr std::array peerCopies = {"direct"sv, "staged"sv};
constexpr std::array managedModes = {"fault"sv, "prefetch"sv, "advise"sv};
constexpr std::array efforts = {"estimate"sv, "measure"sv, "patient"sv, "exhaustive"sv};
constexpr std::array cacheStates = {"cold"sv, "hot"sv};
constexpr std::array phases = {
    "specification"sv, "planning"sv, "autotuning"sv, "copy_in"sv, "execution"sv, "copy_out"sv, "resource_management"sv};
static_assert(phases.size() == phaseCount);
} // namespace

template <> std::span<const std::string_view> namesOf<DataType>()
{
    return dataTypes;
}
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
template <> std::span<const std::string_view> namesOf<Transform>()
{
    return transforms;
}
template <> std::span<const std::string_view> namesOf<Direction>()
{
    return directions;
}
template <> std::span<const std::string_view> namesOf<CallForm>()
{
    return callForms;
}
template <> std::span<const std::string_view> namesOf<OperandUpdate>()
{
    return operandUpdates;
}
template <> std::span<const std::string_view> namesOf<Batching>()
{
    return batchings;
}
template <> std::span<const std::string_view> namesOf<PeerCopy>()
{
    return peerCopies;
}
template <> std::span<const std::string_view> namesOf<ManagedMode>()
{
    return managedModes;
}
template <> std::span<const std::string_view> namesOf<Effort>()
{
    return efforts;
}
template <> std::span<const std::string_view> namesOf<CacheState>()
{
    return cacheStates;
}
template <> std::span<const std::string_view> namesOf<Phase>()
{
    return phases;
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
