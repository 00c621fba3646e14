// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/timeline.h"

#include <cstddef>
#include <nlohmann/json.hpp>
#include <span>
#include <vector>

namespace phasebench {

/// {"dropped": 0, "unattributed": 0, "events": [{"kind": "kernel", "name": "…", "phase": "execution", "stream": 1,
/// "call": 3, "start": 12.5, "duration": 4.2, "grid": [8, 1, 1], …}]}; null for a timeline without events. Keys that an
/// event has no value for are left out.
nlohmann::json toJson(const Timeline& timeline);

/// The reverse; null reads as no timeline. Throws std::runtime_error with one sentence.
Timeline timelineFromJson(const nlohmann::json& json);

/// A timeline in little room: what repeats (names, launches) stands once in `head`, and an event is four numbers: which
/// of these it is, the call, and when it began and how long it took, in nanoseconds.
struct PackedTimeline {
    static constexpr std::size_t numbersPerEvent = 4;
    nlohmann::json head;
    std::vector<double> events;
};

PackedTimeline pack(const Timeline& timeline);
/// Throws std::runtime_error with one sentence.
Timeline unpack(const PackedTimeline& packed);

/// The events of a packed timeline as a results file keeps them: integers of as many bytes as they need.
std::vector<std::byte> blobOf(const PackedTimeline& packed);
/// The reverse. Throws std::runtime_error with one sentence.
std::vector<double> eventsOf(std::span<const std::byte> blob);

} // namespace phasebench
