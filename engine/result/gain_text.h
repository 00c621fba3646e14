// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/measure/gain.h"

#include <string>

namespace phasebench {

/// "17.0 % longer than the winner (16.5 % to 17.5 %)"; "66 times as long as the winner (64 to 69)" from twice on.
std::string longerThan(const std::string& what, const Gain& gain);

} // namespace phasebench
