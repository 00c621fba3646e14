// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/worker/backend.h"

namespace phasebench {

/// An operand is in another memory space than its placement says, so that nothing measured with it is valid.
class PlacementError : public BackendError {
public:
    using BackendError::BackendError;
};

} // namespace phasebench
