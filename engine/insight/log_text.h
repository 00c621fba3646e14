// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/run.h"

#include <optional>
#include <string>

namespace phasebench {

/// The phase log of a run as text: a heading for each phase with how often it occurs and how long it takes, and below
/// it what happened. `only`: of one phase. Ends with a line feed; empty where the run kept no log.
std::string logText(const Run& run, std::optional<Phase> only = {});

/// Two logs side by side, phase by phase, in `columns` columns of a terminal.
std::string logsSideBySide(const Run& left, const Run& right, std::optional<Phase> only, std::size_t columns);

} // namespace phasebench
