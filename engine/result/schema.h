// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/database.h"

namespace phasebench {

/// "Phsb" in ASCII: tells a results file from every other SQLite database (and the MIME type's magic looks for it at
/// byte 68).
inline constexpr std::int64_t applicationId = 0x50687362;
/// The newest format; every earlier one is read too. A file begins as 1 and becomes 2 with the first ranking in a table
/// of its own, whose run would be refused by a reader of 1.
inline constexpr std::int64_t formatVersion = 2;

/// Makes an empty database a results file, in one transaction.
void createSchema(Database& database);

/// Link probes have a table of their own, which a file has from its first probe on: earlier versions leave it alone.
void ensureProbeTable(Database& database);
bool hasProbeTable(Database& database);
/// Timelines likewise.
void ensureTimelineTable(Database& database);
bool hasTimelineTable(Database& database);
/// And the rankings of candidates; files of format 1 have them in their runs.
void ensureCandidatesTable(Database& database);
bool hasCandidatesTable(Database& database);
/// And the sweeps that were measured into it.
void ensureSweepTable(Database& database);
bool hasSweepTable(Database& database);

/// Throws ResultsFileError unless the database is a results file of a version that this program reads, with exactly
/// the tables of that version.
void checkSchema(Database& database);

} // namespace phasebench
