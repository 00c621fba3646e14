// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/result/run.h"
#include "gui/models/table_model.h"

namespace phasebench {

/// Cells for figures, the same in every table. A figure that does not exist is a dash, and empty in CSV.
Cell missingCell();
Cell microsecondsCell(double value);
Cell microsecondsCell(const std::optional<double>& value);
Cell intervalCell(const Figure& figure); ///< "44,100.0–45,200.0"
Cell countCell(std::int64_t value);

} // namespace phasebench
