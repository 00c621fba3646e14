// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/insight/findings.h"
#include "gui/models/probes.h"
#include "gui/models/run_list.h"

#include <QFuture>

namespace phasebench {

/// What runs say, found out on a thread of the pool: comparing many runs with many samples takes longer than a window
/// may stand still.
/// `probe` may be null.
QFuture<std::vector<Finding>> findingsOf(const std::vector<RunPtr>& runs, const ProbePtr& probe);

} // namespace phasebench
