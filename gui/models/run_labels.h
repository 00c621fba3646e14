// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/run_list.h"

#include <QString>
#include <vector>

namespace phasebench {

/// One short label a run that tells it from the others: its title where the titles differ, else what differs in the
/// experiments ("patient", "A, B pageable", "m 512"), else its number.
std::vector<QString> runLabels(const std::vector<RunPtr>& runs);

} // namespace phasebench
