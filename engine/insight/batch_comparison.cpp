// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/batch_comparison.h"

#include "engine/insight/compare.h"
#include "engine/insight/shares.h"
#include "engine/measure/work.h"
#include "engine/problem/operand.h"
#include "engine/text/numbers.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace phasebench {

namespace {

bool takesPart(const Run& run)
{
    return run.status == RunStatus::completed && run.call && run.call->figure.median > 0
        && run.experiment.problem.batch() > 1;
}

/// A sequence of `calls`, or one call with everything in it, as one figure.
Figure times(const Figure& figure, double calls)
{
    Figure all = figure;
    all.median *= calls;
    if (all.low)
        *all.low *= calls;
    if (all.high)
        *all.high *= calls;
    for (ProcessFigure& process : all.processes)
        process.median *= calls;
    return all;
}

double resultsOf(const Problem& problem)
{
    double count = 0;
    for (const Operand& operand : operandsOf(problem))
        if (operand.id == resultOf(problem) || operand.role == Role::both)
            count += static_cast<double>(operand.elements);
    return count;
}

std::optional<std::int64_t> largestGrid(const Timeline& timeline)
{
    std::optional<std::int64_t> most;
    for (const TimelineEvent& event : timeline.events) {
        if (event.kind != TimelineEvent::Kind::kernel || event.phase != Phase::execution)
            continue;
        const std::int64_t blocks = std::int64_t(event.grid[0]) * event.grid[1] * event.grid[2];
        most = std::max(most.value_or(0), blocks);
    }
    return most;
}

std::string subjectOf(Batching batching)
{
    switch (batching) {
    case Batching::dimension:
        return "one call with a batch dimension";
    case Batching::sequence:
        return "a sequence of calls";
    case Batching::overlapped:
        return "a sequence with copies overlapped";
    }
    return {};
}

std::string capitalised(std::string text)
{
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

/// A batch's time is a call's, times their number.
bool isFaster(const BatchForm& a, const BatchForm& b)
{
    return isLonger(ratioOf(a.batch, a.timed, b.batch, b.timed));
}

void addTime(std::vector<std::string>& sentences, const BatchForm& fast, const BatchForm& slow)
{
    if (isFaster(fast, slow))
        sentences.push_back(capitalised(subjectOf(fast.batching)) + " takes " + formatTime(fast.batch.median)
            + " for the batch, " + formatRatio(slow.batch.median / fast.batch.median) + " as fast as "
            + subjectOf(slow.batching) + " (" + formatTime(slow.batch.median) + ").");
    else
        sentences.push_back(capitalised(subjectOf(fast.batching)) + " and " + subjectOf(slow.batching)
            + " cannot be told apart in time (" + formatTime(fast.batch.median) + " and "
            + formatTime(slow.batch.median) + ").");
}

std::string memoryWords(const BatchForm& form)
{
    return formatBytes(static_cast<double>(form.scarceMemory()))
        + (form.memory.gpu > 0 ? " of GPU memory" : " of memory");
}

std::vector<std::string> sentencesOf(const std::vector<BatchForm>& forms)
{
    std::vector<std::string> sentences;
    std::vector<const BatchForm*> byTime;
    for (const BatchForm& form : forms)
        byTime.push_back(&form);
    std::ranges::stable_sort(byTime, {}, [](const BatchForm* form) { return form->batch.median; });
    const BatchForm& fastest = *byTime.front();
    for (std::size_t i = 1; i < byTime.size(); ++i)
        if (byTime[i]->batching != fastest.batching)
            addTime(sentences, fastest, *byTime[i]);
    const auto least = std::ranges::min_element(forms, {}, &BatchForm::scarceMemory);
    if (least->scarceMemory() > 0 && least->batching != fastest.batching
        && static_cast<double>(fastest.scarceMemory()) > 1.1 * static_cast<double>(least->scarceMemory()))
        sentences.push_back(capitalised(subjectOf(least->batching)) + " needs " + memoryWords(*least)
            + " at its peak instead of " + memoryWords(fastest) + ": it is the way for a batch that does not fit.");
    return sentences;
}

} // namespace

double callsOfBatch(const Run& run)
{
    return run.experiment.call.batching == Batching::dimension ? 1.0
                                                               : static_cast<double>(run.experiment.problem.batch());
}

BatchForm batchFormOf(const Run& run, std::size_t index)
{
    const Experiment& experiment = run.experiment;
    BatchForm form;
    form.run = index;
    form.batching = experiment.call.batching;
    const double calls = callsOfBatch(run);
    form.calls = static_cast<std::int64_t>(calls);
    form.batch = times(run.call->figure, calls);
    form.timed = timedBy(run);
    for (const PhaseFigures& phase : run.phases)
        if (phase.phase == Phase::execution && (phase.gpu || phase.host))
            form.execution = times(phase.gpu ? *phase.gpu : *phase.host, calls);
    const Problem one = experiment.callProblem();
    form.results = resultsOf(one);
    form.blocks = largestGrid(run.timeline);
    form.flopPerCall = flopOf(one);
    form.intensity = form.flopPerCall / static_cast<double>(bytesOf(one));
    if (form.execution && form.execution->median > 0)
        form.flopRate = flopOf(experiment.problem) / (form.execution->median * 1e-6);
    form.memory = run.memory;
    return form;
}

std::optional<BatchComparison> compareBatch(std::span<const Run* const> runs)
{
    // By problem, since a long sweep has as many problems as points; then the first that is there in two ways.
    std::unordered_map<std::string, std::vector<std::size_t>> byProblem;
    for (std::size_t i = 0; i < runs.size(); ++i)
        if (takesPart(*runs[i]))
            byProblem[describe(runs[i]->experiment.problem)].push_back(i);
    std::vector<std::size_t> compared;
    for (const auto& [words, some] : byProblem)
        for (std::size_t first = 0; first < some.size() && (compared.empty() || some[first] < compared.front());
             ++first) {
            const Problem& problem = runs[some[first]]->experiment.problem;
            std::vector<std::size_t> alike;
            std::set<Batching> ways;
            for (const std::size_t i : std::span(some).subspan(first))
                if (runs[i]->experiment.problem == problem) {
                    alike.push_back(i);
                    ways.insert(runs[i]->experiment.call.batching);
                }
            if (ways.size() > 1)
                compared = std::move(alike);
        }
    if (compared.empty())
        return std::nullopt;
    BatchComparison comparison;
    comparison.batch = runs[compared.front()]->experiment.problem.batch();
    for (const std::size_t i : compared)
        comparison.forms.push_back(batchFormOf(*runs[i], i));
    std::ranges::stable_sort(comparison.forms, {}, &BatchForm::batching);
    comparison.sentences = sentencesOf(comparison.forms);
    return comparison;
}

} // namespace phasebench
