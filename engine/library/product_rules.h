// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/library/library.h"

/// Rules that several libraries for matmuls share. Those about types follow from Library::products.
namespace phasebench::product_rules {

/// The type of the problem is one that the library has. What a CPU library lacks it lacks for good; on a GPU it may
/// only not be offered yet.
std::optional<Fault> type(const Library& library, const Experiment& resolved);
/// A and B are of the problem's type.
std::optional<Fault> inputTypes(const Library& library, const Experiment& resolved);
std::optional<Fault> compute(const Library& library, const Experiment& resolved);
std::optional<Fault> resultType(const Library& library, const Experiment& resolved);
/// C is added into D where D lies, so both are stored alike.
std::optional<Fault> cLikeD(const Library& library, const Experiment& resolved);
/// For a library that computes no epilog.
std::optional<Fault> noEpilog(const Library& library, const Experiment& resolved);

/// The fixes of an epilog: without it its operands are gone too, and a placement may not name them.
std::vector<SuggestedFix> withoutEpilog(const Experiment& experiment);

/// What the BLAS standard's gemm computes.
inline constexpr Product blasProducts[] = {
    {DataType::float64, ComputeType::float64, {DataType::float64}},
    {DataType::float32, ComputeType::float32, {DataType::float32}},
    {DataType::complex64, ComputeType::float32, {DataType::complex64}},
    {DataType::complex128, ComputeType::float64, {DataType::complex128}},
};

} // namespace phasebench::product_rules
