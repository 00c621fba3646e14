// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/cli/progress_line.h"
#include "engine/runner/engine.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>

namespace phasebench::cli {

/// One job that measures the computer instead of an experiment, with its progress.
class LoneJob : public EngineListener {
public:
    /// `doing` stands before the progress, such as "Probing".
    explicit LoneJob(std::string doing);

    /// Returns when it is over; Ctrl+C cancels it.
    void run(Job job);

    // After run():
    const std::shared_ptr<const LinkProbe>& probe() const { return m_probe; }
    const std::shared_ptr<const Calibration>& calibration() const { return m_calibration; }
    const std::string& error() const { return m_error; } ///< written on standard error already

    void progressed(JobId, const Progress& progress) override;
    void probed(JobId, std::shared_ptr<const LinkProbe> probe) override;
    void calibrated(JobId, std::shared_ptr<const Calibration> calibration) override;
    void jobFinished(JobId, const std::string& error) override;

private:
    void note(const std::string& text);
    void wait();

    std::string m_doing;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_over = false;
    std::string m_error;
    std::shared_ptr<const LinkProbe> m_probe;
    std::shared_ptr<const Calibration> m_calibration;
    ProgressLine m_line;
};

} // namespace phasebench::cli
