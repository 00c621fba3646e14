// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/overlap.h"

#include "engine/result/timeline_words.h"

#include <algorithm>

namespace phasebench {

namespace {

using Kind = TimelineEvent::Kind;

struct StreamIntervals {
    Intervals copies;
    Intervals kernels;
};

} // namespace

Intervals unionOf(Intervals intervals)
{
    std::ranges::sort(intervals);
    Intervals joined;
    for (const auto& [begin, end] : intervals)
        if (joined.empty() || begin > joined.back().second)
            joined.emplace_back(begin, std::max(begin, end));
        else
            joined.back().second = std::max(joined.back().second, end);
    return joined;
}

Intervals intersectionOf(const Intervals& a, const Intervals& b)
{
    Intervals both;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        const double begin = std::max(a[i].first, b[j].first);
        const double end = std::min(a[i].second, b[j].second);
        if (begin < end)
            both.emplace_back(begin, end);
        // The one that ends first meets nothing more.
        if (a[i].second < b[j].second)
            ++i;
        else
            ++j;
    }
    return both;
}

double lengthOf(const Intervals& intervals)
{
    double length = 0;
    for (const auto& [begin, end] : intervals)
        length += end - begin;
    return length;
}

double Overlap::share() const
{
    return copies > 0 ? both / copies : 0;
}

std::optional<Overlap> overlapOf(const Timeline& timeline)
{
    std::map<int, StreamIntervals> streams;
    Intervals copies;
    Intervals kernels;
    Intervals in;
    Intervals out;
    Overlap overlap;
    for (const TimelineEvent& event : timeline.events) {
        if (!isOnGpu(event) || event.kind == Kind::overhead)
            continue;
        const std::pair interval(event.start, event.start + event.duration);
        const bool computes = event.kind == Kind::kernel;
        (computes ? kernels : copies).push_back(interval);
        (computes ? streams[event.stream].kernels : streams[event.stream].copies).push_back(interval);
        if (!computes && event.phase == Phase::copy_in)
            in.push_back(interval);
        if (!computes && event.phase == Phase::copy_out)
            out.push_back(interval);
        const auto [stream, isNew]
            = overlap.streams.try_emplace(event.stream, StreamUse{0, 0, interval.first, interval.second});
        stream->second.begin = std::min(stream->second.begin, interval.first);
        stream->second.end = std::max(stream->second.end, interval.second);
    }
    if (overlap.streams.empty())
        return std::nullopt;
    for (auto& [stream, intervals] : streams) {
        overlap.streams[stream].copies = lengthOf(unionOf(std::move(intervals.copies)));
        overlap.streams[stream].kernels = lengthOf(unionOf(std::move(intervals.kernels)));
    }
    copies = unionOf(std::move(copies));
    kernels = unionOf(std::move(kernels));
    overlap.copies = lengthOf(copies);
    overlap.kernels = lengthOf(kernels);
    overlap.both = lengthOf(intersectionOf(copies, kernels));
    overlap.copiesIn = lengthOf(unionOf(std::move(in)));
    overlap.copiesOut = lengthOf(unionOf(std::move(out)));
    double begin = overlap.streams.begin()->second.begin;
    double end = overlap.streams.begin()->second.end;
    for (const auto& [stream, use] : overlap.streams) {
        begin = std::min(begin, use.begin);
        end = std::max(end, use.end);
    }
    overlap.span = end - begin;
    return overlap;
}

} // namespace phasebench
