// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace phasebench {

/// Rows for a terminal, one a line: the first column to the left, the others to the right, two spaces between them.
std::string tableOf(const std::vector<std::vector<std::string>>& rows);

} // namespace phasebench
