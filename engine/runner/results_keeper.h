// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/results_file.h"
#include "engine/runner/clock.h"

#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace phasebench {

/// The results file of a job. While it cannot be written (another program holds it, the disk is full, it was moved),
/// runs wait in memory and in a spare file, and go into it in their order as soon as it takes them.
class ResultsKeeper {
public:
    struct Point {
        std::size_t number; ///< in the sweep
        /// Its id is its place in the listed order, and another one where that is taken; 0 where it came into no file.
        std::shared_ptr<Run> run;
        bool refines = false; ///< it takes the place of the point's run that came before
    };

    /// Opens the file or makes it; where another program holds it, later. Throws ResultsFileError.
    explicit ResultsKeeper(std::filesystem::path file);
    ~ResultsKeeper();
    ResultsKeeper(const ResultsKeeper&) = delete;
    ResultsKeeper& operator=(const ResultsKeeper&) = delete;

    /// Throws FileIsHeld where it could not be opened yet, ResultsFileError where it is damaged.
    ResultsFile& file();
    /// See ResultsFile; where another program holds the file, later. Throws ResultsFileError.
    void keepSweep(const nlohmann::json& experiment);

    /// What the file holds now as the run of a point is this job's, and may be refined.
    void remember(std::size_t point, std::int64_t run);
    /// The run of a point with its samples, as it was written last. Throws ResultsFileError, also where another program
    /// has put something else in its place.
    Run written(std::size_t point, std::int64_t run);
    /// One sentence on runs that were written and that the file holds no longer; empty where it holds all of them, and
    /// where another program holds it.
    std::string lost() const;

    /// Takes a run: into the file, or to wait.
    void add(Point point);
    /// Tries again when it is time to, or at once.
    void tryAgain(bool atOnce = false);
    /// What has come into the file since the last call, in order; also runs that no file takes, whose id is 0.
    std::vector<Point> takeKept() { return std::exchange(m_kept, {}); }

    bool waits() const { return !m_waiting.empty(); }
    /// The file is whole, and only held by another program.
    bool isHeld() const { return m_held; }
    Clock::time_point nextAttempt() const { return waits() ? m_next : never; }
    const std::string& reason() const { return m_reason; } ///< why they wait: one sentence
    /// One sentence on what is waited for, and where the runs are meanwhile; empty where nothing waits.
    std::string sentence() const;
    /// One sentence on the first run that no file takes; empty without one.
    const std::string& refusal() const { return m_refusal; }

    /// The end of waiting: the runs that are not in the file. The spare file stays.
    std::vector<Point> giveUp();

private:
    void open();
    void write();
    void write(Point& point);
    void writeSpare();
    void dropSpare();

    std::filesystem::path m_path;
    std::optional<ResultsFile> m_file;
    std::optional<nlohmann::json> m_sweep; ///< what keepSweep() was given and m_file has not got
    std::optional<nlohmann::json> m_lastSweep; ///< what it was given, for a file in m_file's place
    std::deque<Point> m_waiting;
    std::map<std::size_t, std::int64_t> m_moved; ///< the ids of points whose places were taken
    struct Written {
        std::int64_t run;
        std::size_t fingerprint;
        bool operator==(const Written&) const = default;
    };
    std::map<std::size_t, Written> m_written; ///< of points, as they went into the file last
    std::vector<Point> m_kept;
    std::string m_reason; ///< why the first of them waits
    std::string m_refusal;
    bool m_held = false;
    Clock::time_point m_next = never;

    std::filesystem::path m_sparePath; ///< empty: there is none
    std::optional<ResultsFile> m_spare;
    std::size_t m_spared = 0; ///< of m_waiting, in the spare file
};

} // namespace phasebench
