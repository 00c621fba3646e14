// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/run_list.h"

namespace phasebench {

class Selection;

/// Was this very experiment measured here, whatever it was called and however long it was measured?
bool isRunOf(const Experiment& resolved, const Run& run);

/// The run that tells what the experiment took: the one that is selected, else the latest; null where there is none.
RunPtr matchingRun(const Experiment& resolved, const RunList& runs, const Selection& selection);

} // namespace phasebench
