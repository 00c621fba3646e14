// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/results_file.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace phasebench {

/// An SQLite connection that trusts nothing in the file: no views, triggers or functions of its schema, bounded sizes.
/// Every failure is a ResultsFileError with one sentence about the file.
class Database {
public:
    /// A text or blob in the file is at most this long, in bytes.
    static constexpr int maximumValueBytes = 512 << 20;

    enum class Access { read, write, create };

    Database(const std::filesystem::path& path, Access access);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    const std::filesystem::path& path() const { return m_path; }
    sqlite3* handle() const { return m_handle; }

    void execute(const char* sql);
    std::int64_t number(const char* sql); ///< the first column of the first row; 0 without a row

    [[noreturn]] void fail(int code) const;
    [[noreturn]] void damaged(std::string_view detail) const;

private:
    void open(int flags, bool immutable);

    std::filesystem::path m_path;
    Access m_access;
    sqlite3* m_handle = nullptr;
};

/// BEGIN IMMEDIATE … COMMIT; rolled back unless committed.
class Transaction {
public:
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

private:
    Database& m_database;
    bool m_open = true;
};

/// A prepared statement; parameters and columns count as SQLite counts them, from 1 and from 0.
class Statement {
public:
    Statement(Database& database, const char* sql);
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    Statement& bind(int parameter, std::int64_t value);
    Statement& bind(int parameter, std::string_view text); ///< kept by the caller until the statement ends
    Statement& bind(int parameter, std::span<const std::byte> blob); ///< likewise
    bool step(); ///< true: there is a row

    bool isText(int column) const;
    bool isBlob(int column) const;
    std::int64_t number(int column) const;
    std::string_view text(int column) const; ///< until the next step
    std::span<const std::byte> blob(int column) const; ///< until the next step

private:
    void check(int code);

    Database& m_database;
    sqlite3_stmt* m_statement = nullptr;
};

} // namespace phasebench
