// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/candidates_data.h"

#include "engine/insight/candidate_words.h"
#include "engine/insight/kernel_name.h"
#include "gui/charts/shown_runs.h"
#include "gui/models/candidate_rows.h"
#include "gui/models/number_text.h"
#include "gui/models/tr.h"
#include "gui/models/words.h"

#include <algorithm>
#include <cmath>

namespace phasebench {
namespace {

/// An axis that would begin below this share of its end begins at zero.
constexpr double nearZero = 0.3;

bool isDrawn(const Candidate& candidate)
{
    return candidate.figure && std::isfinite(candidate.figure->median) && candidate.figure->median > 0
        && candidate.origin != "control";
}

QString dash()
{
    return QStringLiteral("–");
}

Facts factsOf(const Run& run, const Candidate& candidate, const TimeUnit& unit)
{
    const Figure& figure = *candidate.figure;
    Facts facts;
    facts.emplace_back(tr("median"), medianText(figure, unit));
    if (const QString interval = intervalText(figure, unit); !interval.isEmpty())
        facts.emplace_back(tr("95 % interval"), interval);
    facts.emplace_back(QStringLiteral("n"), numbers::count(figure.samples));
    if (const auto rate = candidateRate(run, candidate))
        facts.emplace_back(tr("rate"), QString::fromStdString(formatFlopRate(*rate)));
    if (candidate.heuristic_rank)
        facts.emplace_back(tr("the heuristic's number"), QString::number(*candidate.heuristic_rank));
    facts.emplace_back(tr("workspace"), numbers::bytes(candidate.workspace));
    if (candidate.relative_error)
        facts.emplace_back(tr("error"), QString::fromStdString(formatError(*candidate.relative_error)));
    if (!candidate.kernel.empty())
        facts.emplace_back(tr("kernel"), QString::fromStdString(kernelWords(candidate.kernel)));
    facts.emplace_back(tr("clock"), words::of(candidate.source));
    return facts;
}

QString numberWord(int count)
{
    static const char* const names[]
        = {"No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"};
    return count < 13 ? tr(names[count]) : numbers::count(count);
}

QString titleOf(const Run& run, int finalists, bool live)
{
    if (live)
        return run.race && !run.race->verdict.empty() ? QString::fromStdString(run.race->verdict)
                                                      : tr("The race is running");
    if (run.race && run.race->method == "fixed")
        return finalists == 1 ? tr("One candidate, timed by a fixed number of calls")
                              : tr("%1 candidates, each timed by a fixed number of calls").arg(numberWord(finalists));
    return finalists == 1 ? tr("One finalist by measured time")
                          : tr("%1 finalists by measured time").arg(numberWord(finalists));
}

/// "64 samples", or "40–64 samples" where they differ.
QString samplesText(const std::vector<CandidateDot>& dots, const Run& run)
{
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    std::int64_t most = 0;
    for (const CandidateDot& dot : dots) {
        const std::int64_t samples = run.candidates[static_cast<std::size_t>(dot.candidate)].figure->samples;
        least = std::min(least, samples);
        most = std::max(most, samples);
    }
    const QString count = least == most ? numbers::count(least) : numbers::count(least) + dash() + numbers::count(most);
    return most == 1 ? tr("median of 1 sample") : tr("median and 95 % interval of %1 samples").arg(count);
}

QString spaceText(const Race& race)
{
    if (race.considered <= 0)
        return {};
    QStringList parts{race.considered == 1 ? tr("1 configuration considered")
                                           : tr("%1 configurations considered").arg(numbers::count(race.considered))};
    if (race.distinct > 0)
        parts << tr("%1 distinct").arg(numbers::count(race.distinct));
    if (race.timed > 0)
        parts << tr("%1 timed").arg(numbers::count(race.timed));
    return parts.join(QStringLiteral(", "));
}

QString subtitleOf(const CandidatesData& data, const Run& run)
{
    QStringList parts{QString::fromStdString(describe(run.experiment.problem)),
        run.backend.empty() ? words::of(run.experiment.execution)
                            : words::of(run.experiment.execution) + QStringLiteral(", ") + words::backend(run.backend),
        samplesText(data.dots, run),
        words::of(run.candidates[static_cast<std::size_t>(data.dots.front().candidate)].source),
        run.experiment.measure.cache == CacheState::cold ? tr("cold cache") : tr("hot cache")};
    if (run.race && run.race->method == "fixed")
        parts << tr("one after the other, as the tutorials do");
    else
        parts << tr("order shuffled in every round");
    if (run.race)
        parts << spaceText(*run.race);
    if (!data.fromZero())
        parts << tr("the axis does not start at zero");
    if (run.recorded)
        parts << words::badge(run);
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

void findTies(CandidatesData& data, const Run& run)
{
    const auto tieOf = [&](std::size_t i) {
        return run.candidates[static_cast<std::size_t>(data.dots[i].candidate)].tie;
    };
    for (std::size_t i = 0; i < data.dots.size();) {
        std::size_t end = i + 1;
        while (end < data.dots.size() && tieOf(i) > 0 && tieOf(end) == tieOf(i))
            ++end;
        if (end > i + 1)
            data.ties.push_back({static_cast<int>(i), static_cast<int>(end) - 1});
        i = end;
    }
}

void chooseAxis(CandidatesData& data)
{
    double low = data.dots.front().from();
    double high = 0;
    for (const CandidateDot& dot : data.dots) {
        low = std::min(low, dot.from());
        high = std::max(high, dot.to());
    }
    const double margin = std::max((high - low) * 0.06, high * 0.002);
    data.low = low - margin < nearZero * high ? 0 : low - margin;
    data.high = high + margin;
}

QString gainTextOf(const RaceGain& gain)
{
    if (gain.best == gain.pick)
        return tr("the library's pick is the best found");
    if (gain.isTie)
        return tr("the library's pick cannot be told apart from the best found");
    const auto text = [](double value) {
        return numbers::fixed(value, value < 10 ? 3 : 1);
    };
    QString result = tr("%1 × faster").arg(text(gain.gain.ratio));
    if (gain.gain.low && gain.gain.high)
        result += QStringLiteral(" (%1–%2)").arg(text(*gain.gain.low), text(*gain.gain.high));
    return result;
}

} // namespace

CandidatesData candidatesData(const RunPtr& run, bool live, int most)
{
    CandidatesData data;
    data.title = tr("Candidates by measured time");
    if (!run) {
        data.subtitle = tr("No run is selected. Choose one in the list of runs.");
        return data;
    }
    std::vector<int> finalists;
    int pick = -1;
    for (std::size_t i = 0; i < run->candidates.size(); ++i) {
        const Candidate& candidate = run->candidates[i];
        if (!isDrawn(candidate))
            continue;
        if (pick < 0 && isLibrarysPick(candidate))
            pick = static_cast<int>(i);
        if (!candidate.eliminated)
            finalists.push_back(static_cast<int>(i));
    }
    const auto count = static_cast<int>(finalists.size());
    if (count == 0) {
        data.subtitle = !run->candidates.empty() ? tr("No candidate has a figure; the table says why.")
            : live                               ? tr("Candidates appear here while they are raced.")
                   : tr("This run was not autotuned. Switch autotuning on, under planning, and run it.");
        return data;
    }
    const auto byTime = [&](int index) {
        return run->candidates[static_cast<std::size_t>(index)].figure->median;
    };
    if (count > most) {
        data.more = count - most;
        finalists.resize(static_cast<std::size_t>(most));
    }
    if (pick >= 0 && std::find(finalists.begin(), finalists.end(), pick) == finalists.end()) {
        finalists.insert(std::upper_bound(finalists.begin(), finalists.end(), pick,
                             [&](int a, int b) { return byTime(a) < byTime(b); }),
            pick);
        data.more = std::max(0, data.more - 1);
    }
    data.unit = timeUnitFor(byTime(finalists.front()));
    const QStringList ranks = shownRanks(run->candidates);
    for (const int index : finalists) {
        const Candidate& candidate = run->candidates[static_cast<std::size_t>(index)];
        CandidateDot dot;
        dot.candidate = index;
        dot.rank = ranks[index];
        dot.heuristic
            = candidate.heuristic_rank ? QLatin1Char('#') + QString::number(*candidate.heuristic_rank) : dash();
        dot.name = candidateName(candidate);
        dot.median = candidate.figure->median;
        dot.low = candidate.figure->low;
        dot.high = candidate.figure->high;
        dot.isBest = index == finalists.front();
        dot.isPick = index == pick;
        dot.facts = factsOf(*run, candidate, data.unit);
        data.dots.push_back(std::move(dot));
    }
    findTies(data, *run);
    chooseAxis(data);
    if (!live)
        data.gain = gainOf(*run);
    if (data.gain)
        data.gainText = gainTextOf(*data.gain);
    data.title = titleOf(*run, count, live);
    data.subtitle = subtitleOf(data, *run);
    return data;
}

} // namespace phasebench
