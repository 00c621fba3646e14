// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/nice_axis.h"
#include "gui/charts/probe_lines.h"

namespace phasebench {

/// Ticks of a logarithmic axis of bytes: powers of two from the least on, each four or more times the one
/// before, at most `atMost`.
Ticks sizeTicks(double low, double high, int atMost);

/// Ticks of a logarithmic axis of rates or times: powers of ten, with 2 and 5 between them where there is room.
Ticks valueTicks(double low, double high, int atMost, ProbeView view);

} // namespace phasebench
