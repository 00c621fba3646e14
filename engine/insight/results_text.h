// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/run.h"

#include <string>
#include <vector>

namespace phasebench {

/// The runs as text for a terminal, at most 100 columns where the words allow it: of each its title, status, call with
/// interval, phases, copies, memory, check and clock. Ends with a line feed unless empty.
std::string toText(const std::vector<Run>& runs);

/// How many columns of a terminal the text takes: UTF-8, one column a character.
std::size_t columnsOf(std::string_view text);

} // namespace phasebench
