// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/worker/memory/verify.h"

namespace phasebench {

/// The part of problemBeforeActivation() for a matmul.
std::optional<Matmul> matmulBeforeActivation(const Matmul& matmul);

/// The part of verify() for a matmul.
Check verifyMatmul(const Matmul& matmul, const HostOperands& operands, std::uint64_t seed);

} // namespace phasebench
