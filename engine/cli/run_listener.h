// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/cli/exit_code.h"
#include "engine/cli/progress_line.h"
#include "engine/runner/engine.h"

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace phasebench::cli {

/// Collects what the engine thread tells of some jobs, and shows it as progress.
class RunListener : public EngineListener {
public:
    /// `points`: of all jobs together.
    RunListener(std::size_t jobs, std::size_t points);

    void resumed(JobId, std::size_t skipped, std::size_t of) override;
    void pointStarted(JobId, const Position& now, const Experiment& experiment) override;
    void progressed(JobId, const Progress& progress) override;
    void pointFinished(JobId job, std::size_t point, std::shared_ptr<const Run> run) override;
    void pointRefined(JobId job, std::size_t point, std::shared_ptr<const Run> run) override;
    void noted(JobId, const std::string& sentence) override;
    void jobFinished(JobId, const std::string& error) override;

    void note(const std::string& text); ///< a line among the progress
    /// Until all jobs are over. The function is called once when a job could not go on.
    void waitForAll(const std::function<void()>& onError);

    // After waitForAll():
    std::vector<Run> runs() const; ///< in listed order
    ExitCode exitCode() const;

private:
    std::string position(std::size_t number) const;
    void keep(JobId job, std::size_t point, std::shared_ptr<const Run> run);

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::size_t m_jobs; ///< not finished yet
    std::size_t m_points; ///< to be measured
    std::size_t m_started = 0; ///< points, the one that is measured among them
    std::string m_current; ///< what is measured
    Position m_position; ///< of it
    std::map<std::pair<JobId, std::size_t>, std::shared_ptr<const Run>> m_runs;
    std::size_t m_samples = 0; ///< that are kept
    std::string m_error; ///< the first job's that could not go on
    ProgressLine m_line;
};

} // namespace phasebench::cli
