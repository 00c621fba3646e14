// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/library/registry.h"
#include "engine/worker/backend.h"

namespace phasebench {

/// Matmuls of float32, float64, complex64 and complex128 by BLIS's typed interface, which takes row and column strides.
/// There is no planning: a plan holds the arguments of the call and sets the threads.
class BlisBackend : public Backend {
public:
    std::string name() const override { return std::string(library::blis.name); }
    bool hasPlanning() const override { return false; }
    Result<std::unique_ptr<Specification>> specify(const Problem& problem, const Operands& representative) override;
};

/// Such as "0.9.0 (haswell, OpenMP)".
std::string blisVersion();

} // namespace phasebench
