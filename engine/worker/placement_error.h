// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/worker/backend.h"

namespace phasebench {

/// An operand is not where it claims to be: whatever was measured of it is worth nothing.
class PlacementError : public BackendError {
public:
    using BackendError::BackendError;
};

} // namespace phasebench
