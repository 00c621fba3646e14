// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/database.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

namespace phasebench {

namespace {

constexpr int patience = 2000; ///< milliseconds that another program may hold the file

std::string quoted(const std::filesystem::path& path)
{
    return "\"" + path.string() + "\"";
}

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
            throw ResultsFileError("There is no file " + quoted(path) + ".");
        // SQLite would try to open for reading what it cannot make, and say that it is not there.
        if (!may(std::filesystem::absolute(path).parent_path(), W_OK | X_OK))
            throw ResultsFileError(quoted(path) + " cannot be written: " + std::strerror(errno) + ".");
        return;
    }
    if (status.type() == std::filesystem::file_type::none)
        throw ResultsFileError(quoted(path) + " cannot be reached: " + error.message() + ".");
    if (status.type() == std::filesystem::file_type::directory)
        throw ResultsFileError(quoted(path) + " is a folder; a results file is needed.");
    if (status.type() != std::filesystem::file_type::regular)
        throw ResultsFileError(quoted(path) + " is no regular file; a results file is needed.");
    if (std::filesystem::file_size(path, error) == 0 && !error)
        throw ResultsFileError(quoted(path) + " is empty, so it is no results file; delete it or choose another name.");
    if (access == Database::Access::read && !may(path, R_OK))
        throw ResultsFileError(quoted(path) + " cannot be read: " + std::strerror(errno) + ".");
    if (access != Database::Access::read && !may(path, W_OK))
        throw ResultsFileError(quoted(path) + " cannot be written: " + std::strerror(errno) + ".");
}

bool exists(std::filesystem::path path, const char* suffix)
{
    std::error_code error;
    path += suffix;
    return std::filesystem::exists(path, error);
}

} // namespace

Database::Database(const std::filesystem::path& path, Access access)
    : m_path(path)
    , m_access(access)
{
    checkKind(path, access);
    try {
        if (access == Access::read) {
            // Writable where it can be, so that SQLite can undo what a crash left half written; SQLite itself falls
            // back to reading only.
            open(SQLITE_OPEN_READWRITE, false);
            const int code = sqlite3_exec(m_handle, "PRAGMA schema_version", nullptr, nullptr, nullptr);
            const int kind = code & 0xff;
            const bool locksFail = kind == SQLITE_CANTOPEN || kind == SQLITE_READONLY || kind == SQLITE_IOERR;
            // A database left in WAL mode, or a file system without locks: as nobody can write there, it may be read as
            // it stands. Not beside a journal: then it is half written.
            if (locksFail && !may(path, W_OK) && !exists(path, "-journal") && !exists(path, "-wal")) {
                sqlite3_close(m_handle);
                m_handle = nullptr;
                open(SQLITE_OPEN_READONLY, true);
            }
            execute("PRAGMA query_only=ON");
        } else {
            open(access == Access::create ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READWRITE, false);
        }
    } catch (...) {
        sqlite3_close(m_handle);
        throw;
    }
}

Database::~Database()
{
    sqlite3_close(m_handle);
}

void Database::open(int flags, bool immutable)
{
    const std::string name = immutable ? uriOf(m_path) : std::filesystem::absolute(m_path).string();
    const int code = sqlite3_open_v2(
        name.c_str(), &m_handle, flags | SQLITE_OPEN_NOMUTEX | (immutable ? SQLITE_OPEN_URI : 0), nullptr);
    if (code != SQLITE_OK)
        fail(code);
    sqlite3_extended_result_codes(m_handle, 1);
    sqlite3_busy_timeout(m_handle, patience);
    sqlite3_limit(m_handle, SQLITE_LIMIT_LENGTH, maximumValueBytes);
    sqlite3_limit(m_handle, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_exec(m_handle, "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0", nullptr, nullptr,
        nullptr);
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

void Database::damaged(std::string_view detail) const
{
    throw ResultsFileError(
        quoted(m_path) + " is damaged (" + std::string(detail) + "); use a copy of it that is whole.");
}

void Database::fail(int code) const
{
    const std::string file = quoted(m_path);
    const int system = m_handle ? sqlite3_system_errno(m_handle) : 0;
    const std::string reason = system != 0 ? std::strerror(system) : sqlite3_errstr(code);
    switch (code & 0xff) {
    case SQLITE_NOTADB:
        throw ResultsFileError(file + " is no results file of Phasebench.");
    case SQLITE_CORRUPT:
        damaged("truncated or overwritten");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        throw ResultsFileError(file + " is held by another program; try again when that has finished.");
    case SQLITE_FULL:
        throw ResultsFileError(
            file + " cannot be written: the disk is full; make room or choose another folder. What it held is intact.");
    case SQLITE_READONLY:
        if (code == SQLITE_READONLY_ROLLBACK || code == SQLITE_READONLY_RECOVERY)
            throw ResultsFileError(file
                + " was cut off while being written and its folder is read-only; copy it, with its -journal file, to a "
                  "folder where you may write.");
        throw ResultsFileError(file + " cannot be written: the file or its folder is read-only.");
    case SQLITE_CANTOPEN:
        throw ResultsFileError(
            file + " cannot be " + (m_access == Access::read ? "opened: " : "written: ") + reason + ".");
    case SQLITE_TOOBIG:
        throw ResultsFileError(file + " holds, or would hold, an entry larger than 512 MiB, which no run needs.");
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
