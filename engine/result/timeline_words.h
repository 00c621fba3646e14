// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/timeline.h"

namespace phasebench {

template <> std::span<const std::string_view> namesOf<TimelineEvent::Kind>();

/// A timeline holds at most so many events; what is more is cut off at its end.
inline constexpr std::size_t maximumTimelineEvents = 100'000;

/// The index of a name in the timeline, which is put in when it is not there yet.
std::int32_t nameIn(Timeline& timeline, const std::string& name);

/// Is it something that a GPU did (as the host's phases and calls are not)?
bool isOnGpu(const TimelineEvent& event);

/// The name of an event; empty where the timeline has none for it.
const std::string& nameOf(const Timeline& timeline, const TimelineEvent& event);

} // namespace phasebench
