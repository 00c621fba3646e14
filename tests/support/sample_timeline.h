// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/sample_runs.h"

#include <algorithm>

namespace phasebench::samples {

inline TimelineEvent event(TimelineEvent::Kind kind, std::optional<Phase> phase, int name, int stream,
    std::int64_t index, double start, double duration)
{
    TimelineEvent event;
    event.kind = kind;
    event.phase = phase;
    event.name = name;
    event.stream = stream;
    event.index = index;
    event.start = start;
    event.duration = duration;
    if (kind == TimelineEvent::Kind::kernel) {
        event.grid = {16, 8, 1};
        event.block = {256, 1, 1};
        event.registers = 128;
        event.shared_memory = 49152;
    }
    if (kind == TimelineEvent::Kind::copy)
        event.bytes = 1'000'000;
    return event;
}

/// A sequence of `calls` whose copies in (stream 1) overlap with the kernels (stream 2) and copies out (stream 3) of
/// other calls: 20 us each; planned once before. Six events a call, and one of the GPU that belongs to no phase.
inline Run timelineRun(int calls)
{
    using Kind = TimelineEvent::Kind;
    Run run = matmul("overlapped", {MemorySpace::Kind::host_pinned, 0});
    run.id = 1;
    run.experiment.problem.as<Matmul>().batch = calls;
    run.experiment.call.count = calls;
    run.experiment.call.batching = Batching::overlapped;
    Timeline& timeline = run.timeline;
    timeline.names = {"planning", "copy in", "execution", "copy out", "ampere_sgemm_128x64_tn", "Memcpy HtoD",
        "Memcpy DtoH", "elementwise_kernel"};
    auto& events = timeline.events;
    events.push_back(event(Kind::phase, Phase::planning, 0, 0, 0, 0, 100));
    for (int i = 0; i < calls; ++i) {
        const double at = 100 + 20.0 * i;
        events.push_back(event(Kind::phase, Phase::copy_in, 1, 0, i, at, 3));
        events.push_back(event(Kind::phase, Phase::execution, 2, 0, i, at + 3, 4));
        events.push_back(event(Kind::phase, Phase::copy_out, 3, 0, i, at + 7, 2));
        events.push_back(event(Kind::copy, Phase::copy_in, 5, 1, i, at + 2, 18));
        events.push_back(event(Kind::kernel, Phase::execution, 4, 2, i, at + 22, 19));
        events.push_back(event(Kind::copy, Phase::copy_out, 6, 3, i, at + 42, 17));
    }
    events.push_back(event(Kind::kernel, std::nullopt, 7, 2, 0, 50, 5));
    std::stable_sort(
        events.begin(), events.end(), [](const TimelineEvent& a, const TimelineEvent& b) { return a.start < b.start; });
    timeline.unattributed = 1;
    return run;
}

/// One batch of 64 in every form, with levels of first use: a batch dimension, a sequence stateless and stateful, and
/// overlapped with its timeline.
inline std::vector<RunPtr> callForms()
{
    const auto form = [](const char* title, CallForm call, Batching batching, double time, std::int64_t gpu) {
        Run run = timelineRun(64);
        run.title = title;
        run.experiment.title = title;
        run.experiment.call.form = call;
        run.experiment.call.batching = batching;
        run.experiment.call.count = batching == Batching::dimension ? 10 : 64;
        if (batching != Batching::overlapped)
            run.timeline = {};
        const bool stateless = call == CallForm::stateless;
        for (PhaseFigures& phase : run.phases)
            phase.count = stateless || phase.phase == Phase::copy_in || phase.phase == Phase::execution
                    || phase.phase == Phase::copy_out
                ? run.experiment.call.count
                : 1;
        const double scale = time / run.call->figure.median;
        for (auto& [name, values] : run.series)
            for (double& value : values)
                value
                    *= name.starts_with("specification") || name.starts_with("planning") || name.starts_with("resource")
                    ? 1
                    : scale;
        summarise(run);
        run.memory.gpu = gpu;
        run.memory.pinned = 8'000'000;
        const auto once = [](double median) {
            return Figure{median, {}, {}, 1};
        };
        const auto often = [](double median) {
            return Figure{median, median * 0.99, median * 1.01, 20};
        };
        run.first_use = {{ColdLevel::process, Phase::specification, once(480'000)},
            {ColdLevel::process, Phase::planning, once(137'000)}, {ColdLevel::process, Phase::execution, once(18'000)},
            {ColdLevel::library, Phase::specification, once(91'000)},
            {ColdLevel::library, Phase::planning, once(13'000)}, {ColdLevel::library, Phase::execution, once(9'000)},
            {ColdLevel::plan, Phase::planning, often(1'300)}, {ColdLevel::plan, Phase::execution, often(time)},
            {ColdLevel::warm, Phase::specification, often(30)}, {ColdLevel::warm, Phase::planning, often(130)},
            {ColdLevel::warm, Phase::execution, often(time)}};
        return run;
    };
    std::vector<Run> runs{form("stateless sequence", CallForm::stateless, Batching::sequence, 330, 2'000'000),
        form("stateful sequence", CallForm::stateful, Batching::sequence, 90, 2'000'000),
        form("overlapped", CallForm::stateful, Batching::overlapped, 41, 6'000'000),
        form("batch dimension", CallForm::stateful, Batching::dimension, 2200, 128'000'000)};
    std::vector<RunPtr> result;
    for (Run& run : runs) {
        run.id = static_cast<std::int64_t>(result.size()) + 1;
        result.push_back(shared(std::move(run)));
    }
    return result;
}

} // namespace phasebench::samples
