// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/probe.h"

#include "engine/measure/statistics.h"
#include "engine/worker/memory/cuda_driver.h"
#include "engine/worker/probe_allocations.h"
#include "engine/worker/probe_links.h"

#include <algorithm>
#include <cmath>

namespace phasebench {

namespace {

constexpr double wholeTime = 16e6; ///< us for all links, when none is slow
constexpr double longestSeries = 0.1e6; ///< us for one link at one size, when three copies take less
constexpr std::size_t fewestSamples = 3;
constexpr std::size_t mostSamples = 31;
constexpr double shortestBlock = 100; ///< us: shorter copies are timed in blocks
constexpr double mostCopies = 16; ///< in a block
constexpr std::int64_t allocationSizes[] = {1 << 16, 1 << 20, 16 << 20, 128 << 20, 512 << 20};
constexpr std::size_t allocationSamples = 5;
constexpr std::size_t fewestAllocations = 2;
constexpr double longestAllocations = 0.7e6; ///< us for one kind and size, when two take less
constexpr double mostForASize = 3e6; ///< us expected for one kind and size: more is left out

std::optional<Figure> figureOf(const std::vector<double>& samples)
{
    if (samples.empty())
        return std::nullopt;
    const MedianInterval interval = medianInterval(samples);
    Figure figure{interval.median, std::nullopt, std::nullopt, static_cast<std::int64_t>(samples.size())};
    if (samples.size() > 1) {
        figure.low = interval.low;
        figure.high = interval.high;
    }
    return figure;
}

std::string inWords(const ProbedLink& link, std::int64_t bytes)
{
    return nameOf(link.from) + " to " + nameOf(link.to) + (link.mode.empty() ? "" : ", " + link.mode) + ", "
        + (bytes < (1 << 20) ? std::to_string(bytes >> 10) + " KiB" : std::to_string(bytes >> 20) + " MiB");
}

class Probing {
public:
    Probing(Memory& memory, const TaskHooks& hooks, std::int64_t largest)
        : m_memory(memory)
        , m_hooks(hooks)
        , m_largest(largest)
        , m_throttle(std::max(hooks.interval, 0.1))
    {
    }

    LinkProbe run()
    {
        probeAllocations();
        probeLinks();
        return std::move(m_probe);
    }

private:
    bool goOn()
    {
        m_hooks.throwIfCancelled();
        return !m_hooks.stopSampling;
    }
    void tell(const std::string& what, double done)
    {
        if (!m_throttle.due())
            return;
        const double elapsed = now() - m_start;
        m_hooks.progress({what, done > 0.05 ? elapsed * (1 - done) / done * 1e-6 : -1});
    }
    int gpus() const { return m_memory.driver() ? m_memory.driver()->gpus() : 0; }
    bool has(const MemorySpace& space, std::size_t bytes) const { return m_memory.whyNot(space, bytes).empty(); }

    void probeLinks()
    {
        const auto links = linksToProbe(gpus(), gpus() > 0 && has({MemorySpace::Kind::managed, 0}, 1 << 20));
        LinkTimer timer(m_memory.sharedDriver(), m_largest);
        for (std::size_t i = 0; i < links.size() && goOn(); ++i) {
            const auto sizes = sizesToProbe(timer.prepare(links[i]));
            const double budget = std::min(
                longestSeries, wholeTime / static_cast<double>(links.size() * std::max<std::size_t>(sizes.size(), 1)));
            for (std::size_t j = 0; j < sizes.size() && goOn(); ++j) {
                const double part = static_cast<double>(j) / static_cast<double>(sizes.size());
                tell(inWords(links[i], sizes[j]), (static_cast<double>(i) + part) / static_cast<double>(links.size()));
                probeSize(timer, links[i], sizes[j], budget);
            }
        }
    }

    void probeSize(LinkTimer& timer, const ProbedLink& link, std::int64_t bytes, double budget)
    {
        const double once = std::max(timer.sample(bytes, 2), 0.01); // it warms up, too
        const int copies = static_cast<int>(std::clamp(std::ceil(shortestBlock / once), 1.0, mostCopies));
        std::vector<double> samples;
        const double start = now();
        while (samples.size() < mostSamples && (samples.size() < fewestSamples || now() - start < budget) && goOn())
            samples.push_back(timer.sample(bytes, copies));
        if (const auto figure = figureOf(samples))
            m_probe.links.push_back({link.from, link.to, link.mode, bytes, *figure, timer.source()});
    }

    void probeAllocations()
    {
        using Kind = MemorySpace::Kind;
        std::vector<MemorySpace> spaces{MemorySpace{}};
        if (gpus() > 0)
            for (const Kind kind : {Kind::host_pinned, Kind::managed, Kind::gpu})
                spaces.push_back({kind, 0});
        for (const MemorySpace& space : spaces)
            probeAllocations(space);
    }

    void probeAllocations(const MemorySpace& space)
    {
        double perByte = 0; // of the size before
        std::int64_t before = 0;
        for (const std::int64_t bytes : allocationSizes) {
            if (!goOn() || bytes > m_largest || !has(space, static_cast<std::size_t>(bytes) * 4))
                continue;
            const double expected = perByte * static_cast<double>(bytes);
            if (expected * (1 + static_cast<double>(fewestAllocations)) > mostForASize) {
                // A computer this slow, or this busy, would be at it for minutes: its links are probed with as little.
                m_largest = before;
                return;
            }
            tell("allocating " + std::to_string(bytes >> 10) + " KiB of " + nameOf(space), 0);
            perByte = probeAllocation(space, bytes) / static_cast<double>(bytes);
            before = bytes;
        }
    }

    /// Microseconds that the steps take together.
    double probeAllocation(const MemorySpace& space, std::int64_t bytes)
    {
        std::vector<double> allocate;
        std::vector<double> touch;
        std::vector<double> release;
        timeAllocation(m_memory, space, bytes); // the first may make a context
        const double start = now();
        while (allocate.size() < allocationSamples
            && (allocate.size() < fewestAllocations || now() - start < longestAllocations) && goOn()) {
            const AllocationTimes times = timeAllocation(m_memory, space, bytes);
            allocate.push_back(times.allocate);
            if (space.kind != MemorySpace::Kind::gpu)
                touch.push_back(times.touch);
            release.push_back(times.release);
        }
        if (allocate.empty())
            return 0;
        m_probe.allocations.push_back({space, bytes, figureOf(allocate), figureOf(touch), figureOf(release)});
        return median(allocate) + (touch.empty() ? 0 : median(touch)) + median(release);
    }

    Memory& m_memory;
    const TaskHooks& m_hooks;
    std::int64_t m_largest;
    Throttle m_throttle;
    double m_start = now();
    LinkProbe m_probe;
};

} // namespace

LinkProbe probe(Memory& memory, const TaskHooks& hooks, std::int64_t largest)
{
    return Probing(memory, hooks, largest).run();
}

} // namespace phasebench
