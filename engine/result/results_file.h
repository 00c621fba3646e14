// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/link_probe.h"
#include "engine/result/run.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <stdexcept>

namespace phasebench {

/// One sentence: what is wrong with the file, and what would be right.
class ResultsFileError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Another program holds the file: it can be tried again.
class FileIsHeld : public ResultsFileError {
public:
    using ResultsFileError::ResultsFileError;
};

/// A run that no results file takes, whatever its state.
class RunIsRefused : public ResultsFileError {
public:
    using ResultsFileError::ResultsFileError;
};

/// A results file: an SQLite database with one row a run and one blob a series. Not shared between threads.
class ResultsFile {
public:
    enum class Mode { read, append };
    enum class Rankings { with, without };

    /// What a run may hold in all its series together: 16 times a million.
    static constexpr std::size_t maximumSamples = std::size_t{16} << 20;

    /// Opens an existing file (read: also in a read-only folder), or creates one (append; an empty file is a new one).
    /// A file to which runs are appended is read first: none shall go where it cannot be read back. Throws
    /// ResultsFileError.
    ResultsFile(const std::filesystem::path& path, Mode mode);
    ~ResultsFile();
    ResultsFile(ResultsFile&&) noexcept;
    ResultsFile& operator=(ResultsFile&&) noexcept;

    /// How long append() waits for another program that holds the file; 2 s at first.
    void setPatience(std::chrono::milliseconds patience);

    /// Writes one run in one transaction and returns its id. Throws ResultsFileError (disk full, read-only, locked);
    /// the file then holds what it held.
    std::int64_t append(const Run& run);

    /// The same at a place of its own, so that points keep their listed order whatever the order of measuring. Throws
    /// ResultsFileError, also where there is such a run already.
    void append(const Run& run, std::int64_t id);
    /// Writes run.id anew, whole, in one transaction. Throws ResultsFileError; the file then holds what it held.
    void update(const Run& run);
    /// The id that append(run) would give.
    std::int64_t nextId() const;
    bool holds(std::int64_t id) const;
    /// Tells what was written as a run from what another program put in its place; empty where there is no such run.
    std::optional<std::size_t> fingerprint(std::int64_t id) const;

    /// Writes a link probe in one transaction; probe() gives the last one. Throws ResultsFileError.
    void append(const LinkProbe& probe);

    /// Writes the experiment, sweep included, to which the runs that follow belong, so that a sweep that was broken off
    /// can go on; null: they belong to none. Throws ResultsFileError.
    void keepSweep(const nlohmann::json& experiment);

    std::int64_t size() const;
    /// All runs without their series and timelines, in order; without rankings, which may have thousands of candidates,
    /// also without their races.
    std::vector<Run> runs(Rankings rankings = Rankings::with) const;
    /// The same without those that cannot be read: one sentence each is added to `faults`.
    std::vector<Run> soundRuns(std::vector<std::string>& faults, Rankings rankings = Rankings::with) const;
    std::vector<std::int64_t> ids() const; ///< of all runs, in order
    /// One of them, with its ranking.
    Run run(std::int64_t id) const;
    /// The last link probe in it; empty where there is none.
    std::optional<LinkProbe> probe() const;
    /// What keepSweep() was given last; empty where that was null, or never.
    std::optional<nlohmann::json> sweep() const;
    /// One series of a run; empty where it has none of that name.
    std::vector<double> series(std::int64_t run, const std::string& name) const;
    /// All series of a run, into run.series.
    void loadSeries(Run& run) const;
    /// The timeline of a run, into run.timeline; empty where it has none.
    void loadTimeline(Run& run) const;

private:
    void checkContents() const;
    Run run(std::int64_t id, Rankings rankings, std::size_t& room) const;
    std::size_t room() const;

    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Copies a results file as it is at one moment, also while a program appends to it, and reads the copy, before that
/// takes the place of what may be at `to`. Throws ResultsFileError or WriteError.
void copyResults(const std::filesystem::path& from, const std::filesystem::path& to);

} // namespace phasebench
