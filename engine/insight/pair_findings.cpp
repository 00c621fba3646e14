// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/pair_findings.h"

#include "engine/insight/amortise.h"
#include "engine/insight/batch_findings.h"
#include "engine/insight/break_even.h"
#include "engine/insight/compare.h"
#include "engine/insight/plausible_order.h"
#include "engine/insight/race_findings.h"
#include "engine/library/registry.h"
#include "engine/problem/keys/key.h"
#include "engine/problem/keys/key_path.h"
#include "engine/problem/names.h"
#include "engine/text/numbers.h"

#include <algorithm>

namespace phasebench {

namespace {

enum class Difference { none, several, where, form, operands, batching, effort, tuning, cache };

/// What two experiments differ in when all keys that differ are among these, or in these objects. Where an operand
/// lives may decide where it is computed (an FFT follows its operand), so the two count as one.
const std::pair<Difference, std::vector<std::string_view>> differences[] = {
    {Difference::where, {"placement", "execution"}},
    {Difference::form, {"call.form"}},
    {Difference::operands, {"call.operands"}},
    {Difference::batching, {"call.batching", "call.count"}},
    {Difference::effort, {"planning.effort"}},
    {Difference::tuning, {"planning.autotune", "planning.tuned", "planning.configuration"}},
    {Difference::cache, {"measure.cache"}},
};

Difference differenceOf(const Experiment& a, const Experiment& b)
{
    std::vector<const Key*> keys = differingKeys(a, b);
    std::erase_if(keys, [](const Key* key) { return key->name == "title"; });
    if (keys.empty())
        return Difference::none;
    for (const auto& [difference, places] : differences) {
        const bool allAreHere = std::ranges::all_of(keys, [&](const Key* key) {
            return std::ranges::any_of(places, [&](std::string_view place) { return isWithin(key->name, place); });
        });
        const bool isMoreCallsOnly = difference == Difference::batching && a.call.batching == b.call.batching;
        if (allAreHere && !isMoreCallsOnly)
            return difference;
    }
    return Difference::several;
}

std::string tuningWords(const Planning& planning)
{
    if (planning.autotune)
        return planning.autotune->method == Autotune::Method::fixed ? "Tuned by the tutorials' fixed method"
                                                                    : "Tuned by a race";
    if (planning.tuned)
        return "With the winner that was kept";
    return planning.configuration.is_null() ? "With the library's own pick" : "With the configuration given";
}

/// What the whole sequence takes with the tuning and without it.
std::string sumsOf(const Run& before, const Run& after)
{
    const auto a = costOf(before);
    const auto b = costOf(after);
    if (!a || !b || before.experiment.planning.autotune.has_value() == after.experiment.planning.autotune.has_value())
        return {};
    const auto calls = static_cast<double>(after.experiment.call.count);
    const auto sum = [&](const Cost& cost) {
        return cost.once.median + calls * cost.perCall.median;
    };
    return " All " + formatCount(after.experiment.call.count)
        + " calls with what comes before them: " + formatTime(sum(*b)) + " instead of " + formatTime(sum(*a)) + ".";
}

std::string subjectOf(Difference difference, const Run& before, const Run& after)
{
    const Experiment& e = after.experiment;
    switch (difference) {
    case Difference::where: {
        std::string words;
        Execution library = before.experiment.execution;
        library.backend = e.execution.backend;
        if (library == e.execution && library.backend != before.experiment.execution.backend)
            words = "By " + libraryTitle(after.backend);
        else if (!(e.execution == before.experiment.execution))
            words = "On " + executionWords(e.execution);
        if (!(e.placement == before.experiment.placement))
            words += (words.empty() ? "With " : ", with ") + placementWords(e.placement);
        return words;
    }
    case Difference::form:
        return e.call.form == CallForm::stateful ? "Planned once" : "With every phase in every call";
    case Difference::operands:
        return e.call.operands == OperandUpdate::in_place ? "With operands updated in place" : "With operands reset";
    case Difference::effort:
        return "With the planner's effort \"" + std::string(nameOf(e.planning.effort.value_or(Effort::estimate)))
            + "\"";
    case Difference::tuning:
        return tuningWords(e.planning);
    case Difference::cache:
        return e.measure.cache == CacheState::hot ? "With its operands in the cache (hot)" : "With a cold cache";
    case Difference::batching: // see batch_findings.h
    case Difference::none:
    case Difference::several:
        break;
    }
    return {};
}

std::string claim(const Comparison& comparison, const Run& before, const Run& after)
{
    const std::string times
        = formatTime(after.call->figure.median) + " instead of " + formatTime(before.call->figure.median);
    const double ratio = *comparison.ratio;
    switch (comparison.verdict) {
    case Verdict::faster:
        return " a call takes " + times + ": " + formatRatio(1 / ratio) + " as fast.";
    case Verdict::slower:
        return " a call takes " + times + ": " + formatRatio(ratio) + " as long.";
    case Verdict::same:
        return " a call takes the same time, within 1\u00a0%.";
    case Verdict::cannot_tell:
        break;
    }
    return " a call cannot be told apart from " + formatTime(before.call->figure.median) + ".";
}

/// " Planning once pays from 1200 calls on.": where one run costs more once and less per call.
std::string breakEvenOf(const Run& a, const Run& b, const char* what)
{
    const auto found = breakEvenOf(a, b);
    if (!found)
        return {};
    return std::string(" ") + what + " pays " + fromCallsOn(*found, "calls")
        + (found->onceIsExact ? ", its cost measured once." : ".");
}

/// A search that kept the library's pick runs what would have run without it.
std::string whereNothingWasFound(const Run& before, const Run& after)
{
    const Run& searched = after.race ? after : before;
    if (!searched.race || !searched.experiment.planning.autotune)
        return {};
    const Candidate* const winner = winnerOf(searched);
    if (winner && winner != libraryPickOf(searched))
        return {};
    return " The search kept the library's own pick, so this difference is not of its making.";
}

/// What "in place" copies in each call, beside resetting, which only rebinds.
std::string whatUpdatingMoves(const Run& before, const Run& after)
{
    const Run& inPlace = before.experiment.call.operands == OperandUpdate::in_place ? before : after;
    std::int64_t bytes = 0;
    for (const TransferFigures& transfer : inPlace.transfers)
        if (transfer.from != transfer.to || transfer.from == MemorySpace{})
            bytes += transfer.bytes;
    return " In place, new values are copied into the planned buffers in each call"
        + (bytes > 0 ? " (" + formatBytes(static_cast<double>(bytes)) + ")" : std::string())
        + "; resetting tells the plan another address.";
}

} // namespace

std::optional<Finding> findingOf(const Run& before, const Run& after)
{
    if (!before.call || !after.call)
        return std::nullopt;
    const Difference difference = differenceOf(before.experiment, after.experiment);
    if (difference == Difference::none || difference == Difference::several)
        return std::nullopt;
    if (difference == Difference::batching)
        return batchFinding(before, after);
    Comparison comparison = compare(before, after);
    if (!comparison.ratio)
        return std::nullopt;
    if ((comparison.verdict == Verdict::faster && !mayBeFaster(after, before))
        || (comparison.verdict == Verdict::slower && !mayBeFaster(before, after)))
        comparison.verdict = Verdict::cannot_tell;
    const bool told = comparison.verdict == Verdict::faster || comparison.verdict == Verdict::slower;
    Finding finding;
    finding.sentence = subjectOf(difference, before, after) + claim(comparison, before, after);
    if (difference == Difference::effort) {
        if (told)
            finding.sentence += breakEvenOf(before, after, "Its planning");
        finding.phase = Phase::planning;
    }
    if (difference == Difference::form) {
        const bool planned = after.experiment.call.form == CallForm::stateful;
        if (told)
            finding.sentence += breakEvenOf(planned ? before : after, planned ? after : before, "Planning once");
        finding.phase = Phase::planning;
    }
    if (difference == Difference::operands)
        finding.sentence += whatUpdatingMoves(before, after);
    if (difference == Difference::tuning) {
        if (told)
            finding.sentence += whereNothingWasFound(before, after);
        finding.sentence += sumsOf(before, after);
        finding.phase = Phase::autotuning;
    }
    finding.runs = {before.id, after.id};
    const double faster = std::min(*comparison.ratio, 1 / *comparison.ratio);
    finding.weight = told ? 1 - 0.5 * faster : 0.3;
    return finding;
}

} // namespace phasebench
