// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/library/registry.h"
#include "engine/worker/backend.h"

namespace phasebench {

/// Matmuls of float32, float64, complex64 and complex128 by OpenBLAS. There is no planning: a plan holds the arguments
/// of the call and sets the threads. A batch is a loop of calls, and C is copied into D inside the execution (BLAS adds
/// to what D holds).
class OpenblasBackend : public Backend {
public:
    std::string name() const override { return std::string(library::openblas.name); }
    bool hasPlanning() const override { return false; }
    Result<std::unique_ptr<Specification>> specify(const Problem& problem, const Operands& representative) override;
};

/// Such as "0.3.21 (Haswell, pthreads)"; says what OPENBLAS_CORETYPE asked for where it is set, and whether OpenBLAS
/// took it.
std::string openblasVersion();

} // namespace phasebench
