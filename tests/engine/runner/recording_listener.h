// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/runner/engine.h"

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <vector>

namespace phasebench {

/// Keeps everything that the engine tells, for the test's thread to look at.
class RecordingListener : public EngineListener {
public:
    struct Finished {
        JobId job;
        std::size_t point;
        std::shared_ptr<const Run> run;
    };
    struct Started {
        JobId job;
        std::size_t point;
        std::size_t of;
        Experiment experiment;
        Position position;
    };

    void machineDescribed(const Machine& machine) override;
    void resumed(JobId, std::size_t skipped, std::size_t of) override;
    void pointStarted(JobId job, const Position& position, const Experiment& experiment) override;
    void progressed(JobId, const Progress& progress) override;
    void sampled(JobId, const SamplesChunk& chunk) override;
    void probed(JobId, std::shared_ptr<const LinkProbe> probe) override;
    void calibrated(JobId, std::shared_ptr<const Calibration> calibration) override;
    void pointFinished(JobId job, std::size_t point, std::shared_ptr<const Run> run) override;
    void noted(JobId, const std::string& sentence) override;
    void pointRefined(JobId job, std::size_t point, std::shared_ptr<const Run> run) override;
    void refused(JobId, const Fault& fault) override;
    void jobFinished(JobId job, const std::string& error) override;

    /// What a test waits for, at most half a minute; a test that waits in vain throws.
    void waitFor(const std::function<bool()>& condition);
    void waitForJob(JobId job);

    // To be read inside waitFor()'s condition, or when nothing is under way.
    std::vector<Machine> machines;
    std::vector<Started> started;
    std::vector<Progress> progress;
    std::vector<SamplesChunk> samples;
    std::vector<std::shared_ptr<const LinkProbe>> probes;
    std::vector<std::shared_ptr<const Calibration>> calibrations;
    std::vector<Finished> finished; ///< each for the first time
    std::vector<Finished> refined;
    std::vector<std::string> notes;
    std::vector<Fault> refusals;
    std::optional<std::pair<std::size_t, std::size_t>> resumed_; ///< skipped, of: the last that was told
    std::map<JobId, std::string> jobs; ///< finished ones, with their error
    std::vector<std::string> order; ///< "start 0", "finish 0", "job 1", …

private:
    void tell(const std::function<void()>& change);

    std::mutex m_mutex;
    std::condition_variable m_changed;
};

} // namespace phasebench
