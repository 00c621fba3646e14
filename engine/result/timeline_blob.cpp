// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/byte_stream.h"
#include "engine/result/timeline_json.h"
#include "engine/result/timeline_words.h"

#include <cmath>
#include <stdexcept>

namespace phasebench {

namespace {

constexpr double nanoseconds = 1e3; ///< in a microsecond: finer than any clock here

} // namespace

std::vector<std::byte> blobOf(const PackedTimeline& packed)
{
    std::vector<std::byte> blob;
    std::int64_t lastStart = 0;
    std::int64_t lastCall = 0;
    for (std::size_t i = 0; i + 3 < packed.events.size(); i += PackedTimeline::numbersPerEvent) {
        const std::int64_t start = std::llround(packed.events[i + 2] * nanoseconds);
        const auto call = static_cast<std::int64_t>(packed.events[i + 1]);
        putNumber(blob, static_cast<std::uint64_t>(packed.events[i]));
        putNumber(blob, foldedSign(call - lastCall));
        putNumber(blob, foldedSign(start - lastStart));
        putNumber(blob, static_cast<std::uint64_t>(std::llround(packed.events[i + 3] * nanoseconds)));
        lastStart = start;
        lastCall = call;
    }
    return blob;
}

std::vector<double> eventsOf(std::span<const std::byte> blob)
{
    std::vector<double> events;
    ByteReader reader(blob, "the events of a timeline");
    std::int64_t start = 0;
    std::int64_t call = 0;
    while (!reader.atEnd()) {
        const std::uint64_t launch = reader.number();
        // Unsigned sums: a hostile file must not overflow.
        call = static_cast<std::int64_t>(
            static_cast<std::uint64_t>(call) + static_cast<std::uint64_t>(unfoldedSign(reader.number())));
        start = static_cast<std::int64_t>(
            static_cast<std::uint64_t>(start) + static_cast<std::uint64_t>(unfoldedSign(reader.number())));
        const std::uint64_t duration = reader.number();
        if (call < 0 || start < 0)
            throw std::runtime_error("the events of a timeline begin before it does");
        if (events.size() >= maximumTimelineEvents * PackedTimeline::numbersPerEvent)
            throw std::runtime_error("a timeline has more than 100000 events");
        events.insert(events.end(),
            {static_cast<double>(launch), static_cast<double>(call), static_cast<double>(start) / nanoseconds,
                static_cast<double>(duration) / nanoseconds});
    }
    return events;
}

} // namespace phasebench
