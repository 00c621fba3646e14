// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/how_sure.h"

#include "engine/insight/figure_ratio.h"
#include "engine/measure/statistics.h"
#include "engine/result/process_words.h"
#include "engine/result/slow_kernels.h"
#include "engine/text/numbers.h"

#include <cmath>

namespace phasebench {

namespace {

constexpr std::int64_t fewSamples = 10;

std::string samplesOf(std::int64_t count)
{
    return formatCount(count) + (count == 1 ? " sample" : " samples");
}

/// ": reason.", or "." without one.
std::string because(const std::string& reason)
{
    return reason.empty() ? "." : ": " + reason + (reason.ends_with('.') ? "" : ".");
}

Assurance ofCheck(const Run& run)
{
    if (!run.check)
        return {"The result was not checked.", true};
    const Check& check = *run.check;
    const bool exact = check.tolerance == 0;
    if (!check.passed)
        return {"The result is wrong: error " + formatError(check.relative_error)
                + (exact ? " where it must be exact." : " where " + formatError(check.tolerance) + " is allowed."),
            true};
    if (exact)
        return {"The result was checked: exact.", false};
    return {"The result was checked: error " + formatError(check.relative_error) + " of " + formatError(check.tolerance)
            + " allowed.",
        false};
}

Assurance ofTiming(const Run& run)
{
    switch (run.timing_source) {
    case TimingSource::cupti: {
        const bool known = run.conditions.dropped_records.has_value();
        const std::int64_t lost = run.conditions.dropped_records.value_or(0);
        return {
            "Kernels and copies were timed by CUPTI" + (known ? ", " + formatCount(lost) + " records dropped." : "."),
            lost > 0};
    }
    case TimingSource::events:
        return {"Kernels and copies were timed by events" + because(run.timing_reason), true};
    case TimingSource::host:
        break;
    }
    if (run.timing_reason.empty())
        return {"Everything was timed by the host's clock.", false};
    return {"Everything was timed by the host's clock" + because(run.timing_reason), true};
}

Assurance ofStop(const Run& run)
{
    const CallFigures& call = *run.call;
    const Measure& measure = run.experiment.measure;
    const auto series = run.series.find("call");
    const double found = series != run.series.end() ? noise(series->second) : HUGE_VAL;
    const std::string scatter
        = std::isfinite(found) ? "; the samples scatter by " + formatPercent(found) : std::string();
    const std::string after = " after " + samplesOf(call.figure.samples);
    switch (call.stop) {
    case StopReason::noise:
        return {
            "Stopped" + after + ": enough for the " + formatPercent(measure.max_noise) + " asked for" + scatter + ".",
            false};
    case StopReason::plateau:
        return {"Stopped" + after + ", short of the " + formatPercent(measure.max_noise)
                + " asked for: more samples would have helped little" + scatter + ".",
            false};
    case StopReason::timeout:
        return {"Stopped by the timeout of " + formatTime(measure.timeout * 1e6) + after
                + ", before the median was known to the " + formatPercent(measure.max_noise) + " asked for" + scatter
                + ".",
            true};
    case StopReason::count:
        return {"Stopped" + after + ", as many as asked for.", call.figure.samples < fewSamples};
    case StopReason::cancelled:
        break;
    }
    return {"Stopped by hand" + after + ".", true};
}

std::optional<Assurance> ofInterval(const Run& run)
{
    const Figure& figure = run.call->figure;
    if (!figure.low || !figure.high || figure.median <= 0)
        return std::nullopt;
    const double half = std::max(figure.median - *figure.low, *figure.high - figure.median) / figure.median;
    const auto processes = static_cast<std::int64_t>(figure.processes.size());
    const std::string of = processes > 1
        ? "95\u00a0% interval of what another run finds, over " + formatCount(processes) + " processes"
        : "95\u00a0% interval within one process; different processes lie about "
            + formatPercent(processSpread(figure, timedBy(run)).deviation) + " apart, "
            + (figure.spread ? "by this computer's calibration" : "typically: this computer is not calibrated");
    return Assurance{"The median is known to within " + formatPercent(half) + " (" + of + ").", half > 0.05};
}

/// How many calls make a sample, where one is too short for the clock.
std::optional<Assurance> ofSample(const Run& run)
{
    const std::int64_t sequences = run.conditions.sequences_per_sample.value_or(1);
    if (sequences < 2)
        return std::nullopt;
    return Assurance{"Each sample of the call is the mean of " + formatCount(sequences)
            + " sequences: one is too short to be timed alone.",
        false};
}

/// Values that are computed with at another speed than usual ones.
void addUnusualValues(std::vector<Assurance>& list, const Run& run)
{
    if (run.conditions.results == "subnormal")
        list.push_back({"Many results are subnormal numbers, with which processors may compute several times slower: "
                        "take a larger \"problem.alpha\" for the usual speed.",
            true});
    if (const auto calls = run.conditions.overflows_after_calls)
        list.push_back({"Each call transforms what the one before left, and nothing is normalised: after about "
                + formatCount(*calls) + " calls of a sequence the values are infinite.",
            true});
}

/// What makes figures say less than they seem to: processes that are missing, a planner without the time it wanted,
/// kernels that are slow for this processor, unusual values.
void addShortcomings(std::vector<Assurance>& list, const Run& run)
{
    if (!run.processes.complete())
        list.push_back({"Measured in " + processWords(run) + ": the others did not come to an end.", true});
    if (const std::string cutOff = planningCutOff(run.conditions); !cutOff.empty())
        list.push_back({"Planning was " + cutOff + ": the plan is the best one found until then.", true});
    for (std::string sentence : {slowKernels(run), kernelsNotTaken(run)})
        if (!sentence.empty())
            list.push_back({std::move(sentence), true});
    addUnusualValues(list, run);
}

bool ranOnGpu(const Run& run)
{
    const auto& space = run.experiment.execution.space;
    return space && !space->isCpu();
}

void addConditions(std::vector<Assurance>& list, const Run& run)
{
    const std::string clock = describeClock(run);
    const Conditions& conditions = run.conditions;
    if (conditions.throttled.value_or(false)) {
        std::string reasons;
        for (const std::string& reason : conditions.throttle_reasons.value_or(std::vector<std::string>{}))
            reasons += (reasons.empty() ? "" : ", ") + reason;
        list.push_back({"The GPU was throttled" + (reasons.empty() ? "" : " (" + reasons + ")")
                + (clock.empty() ? "." : "; " + clock + "."),
            true});
    } else if (!clock.empty()) {
        const bool saving = !ranOnGpu(run) && conditions.cpu_governor == "powersave";
        list.push_back({clock + (conditions.throttled ? ", not throttled." : "."), saving});
    }
    if (conditions.on_battery.value_or(false))
        list.push_back({"The computer ran on its battery, which may lower its clocks.", true});
}

} // namespace

std::string describeClock(const Run& run)
{
    if (ranOnGpu(run)) {
        const auto clock = run.conditions.sm_clock_mhz;
        return clock ? "SM clock " + formatNumber(static_cast<double>(*clock)) + "\u00a0MHz" : std::string();
    }
    const std::string governor = run.conditions.cpu_governor.value_or("");
    return governor.empty() ? governor : "CPU governor " + governor;
}

std::vector<Assurance> howSure(const Run& run)
{
    std::vector<Assurance> list;
    if (run.recorded)
        list.push_back({"Recorded on " + describe(run.machine)
                + (run.date.empty() ? "" : " on " + run.date.substr(0, 10)) + ", not measured here.",
            false});
    if (!run.call && run.phases.empty())
        return list;
    list.push_back(ofCheck(run));
    list.push_back(ofTiming(run));
    if (run.call) {
        list.push_back(ofStop(run));
        if (auto sample = ofSample(run))
            list.push_back(std::move(*sample));
        if (auto interval = ofInterval(run))
            list.push_back(std::move(*interval));
    }
    addShortcomings(list, run);
    addConditions(list, run);
    return list;
}

} // namespace phasebench
