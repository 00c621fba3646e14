// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/link_probe.h"

namespace phasebench::test {

inline MemorySpace spaceOf(const std::string& name)
{
    return *memorySpaceFromName(name);
}

/// A link that takes `start` microseconds and then `rate` bytes a second, at 4 KiB to 256 MiB.
inline void addLink(LinkProbe& probe, const std::string& from, const std::string& to, double start, double rate,
    const std::string& mode = {}, TimingSource source = TimingSource::events)
{
    for (std::int64_t bytes = 4096; bytes <= (256 << 20); bytes *= 4) {
        LinkFigure link;
        link.from = spaceOf(from);
        link.to = spaceOf(to);
        link.mode = mode;
        link.bytes = bytes;
        const double time = start + static_cast<double>(bytes) / rate * 1e6;
        link.figure = {time, time * 0.99, time * 1.01, 9};
        link.source = source;
        probe.links.push_back(std::move(link));
    }
}

/// A computer with one GPU whose links are as fast as an H100's on PCIe 5 x16.
inline LinkProbe exampleProbe(const Machine& machine)
{
    LinkProbe probe;
    probe.date = "2026-03-01T11:00:00Z";
    probe.machine = machine;
    addLink(probe, "host_pageable", "host_pageable", 0.2, 1.2e10, {}, TimingSource::host);
    addLink(probe, "host_pageable", "gpu:0", 6, 8e9);
    addLink(probe, "gpu:0", "host_pageable", 8, 1e10);
    addLink(probe, "host_pinned", "gpu:0", 2, 5.49e10);
    addLink(probe, "gpu:0", "host_pinned", 2, 5.5e10);
    addLink(probe, "gpu:0", "gpu:0", 2, 1.4e12);
    addLink(probe, "managed", "gpu:0", 20, 4e10, "prefetch");
    addLink(probe, "gpu:0", "managed", 20, 4e10, "prefetch");
    addLink(probe, "managed", "gpu:0", 30, 6e9, "fault");
    addLink(probe, "gpu:0", "managed", 30, 5e9, "fault");
    for (const std::int64_t bytes : {1 << 20, 16 << 20, 256 << 20}) {
        const auto megabytes = static_cast<double>(bytes) * 1e-6;
        const auto figure = [](double time) {
            return Figure{time, time * 0.95, time * 1.05, 5};
        };
        probe.allocations.push_back({spaceOf("host_pageable"), bytes, figure(5), figure(200 * megabytes), figure(20)});
        probe.allocations.push_back(
            {spaceOf("host_pinned"), bytes, figure(500 * megabytes), figure(megabytes), figure(90 * megabytes)});
        probe.allocations.push_back({spaceOf("gpu:0"), bytes, figure(100), std::nullopt, figure(120)});
    }
    return probe;
}

} // namespace phasebench::test
