// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/library/capability.h"
#include "engine/result/race_report.h"
#include "engine/result/tuning_file.h"
#include "engine/runner/point_runner.h"
#include "engine/runner/worker_programs.h"

/// The autotuning of a point: PointRunner's step between first use and the series.
namespace phasebench {

bool PointRunner::beginTuning()
{
    const Experiment& experiment = m_findings.experiment;
    if (!m_tuning)
        m_tuning = libraryOf(experiment).tunedByProcess ? tuneProcesses(experiment, m_findings.machine)
                                                        : tuneInWorker(experiment);
    if (m_order.seconds > 0)
        return true; // given already, and waiting for a quiet machine
    auto order = m_tuning->next();
    if (order) {
        m_order = std::move(*order);
        return true;
    }
    Run raced = m_tuning->take();
    if (const Library* library = m_tuning->library())
        m_library = library;
    for (const auto& [name, value] : m_tuning->environment())
        m_settings[name] = value;
    takeChoice(winningConfiguration(raced));
    m_findings.raced = std::move(raced);
    m_tuning.reset();
    endStep();
    return false;
}

void PointRunner::takeChoice(const nlohmann::json& configuration)
{
    if (!configuration.is_object())
        return;
    m_choice = configuration;
    // Kernels are taken when the library is loaded.
    if (const KernelSets* sets = m_library->kernelSets;
        sets && configuration.contains("kernel_set") && configuration["kernel_set"].is_string())
        m_settings[std::string(sets->variable)] = configuration["kernel_set"].get<std::string>();
    attributeEnvironment(m_findings.machine, m_settings, "phasebench");
}

void PointRunner::lookUpChoice()
{
    std::string remark = "No tuning file is in use; the library's own pick is planned.";
    if (!m_services.tuning.empty()) {
        try {
            const auto winners = readTuningFile(m_services.tuning);
            const Experiment& experiment = m_findings.experiment;
            std::vector<const Library*> able = librariesFor(experiment);
            if (experiment.execution.backend || able.empty())
                able = {m_library};
            for (const Library* library : able) {
                const auto found = lookUp(winners, experiment, library->name, m_findings.machine);
                remark
                    = found ? "Planned with the winner of an earlier race: " + found->dump() : found.error().sentence;
                if (!found)
                    continue;
                m_library = library;
                takeChoice(*found);
                break;
            }
        } catch (const TuningFileError& error) {
            remark = error.what();
            if (!m_findings.earlier) // said once a point, whatever the number of its processes
                m_services.listener.noted(m_job, remark);
        }
    }
    m_findings.remarks.push_back({Phase::planning, remark, std::nullopt});
}

void PointRunner::receiveTuning(Outcome outcome)
{
    if (outcome.task != m_task) {
        dropTuner("A worker answered a task that it was not given.", {});
        return;
    }
    const RunStatus status = outcome.run.status;
    if (outcome.poisoned && !m_cancelled) {
        dropTuner(outcome.run.message, outcome.run.candidates);
        return;
    }
    if (status == RunStatus::completed) {
        m_worker = nullptr;
        m_order = {};
        m_hungAt = never;
        m_tuning->receive(std::move(outcome.run));
        if (auto news = m_tuning->news())
            m_services.listener.raced(m_job, *news);
        if (m_cancelled)
            conclude(RunStatus::cancelled, "It was cancelled.");
        return;
    }
    if (status == RunStatus::unsupported)
        refuse({"", outcome.run.message, outcome.fixes});
    else if (status == RunStatus::cancelled || m_cancelled)
        conclude(RunStatus::cancelled, "It was cancelled.");
    else
        conclude(RunStatus::failed,
            outcome.run.message.empty() ? "The worker failed and gave no reason." : outcome.run.message);
    m_hungAt = never;
    m_worker = nullptr;
}

void PointRunner::dropTuner(const std::string& failure, const std::vector<Candidate>& known)
{
    const std::string sentence = failure; // it belongs to the worker that goes now
    m_services.pool.kill(keyOf(Step::autotune));
    m_worker = nullptr;
    m_order = {};
    m_hungAt = never;
    m_tuning->lost(sentence, known);
}

} // namespace phasebench
