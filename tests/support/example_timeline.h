// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/timeline_words.h"

namespace phasebench::test {

/// `calls` calls of 100 us, each with a copy in (stream 1), a kernel (stream 2) and a copy out (stream 3) of 60 us that
/// begin 20 us after each other; the host's phases beside them. Times are whole nanoseconds.
inline Timeline exampleTimeline(int calls = 3)
{
    using Kind = TimelineEvent::Kind;
    Timeline timeline;
    const auto event = [&](Kind kind, std::optional<Phase> phase, const std::string& name, int stream, int call,
                           double start, double duration) {
        TimelineEvent e;
        e.kind = kind;
        e.phase = phase;
        e.name = nameIn(timeline, name);
        e.stream = stream;
        e.index = call;
        e.start = start;
        e.duration = duration;
        timeline.events.push_back(e);
        return &timeline.events.back();
    };
    for (int call = 0; call < calls; ++call) {
        const double begin = 100.0 * call;
        event(Kind::call, std::nullopt, "call", 0, call, begin, 100);
        event(Kind::phase, Phase::execution, "execution", 0, call, begin + 1.125, 9.5);
        event(Kind::copy, Phase::copy_in, "copy host to device (a)", 1, call, begin + 10, 60)->bytes = 64'000;
        TimelineEvent& kernel = *event(Kind::kernel, Phase::execution, "gemm<float, 128>", 2, call, begin + 30, 60);
        kernel.grid = {8, 4, 1};
        kernel.block = {256, 1, 1};
        kernel.registers = 128;
        kernel.shared_memory = 49'152;
        event(Kind::copy, Phase::copy_out, "copy device to host (d)", 3, call, begin + 50, 60)->bytes = 32'000;
    }
    timeline.dropped = 2;
    timeline.unattributed = 1;
    event(Kind::set, std::nullopt, "memset", 2, calls - 1, 100.0 * calls + 20, 1);
    return timeline;
}

} // namespace phasebench::test
