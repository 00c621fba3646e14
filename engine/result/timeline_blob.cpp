// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/timeline_json.h"
#include "engine/result/timeline_words.h"

#include <cmath>
#include <stdexcept>

namespace phasebench {

namespace {

constexpr double nanoseconds = 1e3; ///< in a microsecond: finer than any clock here

/// Seven bits a byte, the lowest first; the highest bit says that more follow.
void put(std::vector<std::byte>& to, std::uint64_t value)
{
    for (; value >= 0x80; value >>= 7)
        to.push_back(static_cast<std::byte>(value | 0x80));
    to.push_back(static_cast<std::byte>(value));
}

/// Small numbers of either sign become small numbers.
void putSigned(std::vector<std::byte>& to, std::int64_t value)
{
    put(to, (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
}

class Reader {
public:
    explicit Reader(std::span<const std::byte> blob)
        : m_blob(blob)
    {
    }
    bool atEnd() const { return m_at == m_blob.size(); }
    std::uint64_t next()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 63; shift += 7) {
            if (atEnd())
                break;
            const auto byte = static_cast<std::uint64_t>(m_blob[m_at++]);
            value |= (byte & 0x7f) << shift;
            if ((byte & 0x80) == 0)
                return value;
        }
        throw std::runtime_error("the events of a timeline are cut off");
    }
    std::int64_t nextSigned()
    {
        const std::uint64_t value = next();
        return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
    }

private:
    std::span<const std::byte> m_blob;
    std::size_t m_at = 0;
};

} // namespace

std::vector<std::byte> blobOf(const PackedTimeline& packed)
{
    std::vector<std::byte> blob;
    std::int64_t lastStart = 0;
    std::int64_t lastCall = 0;
    for (std::size_t i = 0; i + 3 < packed.events.size(); i += PackedTimeline::numbersPerEvent) {
        const std::int64_t start = std::llround(packed.events[i + 2] * nanoseconds);
        const auto call = static_cast<std::int64_t>(packed.events[i + 1]);
        put(blob, static_cast<std::uint64_t>(packed.events[i]));
        putSigned(blob, call - lastCall);
        putSigned(blob, start - lastStart);
        put(blob, static_cast<std::uint64_t>(std::llround(packed.events[i + 3] * nanoseconds)));
        lastStart = start;
        lastCall = call;
    }
    return blob;
}

std::vector<double> eventsOf(std::span<const std::byte> blob)
{
    std::vector<double> events;
    Reader reader(blob);
    std::int64_t start = 0;
    std::int64_t call = 0;
    while (!reader.atEnd()) {
        const std::uint64_t launch = reader.next();
        // Unsigned sums: a hostile file must not overflow.
        call = static_cast<std::int64_t>(
            static_cast<std::uint64_t>(call) + static_cast<std::uint64_t>(reader.nextSigned()));
        start = static_cast<std::int64_t>(
            static_cast<std::uint64_t>(start) + static_cast<std::uint64_t>(reader.nextSigned()));
        const std::uint64_t duration = reader.next();
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
