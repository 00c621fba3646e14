// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/machine.h"

namespace phasebench::cli {

/// Asks the workers beside this program what the computer can do, and waits for their answer.
Machine askMachine();

} // namespace phasebench::cli
