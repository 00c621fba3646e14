// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/runner/recording_listener.h"

#include <chrono>
#include <stdexcept>

namespace phasebench {

void RecordingListener::tell(const std::function<void()>& change)
{
    const std::lock_guard lock(m_mutex);
    change();
    m_changed.notify_all();
}

void RecordingListener::machineDescribed(const Machine& machine)
{
    tell([&] { machines.push_back(machine); });
}

void RecordingListener::resumed(JobId, std::size_t skipped, std::size_t of)
{
    tell([&] { resumed_ = {skipped, of}; });
}

void RecordingListener::pointStarted(JobId job, const Position& position, const Experiment& experiment)
{
    tell([&] {
        started.push_back({job, position.point, position.of, experiment, position});
        order.push_back("start " + std::to_string(position.point));
    });
}

void RecordingListener::progressed(JobId, const Progress& news)
{
    tell([&] { progress.push_back(news); });
}

void RecordingListener::sampled(JobId, const SamplesChunk& chunk)
{
    tell([&] { samples.push_back(chunk); });
}

void RecordingListener::probed(JobId, std::shared_ptr<const LinkProbe> probe)
{
    tell([&] { probes.push_back(std::move(probe)); });
}

void RecordingListener::calibrated(JobId, std::shared_ptr<const Calibration> calibration)
{
    tell([&] { calibrations.push_back(std::move(calibration)); });
}

void RecordingListener::pointFinished(JobId job, std::size_t point, std::shared_ptr<const Run> run)
{
    tell([&] {
        finished.push_back({job, point, std::move(run)});
        order.push_back("finish " + std::to_string(point));
    });
}

void RecordingListener::noted(JobId, const std::string& sentence)
{
    tell([&] { notes.push_back(sentence); });
}

void RecordingListener::pointRefined(JobId job, std::size_t point, std::shared_ptr<const Run> run)
{
    tell([&] {
        refined.push_back({job, point, std::move(run)});
        order.push_back("refine " + std::to_string(point));
    });
}

void RecordingListener::refused(JobId, const Fault& fault)
{
    tell([&] { refusals.push_back(fault); });
}

void RecordingListener::jobFinished(JobId job, const std::string& error)
{
    tell([&] {
        jobs[job] = error;
        order.push_back("job " + std::to_string(job));
    });
}

void RecordingListener::waitFor(const std::function<bool()>& condition)
{
    std::unique_lock lock(m_mutex);
    if (!m_changed.wait_for(lock, std::chrono::seconds(30), condition))
        throw std::runtime_error("The engine did not do within half a minute what the test waits for.");
}

void RecordingListener::waitForJob(JobId job)
{
    waitFor([&] { return jobs.contains(job); });
}

} // namespace phasebench
