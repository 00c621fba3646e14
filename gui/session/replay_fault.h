// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/problem/sweep.h"
#include "engine/result/recordings.h"

namespace phasebench {

/// Why the recordings do not answer the experiment, on their GPU unless a sweep or `replayed` says where; empty: they
/// answer at least one of its points. The fixes lead to the nearest one that they do answer, if possible without
/// another value of `keep`. Precondition: the file has no fault. `recordings` null: they are being read.
std::optional<Fault> whyNotReplayed(
    const ExperimentFile& file, const Recordings* recordings, bool replayed, const std::string& keep);

} // namespace phasebench
