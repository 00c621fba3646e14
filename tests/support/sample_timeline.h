// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/sample_runs.h"

#include <algorithm>

namespace phasebench::samples {

inline TimelineEvent event(TimelineEvent::Kind kind, std::optional<Phase> phase, int name, int lane, std::int64_t index,
    double start, double duration)
{
    TimelineEvent event;
    event.kind = kind;
    event.phase = phase;
    event.name = name;
    event.lane = lane;
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

/// A sequence of `calls` whose copies in (stream 0) overlap with the kernels (stream 1) and copies out (stream 2) of
/// other calls: 20 us each; planned once before. Six events a call, and one of the GPU that belongs to no phase.
inline Run timelineRun(int calls)
{
    using Kind = TimelineEvent::Kind;
    Run run = matmul("overlapped", {MemorySpace::Kind::host_pinned, 0});
    run.id = 1;
    run.experiment.problem.matmul().batch = calls;
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
        events.push_back(event(Kind::copy, Phase::copy_in, 5, 0, i, at + 2, 18));
        events.push_back(event(Kind::kernel, Phase::execution, 4, 1, i, at + 22, 19));
        events.push_back(event(Kind::copy, Phase::copy_out, 6, 2, i, at + 42, 17));
    }
    events.push_back(event(Kind::kernel, std::nullopt, 7, 1, 0, 50, 5));
    std::stable_sort(
        events.begin(), events.end(), [](const TimelineEvent& a, const TimelineEvent& b) { return a.start < b.start; });
    timeline.unattributed = 1;
    return run;
}

} // namespace phasebench::samples
