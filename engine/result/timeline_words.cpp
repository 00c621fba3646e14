// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/timeline_words.h"

#include <algorithm>

namespace phasebench {

template <> std::span<const std::string_view> namesOf<TimelineEvent::Kind>()
{
    static constexpr std::string_view names[] = {"phase", "call", "kernel", "copy", "set", "overhead"};
    return names;
}

std::int32_t nameIn(Timeline& timeline, const std::string& name)
{
    const auto found = std::ranges::find(timeline.names, name);
    const auto index = static_cast<std::int32_t>(found - timeline.names.begin());
    if (found == timeline.names.end())
        timeline.names.push_back(name);
    return index;
}

bool isOnGpu(const TimelineEvent& event)
{
    return event.kind != TimelineEvent::Kind::phase && event.kind != TimelineEvent::Kind::call;
}

const std::string& nameOf(const Timeline& timeline, const TimelineEvent& event)
{
    static const std::string none;
    const auto index = static_cast<std::size_t>(event.name);
    return event.name >= 0 && index < timeline.names.size() ? timeline.names[index] : none;
}

} // namespace phasebench
