// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace phasebench {

std::string nowAsIso8601(); ///< UTC, such as "2026-03-01T12:00:00Z"

} // namespace phasebench
