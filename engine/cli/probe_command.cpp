// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/cli/commands.h"
#include "engine/cli/interrupt.h"
#include "engine/cli/output.h"
#include "engine/cli/progress_line.h"
#include "engine/insight/probe_text.h"
#include "engine/result/link_probe_json.h"
#include "engine/result/results_file.h"
#include "engine/runner/engine.h"
#include "engine/text/numbers.h"

#include <condition_variable>
#include <cstdio>
#include <mutex>

namespace phasebench::cli {

namespace {

/// Waits for the one job, and shows its progress.
class Listener : public EngineListener {
public:
    void progressed(JobId, const Progress& progress) override
    {
        const std::lock_guard lock(m_mutex);
        m_line.update("Probing: " + progress.text
            + (progress.remaining >= 0 ? ", about " + formatTime(progress.remaining * 1e6) + " left" : ""));
    }
    void probed(JobId, std::shared_ptr<const LinkProbe> probe) override
    {
        const std::lock_guard lock(m_mutex);
        m_probe = std::move(probe);
    }
    void jobFinished(JobId, const std::string& error) override
    {
        const std::lock_guard lock(m_mutex);
        m_error = error;
        m_over = true;
        m_changed.notify_all();
    }
    void note(const std::string& text)
    {
        const std::lock_guard lock(m_mutex);
        m_line.add(text);
    }
    void wait()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_over; });
    }

    // After wait():
    const std::shared_ptr<const LinkProbe>& probe() const { return m_probe; }
    const std::string& error() const { return m_error; }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_over = false;
    std::string m_error;
    std::shared_ptr<const LinkProbe> m_probe;
    ProgressLine m_line;
};

} // namespace

ExitCode probeCommand(const Arguments& arguments)
{
    Job job;
    job.probe = true;
    job.file = arguments.value("-o").value_or("");
    if (!job.file.empty()) // what is no results file is refused before anything is measured
        const ResultsFile writable(job.file, ResultsFile::Mode::append);
    Listener listener;
    {
        // The signals are blocked before the engine's thread exists, which inherits that.
        Engine* running = nullptr;
        std::mutex mutex;
        bool early = false;
        const Interrupt interrupt([&] {
            listener.note("Cancelling; once more ends the program at once.");
            const std::lock_guard lock(mutex);
            early = true;
            if (running)
                running->cancelAll();
        });
        Engine engine(WorkerPrograms::besideThisProgram(), listener);
        engine.submit(std::move(job));
        {
            const std::lock_guard lock(mutex);
            running = &engine;
            if (early)
                engine.cancelAll();
        }
        listener.wait();
        const std::lock_guard lock(mutex);
        running = nullptr;
    }
    if (!listener.error().empty())
        listener.note("phasebench-cli: " + listener.error());
    if (!listener.probe())
        return listener.error().empty() ? cancelled : failed;
    if (arguments.has("--json"))
        printJson({{"phasebench", 1}, {"runs", nlohmann::json::array()}, {"probe", toJson(*listener.probe())}});
    else
        print(toText(*listener.probe()));
    return listener.error().empty() ? done : badFile;
}

} // namespace phasebench::cli
