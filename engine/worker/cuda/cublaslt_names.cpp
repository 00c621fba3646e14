// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/cublaslt_names.h"

#include "cublaslt_names_table.h"

#include <algorithm>
#include <array>
#include <cublasLt.h>
#include <span>

namespace phasebench {

namespace {

constexpr std::array<NamedId, 4> reductionNames{{
    {CUBLASLT_REDUCTION_SCHEME_NONE, "none"},
    {CUBLASLT_REDUCTION_SCHEME_INPLACE, "inplace"},
    {CUBLASLT_REDUCTION_SCHEME_COMPUTE_TYPE, "compute_type"},
    {CUBLASLT_REDUCTION_SCHEME_OUTPUT_TYPE, "output_type"},
}};

std::span<const NamedId> tableOf(CublasLtId kind)
{
    switch (kind) {
    case CublasLtId::tile:
        return tileNames;
    case CublasLtId::stages:
        return stagesNames;
    case CublasLtId::cluster:
        return clusterNames;
    case CublasLtId::inner_shape:
        return innerShapeNames;
    case CublasLtId::reduction:
        return reductionNames;
    }
    return {};
}

} // namespace

std::optional<std::string> nameOf(CublasLtId kind, std::uint32_t id)
{
    const auto table = tableOf(kind);
    // The header numbers its names without gaps, mostly: look where the id would be before looking everywhere.
    if (id < table.size() && table[id].id == id)
        return std::string(table[id].name);
    const auto found = std::ranges::find(table, id, &NamedId::id);
    return found == table.end() ? std::nullopt : std::optional(std::string(found->name));
}

std::optional<std::uint32_t> idOf(CublasLtId kind, std::string_view name)
{
    const auto table = tableOf(kind);
    const auto found = std::ranges::find(table, name, &NamedId::name);
    return found == table.end() ? std::nullopt : std::optional(found->id);
}

} // namespace phasebench
