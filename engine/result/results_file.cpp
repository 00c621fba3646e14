// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/results_file.h"

#include "engine/problem/experiment_json.h"
#include "engine/result/database.h"
#include "engine/result/deflate.h"
#include "engine/result/link_probe_json.h"
#include "engine/result/packed_rows.h"
#include "engine/result/run_json.h"
#include "engine/result/samples_blob.h"
#include "engine/result/schema.h"
#include "engine/result/timeline_json.h"
#include "engine/result/value_reader.h"
#include "engine/result/write_beside.h"
#include "engine/text/numbers.h"

#include <algorithm>

namespace phasebench {

namespace {

constexpr std::size_t maximumRunBytes = 16 << 20;

/// What all runs of a file may take in memory at a time, in bytes. Rankings repeat and take little room in a file; one
/// that says to be more than this many times its own size is made to take memory.
constexpr std::size_t leastRoom = std::size_t{256} << 20;
constexpr std::size_t mostRoom = std::size_t{2} << 30;
constexpr std::size_t roomForAByte = 1024;

bool isThere(const std::filesystem::path& path)
{
    std::error_code error;
    const auto type = std::filesystem::symlink_status(path, error).type();
    return type != std::filesystem::file_type::not_found;
}

bool isEmpty(const std::filesystem::path& path)
{
    std::error_code error; // of what cannot be looked at; opening it says why
    return std::filesystem::is_regular_file(path, error) && std::filesystem::file_size(path, error) == 0 && !error;
}

/// A blob as this file keeps it.
std::vector<std::byte> toFile(Database& database, std::vector<std::byte> bytes)
{
    return deflatesBlobs(database) ? deflated(bytes) : bytes;
}

/// The reverse of toFile(). Throws std::runtime_error with one sentence.
std::vector<std::byte> fromFile(Database& database, std::span<const std::byte> blob)
{
    if (deflatesBlobs(database))
        return inflated(blob, Database::maximumValueBytes);
    return {blob.begin(), blob.end()};
}

/// The samples in a column; empty when it holds no times.
std::optional<std::vector<double>> timesIn(Database& database, const Statement& statement, int column)
{
    if (!statement.isBlob(column))
        return std::nullopt;
    try {
        return samplesOf(fromFile(database, statement.blob(column)));
    } catch (const std::runtime_error&) {
        return std::nullopt; // no bytes that toFile() gave
    }
}

void insertTimeline(Database& database, std::int64_t id, const Timeline& timeline)
{
    const PackedTimeline packed = pack(timeline);
    // A library's name for a kernel may hold bytes that are no UTF-8.
    const std::string head = packed.head.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    const std::vector<std::byte> events = toFile(database, blobOf(packed));
    ensureTimelineTable(database);
    Statement insert(database, "INSERT INTO timeline (run, head, events) VALUES (?1, ?2, ?3)");
    insert.bind(1, id).bind(2, std::string_view(head)).bind(3, std::span<const std::byte>(events)).step();
}

std::string nameOfRun(std::int64_t id)
{
    return "run " + std::to_string(id);
}

/// Thousands of candidates that differ in a few words take little room as columns.
PackedRows packedCandidates(const nlohmann::json& candidates)
{
    try {
        return pack(candidates);
    } catch (const std::runtime_error& error) {
        throw RunIsRefused("The run has too many candidates to be written: " + std::string(error.what()) + ".");
    }
}

void insertCandidates(Database& database, std::int64_t id, PackedRows packed)
{
    const std::vector<std::byte> columns = toFile(database, std::move(packed.columns));
    const std::string head = packed.head.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    ensureCandidatesTable(database);
    Statement insert(database, "INSERT INTO candidates (run, head, columns) VALUES (?1, ?2, ?3)");
    insert.bind(1, id).bind(2, std::string_view(head)).bind(3, std::span<const std::byte>(columns)).step();
}

/// The ranking of a run, where it has one in a table of its own; lessens `room` by what it takes in memory.
std::optional<nlohmann::json> rankingOf(Database& database, std::int64_t run, std::size_t& room)
{
    Statement statement(database, "SELECT head, columns FROM candidates WHERE run = ?1");
    if (!statement.bind(1, run).step())
        return std::nullopt;
    const auto damaged = [&](const std::string& detail) {
        database.damaged("the candidates of " + nameOfRun(run) + ": " + detail);
    };
    if (!statement.isText(0) || !statement.isBlob(1) || statement.text(0).size() > maximumRunBytes)
        damaged("there are none");
    auto head = parseBounded(statement.text(0));
    if (!head)
        damaged("their head is no JSON");
    try {
        return unpack({std::move(*head), fromFile(database, statement.blob(1))}, room);
    } catch (const std::runtime_error& error) {
        damaged(error.what());
    }
    return std::nullopt;
}

/// The run in the statement's row, its id and its text; lessens `room` by what it takes in memory.
/// `tabled`: the file has rankings in a table of their own.
Run runIn(Database& database, const Statement& row, ResultsFile::Rankings rankings, bool tabled, std::size_t& room)
{
    const std::int64_t id = row.number(0);
    const std::string_view text = row.isText(1) ? row.text(1) : std::string_view();
    if (text.size() > std::min(maximumRunBytes, room))
        database.damaged(nameOfRun(id) + " is larger than any run");
    room -= text.size();
    auto document = parseBounded(text);
    if (!document || !document->is_object())
        database.damaged(nameOfRun(id) + " is no JSON");
    if (rankings == ResultsFile::Rankings::without) {
        document->erase("candidates");
        document->erase("race"); // it names one of them
    } else if (tabled) {
        if (auto candidates = rankingOf(database, id, room))
            (*document)["candidates"] = std::move(*candidates);
    }
    Run run;
    try {
        run = runFromJson(*document);
    } catch (const std::exception& error) {
        std::string sentence = error.what();
        if (sentence.ends_with('.'))
            sentence.pop_back();
        database.damaged(nameOfRun(id) + ": " + sentence);
    }
    run.id = id;
    run.series.clear();
    run.timeline = {};
    return run;
}

/// A run as the rows that it takes. Throws ResultsFileError where no file can hold it.
class RunRows {
public:
    explicit RunRows(const Run& run)
        : m_run(run)
    {
        nlohmann::json json = toJson(run);
        json.erase("id");
        if (!run.candidates.empty()) {
            m_candidates = packedCandidates(json.at("candidates"));
            json.erase("candidates");
        }
        // A library's message may hold bytes that are no UTF-8: they are replaced, not refused.
        m_text = json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
        if (m_text.size() > maximumRunBytes)
            throw RunIsRefused("The run is too large to be written: " + std::to_string(m_text.size())
                + " bytes besides its samples, where 16 MiB are the most.");
        std::size_t total = 0;
        for (const auto& [name, samples] : run.series) {
            if (!areTimes(samples))
                throw RunIsRefused(
                    "The series \"" + name + "\" holds a value that is no time, so the run was not written.");
            total += samples.size();
        }
        if (total > ResultsFile::maximumSamples)
            throw RunIsRefused("The run has " + formatCount(static_cast<std::int64_t>(total)) + " samples, where "
                + formatCount(static_cast<std::int64_t>(ResultsFile::maximumSamples))
                + " are the most of one run, so it was not written; lessen \"measure.max_samples\".");
    }

