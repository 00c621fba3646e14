// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/results_file.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace phasebench {

/// An SQLite connection that trusts nothing in the file or beside it: no views, triggers or functions of its schema, no
/// other file, bounded sizes. Reading changes and makes nothing where the file is; what a crash left half written is
/// undone in a copy. Every failure is a ResultsFileError with one sentence about the file.
class Database {
public:
    /// A text or blob in the file is at most this long, in bytes: the samples of a run are (see ResultsFile).
    static constexpr int maximumValueBytes = 128 << 20;

    enum class Access { read, write, create };

    Database(const std::filesystem::path& path, Access access);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    const std::filesystem::path& path() const { return m_path; }
    sqlite3* handle() const { return m_handle; }

    /// How long a program that holds the file is waited for; 2 s at first.
    void setPatience(std::chrono::milliseconds patience);

    void execute(const char* sql);
    std::int64_t number(const char* sql); ///< the first column of the first row; 0 without a row

    /// Copies everything as it is at one moment into a file, which is made or replaced. Throws ResultsFileError.
    void copyTo(const std::filesystem::path& file);

    [[noreturn]] void fail(int code) const;
    [[noreturn]] void damaged(std::string_view detail) const;

private:
    void openForReading();
    int open(const std::filesystem::path& file, int flags, bool immutable = false);
    void openCopy();
    void close();

    std::filesystem::path m_path;
    std::filesystem::path m_copy; ///< a folder with a copy that is read instead; empty: there is none
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
