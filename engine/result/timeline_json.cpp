// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/timeline_json.h"

#include "engine/result/json_fields.h"
#include "engine/result/timeline_words.h"

#include <algorithm>

namespace phasebench {

namespace {

using nlohmann::json;

constexpr std::int32_t mostStreams = 10'000; ///< a trace viewer's numbers of threads have no room for more

bool isSet(const std::array<std::int32_t, 3>& sizes)
{
    return std::ranges::any_of(sizes, [](std::int32_t size) { return size != 0; });
}

bool sameLaunch(const TimelineEvent& a, const TimelineEvent& b)
{
    return a.kind == b.kind && a.phase == b.phase && a.name == b.name && a.stream == b.stream && a.bytes == b.bytes
        && a.grid == b.grid && a.block == b.block && a.registers == b.registers && a.shared_memory == b.shared_memory;
}

} // namespace

/// What an event is, without its name and without when it was: the part that repeats.
template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<TimelineEvent>& event)
{
    fields("kind", event.kind);
    fields("lane", event.stream);
    fields.expect(event.stream < mostStreams, "lane", "the number of a stream, below 10000");
    fields.orAbsent("phase", event.phase);
    fields.when(event.bytes > 0, "bytes", event.bytes);
    fields.when(isSet(event.grid), "grid", event.grid);
    fields.when(isSet(event.block), "block", event.block);
    fields.when(event.registers > 0, "registers", event.registers);
    fields.when(event.kind == TimelineEvent::Kind::kernel, "shared_memory", event.shared_memory);
}

namespace {

json launchOf(const Timeline& timeline, const TimelineEvent& event)
{
    json launch = JsonWriter::write(event);
    launch["name"] = nameOf(timeline, event);
    return launch;
}

TimelineEvent launchFrom(const ValueReader& object, Timeline& timeline)
{
    TimelineEvent event;
    JsonReader::read(object, event);
    event.name = nameIn(timeline, object["name"].text());
    return event;
}

} // namespace

json toJson(const Timeline& timeline)
{
    if (timeline.events.empty())
        return nullptr;
    json events = json::array();
    for (const TimelineEvent& event : timeline.events) {
        json object = launchOf(timeline, event);
        object["call"] = event.index;
        object["start"] = event.start;
        object["duration"] = event.duration;
        events.push_back(std::move(object));
    }
    return {{"dropped", timeline.dropped}, {"unattributed", timeline.unattributed}, {"events", std::move(events)}};
}

Timeline timelineFromJson(const json& value)
{
    const ValueReader object(value, "timeline");
    Timeline timeline;
    if (object.isNull())
        return timeline;
    timeline.dropped = object["dropped"].integer();
    timeline.unattributed = object["unattributed"].integer();
    object["events"].forEach([&](const ValueReader& entry) {
        TimelineEvent event = launchFrom(entry, timeline);
        event.index = entry["call"].integer();
        JsonReader when(entry);
        when.time("start", event.start);
        when.time("duration", event.duration);
        timeline.events.push_back(event);
    });
    object.expect(timeline.events.size() <= maximumTimelineEvents, "a timeline of at most 100000 events");
    return timeline;
}

PackedTimeline pack(const Timeline& timeline)
{
    std::vector<const TimelineEvent*> launches;
    PackedTimeline packed;
    json list = json::array();
    std::size_t last = 0;
    for (const TimelineEvent& event : timeline.events) {
        // Calls repeat the same launches in the same order: looked for from the one after the last.
        std::size_t which = launches.size();
        for (std::size_t step = 1; step <= launches.size(); ++step)
            if (const std::size_t at = (last + step) % launches.size(); sameLaunch(*launches[at], event)) {
                which = at;
                break;
            }
        if (which == launches.size()) {
            launches.push_back(&event);
            list.push_back(launchOf(timeline, event));
        }
        last = which;
        packed.events.insert(packed.events.end(),
            {static_cast<double>(which), static_cast<double>(event.index), event.start, event.duration});
    }
    packed.head
        = {{"dropped", timeline.dropped}, {"unattributed", timeline.unattributed}, {"launches", std::move(list)}};
    return packed;
}

Timeline unpack(const PackedTimeline& packed)
{
    const ValueReader head(packed.head, "timeline");
    Timeline timeline;
    timeline.dropped = head["dropped"].integer();
    timeline.unattributed = head["unattributed"].integer();
    std::vector<TimelineEvent> launches;
    head["launches"].forEach([&](const ValueReader& entry) { launches.push_back(launchFrom(entry, timeline)); });
    const std::size_t count = packed.events.size() / PackedTimeline::numbersPerEvent;
    head.expect(packed.events.size() % PackedTimeline::numbersPerEvent == 0 && count <= maximumTimelineEvents,
        "a timeline of at most 100000 events of four numbers");
    timeline.events.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const double* const numbers = packed.events.data() + i * PackedTimeline::numbersPerEvent;
        head.expect(numbers[0] < static_cast<double>(launches.size()) && numbers[1] < 9e15,
            "a timeline whose events are among its launches");
        TimelineEvent event = launches[static_cast<std::size_t>(numbers[0])];
        event.index = static_cast<std::int64_t>(numbers[1]);
        event.start = numbers[2];
        event.duration = numbers[3];
        timeline.events.push_back(event);
    }
    return timeline;
}

} // namespace phasebench
