// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/runner/add_process.h"

#include <algorithm>
#include <string>

namespace phasebench {

namespace {

std::string nameOfProcess(const Run& run)
{
    return "Process " + std::to_string(run.processes.measured + 1) + " of " + std::to_string(run.processes.planned);
}

/// How well a series ended, best first.
int rankOf(StopReason reason)
{
    switch (reason) {
    case StopReason::noise:
        return 0;
    case StopReason::count:
        return 1;
    case StopReason::plateau:
        return 2;
    case StopReason::timeout:
        return 3;
    case StopReason::cancelled:
        break;
    }
    return 4;
}

/// Times that the trace gave, not the host's clock.
bool isTraced(const std::string& series)
{
    const auto key = seriesKeyFrom(series);
    if (!key)
        return false;
    if (const auto* const phase = std::get_if<PhaseSeries>(&*key))
        return phase->clock == SeriesClock::gpu;
    const auto* const transfer = std::get_if<TransferSeries>(&*key);
    return transfer && !transfer->host;
}

/// Times by two clocks are not one series.
void dropOtherClock(Run& run, Run& process)
{
    if (process.timing_source == run.timing_source)
        return;
    const auto dropped = std::erase_if(process.series, [](const auto& series) { return isTraced(series.first); });
    if (dropped > 0 || !process.timing_reason.empty())
        run.log.push_back({std::nullopt,
            nameOfProcess(run) + " timed the GPU by another clock (" + std::string(nameOf(process.timing_source))
                + "), so its GPU times are left out."
                + (process.timing_reason.empty() ? std::string() : " " + process.timing_reason),
            std::nullopt});
}

void appendSeries(Run& run, Run& process)
{
    for (auto& [name, samples] : process.series) {
        if (samples.empty())
            continue;
        const auto taken = process.processes.samples.find(name);
        const std::vector<std::int64_t> added = taken != process.processes.samples.end()
            ? taken->second
            : std::vector<std::int64_t>{static_cast<std::int64_t>(samples.size())};
        std::vector<double>& all = run.series[name];
        std::vector<std::int64_t>& counts = run.processes.samples[name];
        if (counts.empty() && !all.empty())
            counts.push_back(static_cast<std::int64_t>(all.size()));
        counts.insert(counts.end(), added.begin(), added.end());
        all.insert(all.end(), samples.begin(), samples.end());
    }
}

} // namespace

void addProcess(Run& run, Run&& process)
{
    dropOtherClock(run, process);
    appendSeries(run, process);
    if (run.call && process.call && rankOf(process.call->stop) > rankOf(run.call->stop))
        run.call->stop = process.call->stop;
    if (run.check && process.check)
        run.check->relative_error = std::max(run.check->relative_error, process.check->relative_error);
    if (process.conditions.throttled.value_or(false))
        run.conditions.throttled = true;
    if (const char* const algorithm = "algorithm"; run.configuration.contains(algorithm)
        && process.configuration.contains(algorithm)
        && run.configuration[algorithm] != process.configuration[algorithm])
        run.log.push_back(
            {Phase::planning, nameOfProcess(run) + " planned another algorithm than the first.", std::nullopt});
    ++run.processes.measured;
}

} // namespace phasebench
