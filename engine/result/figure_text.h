// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/figures.h"

#include <string>

namespace phasebench {

/// "44.6 ms (44.1 to 45.2, 31 samples)", or "137 ms (measured once)".
std::string formatFigure(const Figure& figure);

} // namespace phasebench
