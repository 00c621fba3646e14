// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/database.h"

namespace phasebench {

/// "Phsb" in ASCII: tells a results file from every other SQLite database (and the MIME type's magic looks for it at
/// byte 68).
inline constexpr std::int64_t applicationId = 0x50687362;
/// The format that this program writes; it reads every earlier one.
inline constexpr std::int64_t formatVersion = 1;

/// Makes an empty database a results file, in one transaction.
void createSchema(Database& database);

/// Link probes have a table of their own, which a file has from its first probe on: earlier versions leave it alone.
void ensureProbeTable(Database& database);
bool hasProbeTable(Database& database);
/// Timelines likewise.
void ensureTimelineTable(Database& database);
bool hasTimelineTable(Database& database);
/// And the sweeps that were measured into it.
void ensureSweepTable(Database& database);
bool hasSweepTable(Database& database);

/// Throws ResultsFileError unless the database is a results file of a version that this program reads, with exactly
/// the tables of that version.
void checkSchema(Database& database);

} // namespace phasebench
