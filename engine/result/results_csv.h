// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/run.h"

#include <string>
#include <vector>

namespace phasebench {

/// RFC 4180 with units in the header, exact values whatever the locale, and empty fields for what does not exist. One
/// row for each run's call (also of runs that failed: the row says why), one for each phase and each transfer.
std::string toCsv(const std::vector<Run>& runs);
/// Its parts: the first line, and the rows of one run.
std::string csvHeader();
std::string csvRows(const Run& run);

/// Every sample of a run, one column a series (microseconds) and one row a sample; shorter series end in empty fields.
/// Needs the run's series.
std::string samplesCsv(const Run& run);

/// The shortest text that reads back as exactly this number; empty when it is not finite.
std::string exactNumber(double value);

} // namespace phasebench
