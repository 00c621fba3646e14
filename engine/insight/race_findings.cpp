// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/race_findings.h"

#include "engine/insight/amortise.h"
#include "engine/insight/race_gain.h"
#include "engine/insight/shares.h"
#include "engine/measure/gain.h"
#include "engine/text/numbers.h"

#include <algorithm>

namespace phasebench {

namespace {

Finding aboutGain(const Run& run, const Candidate& pick, const Candidate& winner, const Gain& gain)
{
    Finding finding;
    finding.sentence = "The library's pick takes " + longerThan("the best found", gain) + ": "
        + formatTime(pick.figure->median) + " instead of " + formatTime(winner.figure->median) + " an execution.";
    if (run.race->method == "fixed")
        finding.sentence += " The fixed method takes the best median of a few and does not ask whether it is chance.";
    finding.weight = std::min(1.0, 0.4 + 3 * (gain.ratio - 1));
    return finding;
}

Finding aboutPayOff(const Run& run, const BreakEven& pays)
{
    const std::int64_t made = callsInSequence(run.experiment);
    const bool tooFew = static_cast<double>(made) < pays.low.value_or(pays.calls);
    Finding finding;
    finding.sentence = "Autotuning took " + formatTime(run.race->seconds * 1e6) + " and " + payOffWords(run);
    if (tooFew)
        finding.sentence += ". For fewer, don't tune"
            + (made > 1 ? ": for the " + formatCount(made) + " calls of this run it costs more than it gives"
                        : std::string());
    else if (static_cast<double>(made) > pays.high.value_or(pays.calls))
        finding.sentence += "; this run makes " + formatCount(made);
    finding.sentence += ".";
    finding.weight = tooFew ? 0.7 : 0.5;
    return finding;
}

/// Files of before remarks had a weight hold two sentences, never to change any more, that are findings.
bool isFinding(const RaceRemark& remark)
{
    if (remark.weight == RaceRemark::Weight::unknown)
        return remark.text.find("kernels are") != std::string::npos
            || remark.text.find("not OpenBLAS's own choice") != std::string::npos;
    return remark.weight == RaceRemark::Weight::finding;
}

} // namespace

const Candidate* libraryPickOf(const Run& run)
{
    const auto found = std::ranges::find_if(run.candidates,
        [](const Candidate& candidate) { return candidate.heuristic_rank == 0 && candidate.origin != "control"; });
    return found == run.candidates.end() ? nullptr : &*found;
}

const Candidate* winnerOf(const Run& run)
{
    if (!run.race || !run.race->winner || *run.race->winner < 0
        || static_cast<std::size_t>(*run.race->winner) >= run.candidates.size())
        return nullptr;
    return &run.candidates[static_cast<std::size_t>(*run.race->winner)];
}

std::optional<BreakEven> payOffOf(const Run& run)
{
    const Candidate* const pick = libraryPickOf(run);
    const Candidate* const winner = winnerOf(run);
    if (!pick || !winner || !pick->figure || !winner->figure || run.race->seconds <= 0)
        return std::nullopt;
    const auto gain = gainOf(run);
    if (!gain || !gain->gain.low || !gain->gain.high || *gain->gain.low <= 1)
        return std::nullopt;
    const double cost = run.race->seconds * 1e6;
    const auto calls = [&](double ratio) {
        return cost / (winner->figure->median * (ratio - 1));
    };
    return BreakEven{calls(gain->gain.ratio), calls(*gain->gain.high), calls(*gain->gain.low)};
}

std::string payOffWords(const Run& run)
{
    const auto pays = payOffOf(run);
    return pays ? "pays " + fromCallsOn(*pays, "calls") + ", by what each execution saves" : std::string();
}

std::vector<Finding> raceFindings(const Run& run)
{
    std::vector<Finding> list;
    if (!run.race)
        return list;
    const Candidate* const pick = libraryPickOf(run);
    const Candidate* const winner = winnerOf(run);
    const auto gain = gainOf(run);
    if (pick && winner && pick->figure && winner->figure && gain && gain->gain.ratio > 1) {
        list.push_back(aboutGain(run, *pick, *winner, gain->gain));
        if (const auto pays = payOffOf(run))
            list.push_back(aboutPayOff(run, *pays));
    } else {
        Finding finding;
        finding.sentence = run.race->verdict;
        if (run.race->timed > 1)
            finding.sentence += " The search took " + formatTime(run.race->seconds * 1e6) + " for "
                + formatCount(run.race->timed) + " candidates and gives nothing back.";
        finding.weight = 0.5;
        list.push_back(std::move(finding));
    }
    // Who forced another kernel set, and what the budget cut, are worth a sentence of their own.
    for (const RaceRemark& remark : run.race->remarks)
        if (isFinding(remark)) {
            Finding finding;
            finding.sentence = remark.text;
            finding.weight = 0.65;
            list.push_back(std::move(finding));
        }
    for (Finding& finding : list)
        finding.phase = Phase::autotuning;
    return list;
}

} // namespace phasebench
