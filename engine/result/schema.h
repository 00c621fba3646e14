// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/database.h"

namespace phasebench {

/// "Phsb" in ASCII: tells a results file from every other SQLite database (and the MIME type's magic looks for it at
/// byte 68).
inline constexpr std::int64_t applicationId = 0x50687362;
/// The newest format, in which a file begins; every earlier one is read and gone on with. 1: a ranking stands in its
/// run. 2: rankings have a table of their own, with whose first row a file of format 1 becomes one of 2. 3: blobs
/// (samples, events, columns) are deflated. 4: runs are measured in several processes; with the first run that is
/// written into it, a file of format 3 becomes one of 4.
inline constexpr std::int64_t formatVersion = 4;

std::int64_t versionOf(Database& database);
inline bool deflatesBlobs(Database& database)
{
    return versionOf(database) >= 3;
}

/// Marks a file into which a run is written as what it is now, so that an earlier version of this program says that it
/// is newer, not that it is damaged. Formats 1 and 2, whose blobs are kept otherwise, stay.
void keepFormat(Database& database);

/// Makes an empty database a results file, in one transaction; leaves alone what is not empty.
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
