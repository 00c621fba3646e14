// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/cli/lone_job.h"

#include "engine/cli/interrupt.h"
#include "engine/text/numbers.h"

namespace phasebench::cli {

LoneJob::LoneJob(std::string doing)
    : m_doing(std::move(doing))
{
}

void LoneJob::progressed(JobId, const Progress& progress)
{
    const std::lock_guard lock(m_mutex);
    m_line.update(m_doing + ": " + progress.text
        + (progress.remaining >= 0 ? ", about " + formatTime(progress.remaining * 1e6) + " left" : ""));
}

void LoneJob::probed(JobId, std::shared_ptr<const LinkProbe> probe)
{
    const std::lock_guard lock(m_mutex);
    m_probe = std::move(probe);
}

void LoneJob::calibrated(JobId, std::shared_ptr<const Calibration> calibration)
{
    const std::lock_guard lock(m_mutex);
    m_calibration = std::move(calibration);
}

void LoneJob::jobFinished(JobId, const std::string& error)
{
    const std::lock_guard lock(m_mutex);
    m_error = error;
    m_over = true;
    m_changed.notify_all();
}

void LoneJob::note(const std::string& text)
{
    const std::lock_guard lock(m_mutex);
    m_line.add(text);
}

void LoneJob::wait()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_over; });
}

void LoneJob::run(Job job)
{
    {
        // The signals are blocked before the engine's thread exists, which inherits that.
        Engine* running = nullptr;
        std::mutex mutex;
        bool early = false;
        const Interrupt interrupt([&] {
            note("Cancelling; once more ends the program at once.");
            const std::lock_guard lock(mutex);
            early = true;
            if (running)
                running->cancelAll();
        });
        Engine engine(WorkerPrograms::besideThisProgram(), *this);
        engine.submit(std::move(job));
        {
            const std::lock_guard lock(mutex);
            running = &engine;
            if (early)
                engine.cancelAll();
        }
        wait();
        const std::lock_guard lock(mutex);
        running = nullptr;
    }
    if (!m_error.empty())
        note("phasebench-cli: " + m_error);
}

} // namespace phasebench::cli
