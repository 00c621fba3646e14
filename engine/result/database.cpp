// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/database.h"

#include "engine/text/quotes.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <sqlite3.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace phasebench {

namespace {

constexpr std::chrono::milliseconds firstPatience(2000);
constexpr std::chrono::milliseconds copyPatience(5000);
constexpr std::chrono::milliseconds copyPause(50);

/// A path as an SQLite URI: what could end it or be an escape is written as one.
std::string uriOf(const std::filesystem::path& path)
{
    std::string uri = "file:";
    for (const char c : std::filesystem::absolute(path).string()) {
        if (std::strchr("?#%", c)) {
            static constexpr char digits[] = "0123456789ABCDEF";
            const auto byte = static_cast<unsigned char>(c);
            uri += {'%', digits[byte >> 4], digits[byte & 15]};
        } else {
            uri += c;
        }
    }
    return uri + "?immutable=1";
}

/// With the rights that opening will have, which access() does not ask for.
bool may(const std::filesystem::path& path, int mode)
{
    return faccessat(AT_FDCWD, path.c_str(), mode, AT_EACCESS) == 0;
}

/// A file that is not there, is a folder, or is nothing that holds bytes: said before SQLite sees it (a pipe would
/// make it wait).
void checkKind(const std::filesystem::path& path, Database::Access access)
{
    std::error_code error;
    const std::filesystem::file_status status = std::filesystem::status(path, error);
    if (status.type() == std::filesystem::file_type::not_found) {
        if (access != Database::Access::create)
            throw ResultsFileError("There is no file " + inQuotes(path.native()) + ".");
        // SQLite would try to open for reading what it cannot make, and say that it is not there.
        if (!may(std::filesystem::absolute(path).parent_path(), W_OK | X_OK))
            throw ResultsFileError(inQuotes(path.native()) + " cannot be written: " + std::strerror(errno) + ".");
        return;
    }
    if (status.type() == std::filesystem::file_type::none)
        throw ResultsFileError(inQuotes(path.native()) + " cannot be reached: " + error.message() + ".");
    if (status.type() == std::filesystem::file_type::directory)
        throw ResultsFileError(inQuotes(path.native()) + " is a folder; a results file is needed.");
    if (status.type() != std::filesystem::file_type::regular)
        throw ResultsFileError(inQuotes(path.native()) + " is no regular file; a results file is needed.");
    // An empty file is a new one: what begins to write leaves it so until its first transaction.
    if (access == Database::Access::read && std::filesystem::file_size(path, error) == 0 && !error)
        throw ResultsFileError(inQuotes(path.native()) + " is empty, so it is no results file.");
    if (access == Database::Access::read && !may(path, R_OK))
        throw ResultsFileError(inQuotes(path.native()) + " cannot be read: " + std::strerror(errno) + ".");
    if (access != Database::Access::read && !may(path, W_OK))
        throw ResultsFileError(inQuotes(path.native()) + " cannot be written: " + std::strerror(errno) + ".");
}

std::filesystem::path beside(std::filesystem::path path, const char* suffix)
{
    path += suffix;
    return path;
}

/// What SQLite would take for a part of the database, were it there.
bool isNotEmpty(const std::filesystem::path& path)
{
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    return !error && size > 0;
}

std::string lastBytes(const std::filesystem::path& path, std::streamoff count)
{
    std::ifstream file(path, std::ios::binary);
    std::string bytes(static_cast<std::size_t>(count), '\0');
    if (!file.seekg(-count, std::ios::end) || !file.read(bytes.data(), count))
        return {};
    return bytes;
}

/// A transaction over several databases names a further journal at the end of each one's own, and undoing it removes
/// the file of that name, whatever it is. Phasebench has one database a transaction: such a journal is none of its.
bool namesAnotherJournal(const std::filesystem::path& journal)
{
    constexpr std::string_view magic("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 8);
    const std::string end = lastBytes(journal, 16); // length of the name, checksum, magic
    return std::string_view(end).ends_with(magic) && !end.starts_with(std::string(4, '\0'));
}

/// What lies beside the file under the names that SQLite looks for comes from strangers like the file itself.
void checkCompanions(const std::filesystem::path& path)
{
    for (const char* suffix : {"-journal", "-wal", "-shm"}) {
        const std::filesystem::path companion = beside(path, suffix);
        std::error_code error;
        const auto type = std::filesystem::symlink_status(companion, error).type();
        if (type != std::filesystem::file_type::not_found && type != std::filesystem::file_type::regular)
            throw ResultsFileError(inQuotes(companion.native()) + " is no regular file, so " + inQuotes(path.native())
                + " is not opened; remove what stands beside it.");
    }
    if (namesAnotherJournal(beside(path, "-journal")))
        throw ResultsFileError(inQuotes(beside(path, "-journal").native())
            + " names another file, which undoing it would delete; no journal of Phasebench does. Remove it to open "
            + inQuotes(path.native()) + ".");
}

/// The database's header says that changes stand in a file of their own beside it (write-ahead log).
bool isWriteAhead(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::array<char, 20> head{};
    return file.read(head.data(), head.size()) && (head[18] == 2 || head[19] == 2);
}

/// The system's reason for the last failure; 0 where there was none.
int lastErrorOf(sqlite3* database)
{
    int error = database ? sqlite3_system_errno(database) : 0;
    sqlite3_file* journal = nullptr;
    if (database && error == 0)
        sqlite3_file_control(database, "main", SQLITE_FCNTL_LAST_ERRNO, &error);
    if (database && error == 0
        && sqlite3_file_control(database, "main", SQLITE_FCNTL_JOURNAL_POINTER, &journal) == SQLITE_OK && journal
        && journal->pMethods)
        journal->pMethods->xFileControl(journal, SQLITE_FCNTL_LAST_ERRNO, &error);
    return error;
}

/// Statements of this program are short and shallow, and its values bounded.
void limit(sqlite3* database)
{
    constexpr std::pair<int, int> limits[] = {{SQLITE_LIMIT_LENGTH, Database::maximumValueBytes},
        {SQLITE_LIMIT_SQL_LENGTH, 100'000}, {SQLITE_LIMIT_COLUMN, 100}, {SQLITE_LIMIT_EXPR_DEPTH, 100},
        {SQLITE_LIMIT_COMPOUND_SELECT, 10}, {SQLITE_LIMIT_VDBE_OP, 100'000}, {SQLITE_LIMIT_FUNCTION_ARG, 10},
        {SQLITE_LIMIT_ATTACHED, 0}, {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100}, {SQLITE_LIMIT_VARIABLE_NUMBER, 100},
        {SQLITE_LIMIT_TRIGGER_DEPTH, 1}, {SQLITE_LIMIT_WORKER_THREADS, 0}};
    for (const auto& [id, value] : limits)
        sqlite3_limit(database, id, value);
}

} // namespace

Database::Database(const std::filesystem::path& path, Access access)
    : m_path(path)
    , m_access(access)
{
    checkKind(path, access);
    checkCompanions(path);
    try {
        if (access == Access::read)
            openForReading();
        else if (const int code = open(path,
                     access == Access::create ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READWRITE);
                 code != SQLITE_OK)
            fail(code);
    } catch (...) {
        close();
        throw;
    }
}

Database::~Database()
{
    close();
}

void Database::close()
{
    sqlite3_close(m_handle);
    m_handle = nullptr;
    std::error_code ignored; // a temporary folder, which the system empties
    if (!m_copy.empty())
        std::filesystem::remove_all(m_copy, ignored);
    m_copy.clear();
}

void Database::openForReading()
{
    // SQLite would make two files beside it, for the sake of programs that write.
    if (isWriteAhead(m_path)) {
        if (isNotEmpty(beside(m_path, "-wal")))
            throw ResultsFileError(inQuotes(m_path.native())
                + " was changed by another program, and the changes stand in its -wal file; they are taken over by "
                  "\"PRAGMA journal_mode=DELETE\" in the program sqlite3.");
        if (const int code = open(m_path, SQLITE_OPEN_READONLY, true); code != SQLITE_OK)
            fail(code);
        return;
    }
    const int code = open(m_path, SQLITE_OPEN_READONLY);
    const int kind = code & 0xff;
    if (code == SQLITE_READONLY_ROLLBACK) {
        close();
        openCopy();
    } else if ((kind == SQLITE_CANTOPEN || kind == SQLITE_READONLY || kind == SQLITE_IOERR) && !may(m_path, W_OK)
        && !isNotEmpty(beside(m_path, "-journal"))) {
        // A file system without locks: as nobody can write there, it may be read as it stands. Not beside a journal:
        // then it is half written.
        close();
        if (const int again = open(m_path, SQLITE_OPEN_READONLY, true); again != SQLITE_OK)
            fail(again);
    } else if (code != SQLITE_OK) {
        fail(code);
    }
    execute("PRAGMA query_only=ON");
}

/// A writer's crash left a journal, which takes the file back to where the transaction began: in a copy.
void Database::openCopy()
{
    std::error_code error;
    std::string folder = (std::filesystem::temp_directory_path(error) / "phasebench-read-XXXXXX").string();
    const auto fail = [&](const std::string& reason) {
        throw ResultsFileError(inQuotes(m_path.native())
            + " was cut off while being written, and what is half written is undone in a copy, which cannot be made in "
            + inQuotes(std::filesystem::path(folder).parent_path().native()) + ": " + reason + ".");
    };
    if (error)
        fail(error.message());
    if (mkdtemp(folder.data()) == nullptr)
        fail(std::strerror(errno));
    m_copy = folder;
    const std::filesystem::path copy = m_copy / "results.phasebench";
    // The journal first: where a writer undoes it meanwhile, the copy of the file is the newer one.
    std::filesystem::copy_file(beside(m_path, "-journal"), beside(copy, "-journal"), error);
    if (error == std::errc::no_such_file_or_directory)
        error.clear();
    if (!error)
        std::filesystem::copy_file(m_path, copy, error);
    if (error)
        fail(error.message());
    for (const std::filesystem::path& file : {copy, beside(copy, "-journal")})
        std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write,
            error); // of a journal that has gone there are none
    if (const int code = open(copy, SQLITE_OPEN_READWRITE); code != SQLITE_OK)
        this->fail(code);
}

/// The code of the first reading: what is no database, or held, shows then.
int Database::open(const std::filesystem::path& file, int flags, bool immutable)
{
    const std::string name = immutable ? uriOf(file) : std::filesystem::absolute(file).string();
    const int code = sqlite3_open_v2(name.c_str(), &m_handle,
        flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | (immutable ? SQLITE_OPEN_URI : 0), nullptr);
    if (code != SQLITE_OK)
        return code;
    sqlite3_extended_result_codes(m_handle, 1);
    setPatience(firstPatience);
    limit(m_handle);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_exec(m_handle,
        "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0;"
        "PRAGMA temp_store=MEMORY",
        nullptr, nullptr, nullptr);
    return sqlite3_exec(m_handle, "PRAGMA schema_version", nullptr, nullptr, nullptr);
}

void Database::setPatience(std::chrono::milliseconds patience)
{
    sqlite3_busy_timeout(m_handle, static_cast<int>(patience.count()));
}

void Database::execute(const char* sql)
{
    if (const int code = sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr); code != SQLITE_OK)
        fail(code);
}

std::int64_t Database::number(const char* sql)
{
    Statement statement(*this, sql);
    return statement.step() ? statement.number(0) : 0;
}

void Database::copyTo(const std::filesystem::path& file)
{
    Database copy(file, Access::create);
    sqlite3_backup* backup = sqlite3_backup_init(copy.m_handle, "main", m_handle, "main");
    if (!backup)
        copy.fail(sqlite3_extended_errcode(copy.m_handle));
    // All pages in one step, under one lock: a writer waits, and the copy is of one moment.
    int code = sqlite3_backup_step(backup, -1);
    for (auto waited = std::chrono::milliseconds(0);
         (code == SQLITE_BUSY || code == SQLITE_LOCKED) && waited < copyPatience; waited += copyPause) {
        std::this_thread::sleep_for(copyPause);
        code = sqlite3_backup_step(backup, -1);
    }
    sqlite3_backup_finish(backup);
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        fail(code);
    if (code != SQLITE_DONE)
        copy.fail(code);
}

void Database::damaged(std::string_view detail) const
{
    throw ResultsFileError(
        inQuotes(m_path.native()) + " is damaged (" + std::string(detail) + "); use a copy of it that is whole.");
}

void Database::fail(int code) const
{
    const std::string file = inQuotes(m_path.native());
    const int system = lastErrorOf(m_handle);
    const std::string reason = system != 0 ? std::strerror(system) : sqlite3_errstr(code);
    switch (code & 0xff) {
    case SQLITE_NOTADB:
        throw ResultsFileError(file + " is no results file of Phasebench.");
    case SQLITE_CORRUPT:
        damaged("truncated or overwritten");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        throw FileIsHeld(file + " is held by another program; try again when that has finished.");
    case SQLITE_FULL:
        throw ResultsFileError(
            file + " cannot be written: the disk is full; make room or choose another folder. What it held is intact.");
    case SQLITE_READONLY:
        if (code == SQLITE_READONLY_DBMOVED)
            throw ResultsFileError(file + " cannot be written: it was moved, deleted or replaced meanwhile.");
        throw ResultsFileError(file + " cannot be written: the file or its folder is read-only.");
    case SQLITE_CANTOPEN:
        throw ResultsFileError(
            file + " cannot be " + (m_access == Access::read ? "opened: " : "written: ") + reason + ".");
    case SQLITE_TOOBIG:
        throw ResultsFileError(file + " holds, or would hold, an entry larger than 128 MiB, which no run needs.");
    case SQLITE_NOMEM:
        throw ResultsFileError(file + " needs more memory than there is.");
    case SQLITE_IOERR:
        throw ResultsFileError(
            file + (m_access == Access::read ? " cannot be read: " : " cannot be written: ") + reason + ".");
    default:
        throw ResultsFileError(file + " cannot be used: " + (m_handle ? sqlite3_errmsg(m_handle) : reason) + ".");
    }
}

Transaction::Transaction(Database& database)
    : m_database(database)
{
    database.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction()
{
    if (m_open)
        sqlite3_exec(m_database.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit()
{
    m_database.execute("COMMIT");
    m_open = false;
}

Statement::Statement(Database& database, const char* sql)
    : m_database(database)
{
    check(sqlite3_prepare_v2(database.handle(), sql, -1, &m_statement, nullptr));
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

void Statement::check(int code)
{
    if (code != SQLITE_OK)
        m_database.fail(code);
}

Statement& Statement::bind(int parameter, std::int64_t value)
{
    check(sqlite3_bind_int64(m_statement, parameter, value));
    return *this;
}

Statement& Statement::bind(int parameter, std::string_view text)
{
    check(sqlite3_bind_text64(m_statement, parameter, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bind(int parameter, std::span<const std::byte> blob)
{
    // A null address would bind NULL.
    const void* data = blob.empty() ? "" : static_cast<const void*>(blob.data());
    check(sqlite3_bind_blob64(m_statement, parameter, data, blob.size(), SQLITE_STATIC));
    return *this;
}

bool Statement::step()
{
    const int code = sqlite3_step(m_statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        m_database.fail(code);
    return code == SQLITE_ROW;
}

bool Statement::isText(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_TEXT;
}

bool Statement::isBlob(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_BLOB;
}

std::int64_t Statement::number(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

std::string_view Statement::text(int column) const
{
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    return data ? std::string_view(data, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)))
                : std::string_view();
}

std::span<const std::byte> Statement::blob(int column) const
{
    const auto* data = static_cast<const std::byte*>(sqlite3_column_blob(m_statement, column));
    return {data, data ? static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)) : 0};
}

} // namespace phasebench
