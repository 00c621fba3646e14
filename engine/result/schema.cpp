// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/schema.h"

#include <string_view>

namespace phasebench {

namespace {

constexpr const char* runTable = "CREATE TABLE run (id INTEGER PRIMARY KEY, json TEXT NOT NULL)";
constexpr const char* seriesTable = "CREATE TABLE series (run INTEGER NOT NULL, name TEXT NOT NULL, samples BLOB NOT "
                                    "NULL, UNIQUE (run, name))";

constexpr const char* probeTable = "CREATE TABLE probe (id INTEGER PRIMARY KEY, json TEXT NOT NULL)";
constexpr const char* timelineTable
    = "CREATE TABLE timeline (run INTEGER PRIMARY KEY, head TEXT NOT NULL, events BLOB NOT NULL)";

constexpr const char* candidatesTable
    = "CREATE TABLE candidates (run INTEGER PRIMARY KEY, head TEXT NOT NULL, columns BLOB NOT NULL)";
constexpr const char* sweepTable = "CREATE TABLE sweep (id INTEGER PRIMARY KEY, json TEXT NOT NULL)";

/// Word for word: a view or a computed column in a table's place could keep the reader busy for ever.
void checkTable(Database& database, std::string_view name, std::string_view sql)
{
    Statement table(database, "SELECT sql FROM sqlite_schema WHERE name = ?1 AND type = 'table'");
    if (!table.bind(1, name).step() || table.text(0) != sql)
        database.damaged("its table \"" + std::string(name) + "\" is not as Phasebench made it");
}

void setVersion(Database& database, std::int64_t version)
{
    database.execute(("PRAGMA user_version=" + std::to_string(version)).c_str());
}

} // namespace

std::int64_t versionOf(Database& database)
{
    return database.number("PRAGMA user_version");
}

void keepFormat(Database& database)
{
    if (versionOf(database) == 3)
        setVersion(database, formatVersion);
}

bool hasProbeTable(Database& database)
{
    return database.number("SELECT count(*) FROM sqlite_schema WHERE name = 'probe'") > 0;
}

void ensureProbeTable(Database& database)
{
    if (!hasProbeTable(database))
        database.execute(probeTable);
}

bool hasTimelineTable(Database& database)
{
    return database.number("SELECT count(*) FROM sqlite_schema WHERE name = 'timeline'") > 0;
}

void ensureTimelineTable(Database& database)
{
    if (!hasTimelineTable(database))
        database.execute(timelineTable);
}

bool hasCandidatesTable(Database& database)
{
    return database.number("SELECT count(*) FROM sqlite_schema WHERE name = 'candidates'") > 0;
}

void ensureCandidatesTable(Database& database)
{
    if (hasCandidatesTable(database))
        return;
    database.execute(candidatesTable);
    if (versionOf(database) < 2)
        setVersion(database, 2);
}

bool hasSweepTable(Database& database)
{
    return database.number("SELECT count(*) FROM sqlite_schema WHERE name = 'sweep'") > 0;
}

void ensureSweepTable(Database& database)
{
    if (!hasSweepTable(database))
        database.execute(sweepTable);
}

void createSchema(Database& database)
{
    database.execute("PRAGMA journal_mode=DELETE");
    Transaction transaction(database);
    if (database.number("SELECT count(*) FROM sqlite_schema") > 0)
        return; // another program made it meanwhile
    database.execute(("PRAGMA application_id=" + std::to_string(applicationId)).c_str());
    setVersion(database, formatVersion);
    database.execute(runTable);
    database.execute(seriesTable);
    transaction.commit();
}

void checkSchema(Database& database)
{
    const std::string file = "\"" + database.path().string() + "\"";
    if (database.number("PRAGMA application_id") != applicationId)
        throw ResultsFileError(file + " is an SQLite database of another program, no results file of Phasebench.");
    const std::int64_t version = versionOf(database);
    if (version > formatVersion)
        throw ResultsFileError(file + " was written by a newer version of Phasebench (format " + std::to_string(version)
            + ", this one reads up to " + std::to_string(formatVersion) + "); update Phasebench to open it.");
    if (version < 1)
        database.damaged("its format version is missing");
    checkTable(database, "run", runTable);
    checkTable(database, "series", seriesTable);
    if (hasProbeTable(database))
        checkTable(database, "probe", probeTable);
    if (hasTimelineTable(database))
        checkTable(database, "timeline", timelineTable);
    if (hasCandidatesTable(database))
        checkTable(database, "candidates", candidatesTable);
    if (hasSweepTable(database))
        checkTable(database, "sweep", sweepTable);
}

} // namespace phasebench