    /// Within a transaction.
    void insert(Database& database, std::int64_t id) const
    {
        Statement insertRun(database, "INSERT INTO run (id, json) VALUES (?1, ?2)");
        insertRun.bind(1, id).bind(2, std::string_view(m_text)).step();
        for (const auto& [name, samples] : m_run.series) {
            const std::vector<std::byte> blob = toFile(database, blobOf(samples));
            Statement insertSeries(database, "INSERT INTO series (run, name, samples) VALUES (?1, ?2, ?3)");
            insertSeries.bind(1, id).bind(2, std::string_view(name)).bind(3, std::span<const std::byte>(blob)).step();
        }
        if (m_candidates)
            insertCandidates(database, id, *m_candidates);
        if (!m_run.timeline.events.empty())
            insertTimeline(database, id, m_run.timeline);
        // A damaged index takes what nobody finds again.
        Statement found(database, "SELECT count(*) FROM series WHERE run = ?1");
        if (!found.bind(1, id).step() || found.number(0) != static_cast<std::int64_t>(m_run.series.size()))
            database.damaged("what is written into it is not found there");
        keepFormat(database);
    }

private:
    const Run& m_run;
    std::string m_text;
    std::optional<PackedRows> m_candidates;
};

/// Every row of a run, within a transaction.
void erase(Database& database, std::int64_t id)
{
    std::vector<std::string> statements{"DELETE FROM run WHERE id = ?1", "DELETE FROM series WHERE run = ?1"};
    if (hasCandidatesTable(database))
        statements.emplace_back("DELETE FROM candidates WHERE run = ?1");
    if (hasTimelineTable(database))
        statements.emplace_back("DELETE FROM timeline WHERE run = ?1");
    for (const std::string& statement : statements)
        Statement(database, statement.c_str()).bind(1, id).step();
}

} // namespace

struct ResultsFile::Impl {
    explicit Impl(const std::filesystem::path& path, Database::Access access)
        : database(path, access)
    {
    }
    mutable Database database;
};

ResultsFile::ResultsFile(const std::filesystem::path& path, Mode mode)
{
    const bool create = mode == Mode::append && (!isThere(path) || isEmpty(path));
    const auto access = create ? Database::Access::create
        : mode == Mode::append ? Database::Access::write
                               : Database::Access::read;
    m_impl = std::make_unique<Impl>(path, access);
    if (create)
        createSchema(m_impl->database);
    checkSchema(m_impl->database);
    if (mode == Mode::append && !create)
        checkContents();
}

void ResultsFile::checkContents() const
{
    Database& database = m_impl->database;
    Statement check(database, "PRAGMA quick_check(1)");
    if (!check.step() || check.text(0) != "ok")
        database.damaged("truncated or overwritten");
    std::size_t room = this->room();
    for (const std::int64_t id : ids())
        run(id, Rankings::without, room);
}

std::size_t ResultsFile::room() const
{
    std::error_code ignored; // then it is the least
    const auto size = std::filesystem::file_size(m_impl->database.path(), ignored);
    return ignored ? leastRoom : std::clamp<std::size_t>(std::min(size, mostRoom) * roomForAByte, leastRoom, mostRoom);
}

void ResultsFile::setPatience(std::chrono::milliseconds patience)
{
    m_impl->database.setPatience(patience);
}

ResultsFile::~ResultsFile() = default;
ResultsFile::ResultsFile(ResultsFile&&) noexcept = default;
ResultsFile& ResultsFile::operator=(ResultsFile&&) noexcept = default;

std::int64_t ResultsFile::append(const Run& run)
{
    const RunRows rows(run);
    Transaction transaction(m_impl->database); // others may write, too: the next id is looked up within it
    const std::int64_t id = nextId();
    rows.insert(m_impl->database, id);
    transaction.commit();
    return id;
}

void ResultsFile::append(const Run& run, std::int64_t id)
{
    const RunRows rows(run);
    Transaction transaction(m_impl->database);
    rows.insert(m_impl->database, id);
    transaction.commit();
}

void ResultsFile::update(const Run& run)
{
    const RunRows rows(run);
    Transaction transaction(m_impl->database);
    erase(m_impl->database, run.id);
    rows.insert(m_impl->database, run.id);
    transaction.commit();
}

bool ResultsFile::holds(std::int64_t id) const
{
    Statement statement(m_impl->database, "SELECT count(*) FROM run WHERE id = ?1");
    return statement.bind(1, id).step() && statement.number(0) > 0;
}

std::optional<std::size_t> ResultsFile::fingerprint(std::int64_t id) const
{
    Statement statement(m_impl->database, "SELECT json FROM run WHERE id = ?1");
    if (!statement.bind(1, id).step())
        return std::nullopt;
    return std::hash<std::string_view>()(statement.text(0));
}

std::int64_t ResultsFile::nextId() const
{
    return m_impl->database.number("SELECT coalesce(max(id), 0) FROM run") + 1;
}

void ResultsFile::append(const LinkProbe& probe)
{
    Database& database = m_impl->database;
    const std::string text = toJson(probe).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    Transaction transaction(database);
    ensureProbeTable(database);
    Statement insert(database, "INSERT INTO probe (json) VALUES (?1)");
    insert.bind(1, std::string_view(text)).step();
    transaction.commit();
}

std::optional<LinkProbe> ResultsFile::probe() const
{
    Database& database = m_impl->database;
    if (!hasProbeTable(database))
        return std::nullopt;
    Statement statement(database, "SELECT json FROM probe ORDER BY id DESC LIMIT 1");
    if (!statement.step())
        return std::nullopt;
    const std::string_view text = statement.isText(0) ? statement.text(0) : std::string_view();
    const auto json = text.size() <= maximumRunBytes ? parseBounded(text) : std::nullopt;
    if (!json)
        database.damaged("its link probe is no JSON, or larger than any");
    try {
        return linkProbeFromJson(*json);
    } catch (const std::exception& error) {
        std::string sentence = error.what();
        if (sentence.ends_with('.'))
            sentence.pop_back();
        database.damaged("its link probe: " + sentence);
    }
}

void ResultsFile::keepSweep(const nlohmann::json& experiment)
{
    Database& database = m_impl->database;
    const std::string text = experiment.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    if (text.size() > maximumExperimentBytes || (experiment.is_null() && !hasSweepTable(database)))
        return;
    if (const auto last = sweep(); last ? *last == experiment : experiment.is_null())
        return;
    Transaction transaction(database);
    ensureSweepTable(database);
    Statement insert(database, "INSERT INTO sweep (json) VALUES (?1)");
    insert.bind(1, std::string_view(text)).step();
    transaction.commit();
}

std::optional<nlohmann::json> ResultsFile::sweep() const
{
    Database& database = m_impl->database;
    if (!hasSweepTable(database))
        return std::nullopt;
    Statement statement(database, "SELECT json FROM sweep ORDER BY id DESC LIMIT 1");
    if (!statement.step())
        return std::nullopt;
    const std::string_view text = statement.isText(0) ? statement.text(0) : std::string_view();
    auto json = text.size() <= maximumExperimentBytes ? parseBounded(text) : std::nullopt;
    if (!json || !(json->is_object() || json->is_null()))
        database.damaged("its sweep is no experiment");
    return json->is_null() ? std::nullopt : json;
}

std::int64_t ResultsFile::size() const
{
    return m_impl->database.number("SELECT count(*) FROM run");
}

std::vector<std::int64_t> ResultsFile::ids() const
{
    Statement statement(m_impl->database, "SELECT id FROM run ORDER BY id");
    std::vector<std::int64_t> ids;
    while (statement.step())
        ids.push_back(statement.number(0));
    return ids;
}

std::vector<Run> ResultsFile::runs(Rankings rankings) const
{
    std::vector<Run> runs;
    std::size_t room = this->room();
    for (const std::int64_t id : ids())
        runs.push_back(run(id, rankings, room));
    return runs;
}

std::vector<Run> ResultsFile::soundRuns(std::vector<std::string>& faults, Rankings rankings) const
{
    std::vector<Run> runs;
    std::size_t room = this->room();
    for (const std::int64_t id : ids())
        try {
            runs.push_back(run(id, rankings, room));
        } catch (const ResultsFileError& error) {
            faults.emplace_back(error.what());
        }
    return runs;
}

Run ResultsFile::run(std::int64_t id) const
{
    std::size_t room = this->room();
    return run(id, Rankings::with, room);
}

Run ResultsFile::run(std::int64_t id, Rankings rankings, std::size_t& room) const
{
    Database& database = m_impl->database;
    Statement statement(database, "SELECT id, json FROM run WHERE id = ?1");
    if (!statement.bind(1, id).step())
        database.damaged("it has no " + nameOfRun(id));
    return runIn(database, statement, rankings, hasCandidatesTable(database), room);
}

std::vector<double> ResultsFile::series(std::int64_t run, const std::string& name) const
{
    Database& database = m_impl->database;
    Statement statement(database, "SELECT samples FROM series WHERE run = ?1 AND name = ?2");
    if (!statement.bind(1, run).bind(2, std::string_view(name)).step())
        return {};
    const auto samples = timesIn(database, statement, 0);
    if (!samples)
        database.damaged("the series \"" + name + "\" of " + nameOfRun(run) + " holds no times");
    return *samples;
}

void ResultsFile::loadSeries(Run& run) const
{
    Database& database = m_impl->database;
    Statement statement(database, "SELECT name, samples FROM series WHERE run = ?1");
    statement.bind(1, run.id);
    run.series.clear();
    std::size_t total = 0;
    while (statement.step()) {
        const auto samples = statement.isText(0) ? timesIn(database, statement, 1) : std::nullopt;
        total += samples ? samples->size() : 0;
        if (total > maximumSamples)
            database.damaged("the series of " + nameOfRun(run.id) + " are larger than any run's");
        if (!samples)
            database.damaged(
                "the series \"" + std::string(statement.text(0)) + "\" of " + nameOfRun(run.id) + " holds no times");
        if (!run.processes.fit(std::string(statement.text(0)), samples->size()))
            database.damaged("the series \"" + std::string(statement.text(0)) + "\" of " + nameOfRun(run.id)
                + " has not as many samples as its processes took");
        run.series[std::string(statement.text(0))] = *samples;
    }
}

void ResultsFile::loadTimeline(Run& run) const
{
    Database& database = m_impl->database;
    run.timeline = {};
    if (!hasTimelineTable(database))
        return;
    Statement statement(database, "SELECT head, events FROM timeline WHERE run = ?1");
    if (!statement.bind(1, run.id).step())
        return;
    const auto damaged = [&](const std::string& detail) {
        database.damaged("the timeline of " + nameOfRun(run.id) + ": " + detail);
    };
    if (!statement.isText(0) || !statement.isBlob(1) || statement.text(0).size() > maximumRunBytes)
        damaged("it is none");
    auto head = parseBounded(statement.text(0));
    if (!head)
        damaged("its head is no JSON");
    try {
        run.timeline = unpack({std::move(*head), eventsOf(fromFile(database, statement.blob(1)))});
    } catch (const std::runtime_error& error) {
        damaged(error.what());
    }
}

void copyResults(const std::filesystem::path& from, const std::filesystem::path& to)
{
    writeBeside(to, Replace::anything, [&](const std::filesystem::path& part) {
        const ResultsFile source(from, ResultsFile::Mode::read);
        const std::vector<std::int64_t> before = source.ids();
        Database(from, Database::Access::read).copyTo(part);
        std::vector<std::string> faults;
        const ResultsFile copy(part, ResultsFile::Mode::read);
        copy.soundRuns(faults, ResultsFile::Rankings::without);
        if (!std::ranges::includes(copy.ids(), before))
            throw ResultsFileError("The copy of \"" + from.string() + "\" lacks runs, so it was not kept.");
    });
}

} // namespace phasebench
