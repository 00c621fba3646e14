// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/cli/run_listener.h"

#include "engine/result/figure_text.h"
#include "engine/result/process_words.h"
#include "engine/result/recorded_badge.h"
#include "engine/text/numbers.h"

#include <algorithm>

namespace phasebench::cli {

namespace {

/// 16 MB; what is printed at the end needs no more samples of a long sweep than these.
constexpr std::size_t mostSamplesKept = 2'000'000;

std::string nameOfPoint(const Experiment& experiment)
{
    return describe(experiment.problem) + " on "
        + (experiment.execution.space ? nameOf(*experiment.execution.space) : std::string("cpu"));
}

std::string summaryOf(const Run& run)
{
    std::string text(nameOf(run.status));
    if (!run.message.empty())
        text += ": " + run.message;
    else if (run.call && run.call->figure.samples > 0)
        text += ": " + formatFigure(run.call->figure) + ", " + processWords(run);
    if (run.recorded)
        text += ", " + recordedBadge(run);
    return text;
}

} // namespace

RunListener::RunListener(std::size_t jobs, std::size_t points)
    : m_jobs(jobs)
    , m_points(points)
{
}

std::string RunListener::position(std::size_t number) const
{
    if (m_position.pass == 0)
        return "[" + std::to_string(number) + "/" + std::to_string(m_points) + "] ";
    return "[pass " + std::to_string(m_position.pass + 1) + " of " + std::to_string(m_position.passes) + ", "
        + std::to_string(m_position.place + 1) + "/" + std::to_string(m_position.inPass) + ", "
        + formatTime(m_position.passSeconds * 1e6) + " a pass] ";
}

void RunListener::resumed(JobId, std::size_t skipped, std::size_t of)
{
    const std::lock_guard lock(m_mutex);
    m_points -= skipped;
    if (skipped == 0)
        m_line.add("None of the " + std::to_string(of) + " points is in the file yet: all are measured.");
    else if (skipped == of)
        m_line.add("All " + std::to_string(of) + " points are in the file already: nothing is left to measure.");
    else
        m_line.add(std::to_string(skipped) + " of " + std::to_string(of)
            + " points are in the file already and are not measured again; " + std::to_string(of - skipped)
            + (of - skipped == 1 ? " is" : " are") + " left.");
}

void RunListener::pointStarted(JobId, const Position& now, const Experiment& experiment)
{
    const std::lock_guard lock(m_mutex);
    ++m_started;
    m_position = now;
    m_current = nameOfPoint(experiment);
    m_line.update(position(m_started) + m_current);
}

void RunListener::progressed(JobId, const Progress& progress)
{
    const std::lock_guard lock(m_mutex);
    std::string text = position(m_started) + m_current + ": " + progress.text;
    if (progress.remaining >= 0)
        text += ", about " + formatTime(progress.remaining * 1e6) + " left";
    m_line.update(text);
}

void RunListener::pointFinished(JobId job, std::size_t point, std::shared_ptr<const Run> run)
{
    const std::lock_guard lock(m_mutex);
    keep(job, point, std::move(run));
}

void RunListener::pointRefined(JobId job, std::size_t point, std::shared_ptr<const Run> run)
{
    const std::lock_guard lock(m_mutex);
    keep(job, point, std::move(run));
}

void RunListener::keep(JobId job, std::size_t point, std::shared_ptr<const Run> run)
{
    // One line a point: what another pass refines is not told yet.
    if (run->status != RunStatus::completed || run->processes.complete())
        m_line.add(position(m_runs.size() + (m_runs.contains({job, point}) ? 0 : 1)) + nameOfPoint(run->experiment)
            + ": " + (run->id == 0 ? "not kept: " : "") + summaryOf(*run));
    std::shared_ptr<const Run>& kept = m_runs[{job, point}];
    const auto samplesOf = [](const Run& one) {
        std::size_t samples = 0;
        for (const auto& [name, values] : one.series)
            samples += values.size();
        return samples;
    };
    m_samples += samplesOf(*run) - (kept ? samplesOf(*kept) : 0);
    if (m_samples > mostSamplesKept) {
        m_samples -= samplesOf(*run);
        auto light = std::make_shared<Run>(*run);
        light->series.clear();
        run = std::move(light);
    }
    kept = std::move(run);
}

void RunListener::jobFinished(JobId, const std::string& error)
{
    const std::lock_guard lock(m_mutex);
    if (!error.empty() && m_error.empty()) {
        m_error = error;
        m_line.add("phasebench-cli: " + error);
    }
    --m_jobs;
    m_changed.notify_all();
}

void RunListener::noted(JobId, const std::string& sentence)
{
    note("phasebench-cli: " + sentence);
}

void RunListener::note(const std::string& text)
{
    const std::lock_guard lock(m_mutex);
    m_line.add(text);
}

void RunListener::waitForAll(const std::function<void()>& onError)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_jobs == 0 || !m_error.empty(); });
    if (!m_error.empty())
        onError();
    m_changed.wait(lock, [this] { return m_jobs == 0; });
}

std::vector<Run> RunListener::runs() const
{
    std::vector<Run> runs;
    for (const auto& [place, run] : m_runs)
        runs.push_back(*run);
    return runs;
}

ExitCode RunListener::exitCode() const
{
    const auto any = [this](RunStatus status) {
        return std::ranges::any_of(m_runs, [&](const auto& entry) { return entry.second->status == status; });
    };
    const bool lacksProcesses = std::ranges::any_of(m_runs, [](const auto& entry) {
        return entry.second->status == RunStatus::completed && !entry.second->processes.complete();
    });
    if (!m_error.empty())
        return badFile;
    if (m_runs.size() < m_points || lacksProcesses || any(RunStatus::cancelled))
        return cancelled;
    if (any(RunStatus::failed))
        return failed;
    return any(RunStatus::unsupported) ? unsupported : done;
}

} // namespace phasebench::cli
