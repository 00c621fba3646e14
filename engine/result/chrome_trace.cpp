// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/chrome_trace.h"

#include "engine/result/timeline_words.h"

#include <set>

namespace phasebench {

namespace {

using nlohmann::json;
using Kind = TimelineEvent::Kind;

constexpr int hostProcess = 1;
constexpr int gpuProcess = 2;
constexpr int callThread = 1;
constexpr int phaseThread = 2;

struct Place {
    int process = hostProcess;
    int thread = phaseThread;
    auto operator<=>(const Place&) const = default;
};

Place placeOf(const TimelineEvent& event)
{
    if (isOnGpu(event))
        return {gpuProcess, event.lane};
    return {hostProcess, event.kind == Kind::call ? callThread : phaseThread};
}

json argumentsOf(const TimelineEvent& event)
{
    json arguments = {{"call", event.index}, {"phase", event.phase ? json(nameOf(*event.phase)) : json()}};
    if (event.bytes > 0)
        arguments["bytes"] = event.bytes;
    if (event.bytes > 0 && event.duration > 0)
        arguments["bytes per second"] = static_cast<double>(event.bytes) / (event.duration * 1e-6);
    if (event.kind == Kind::kernel && event.grid[0] > 0) {
        arguments["grid"] = event.grid;
        arguments["block"] = event.block;
        arguments["registers a thread"] = event.registers;
        arguments["shared memory, bytes a block"] = event.shared_memory;
    }
    return arguments;
}

json nameEvent(const char* what, const Place& place, const std::string& name)
{
    return {{"ph", "M"}, {"name", what}, {"pid", place.process}, {"tid", place.thread}, {"args", {{"name", name}}}};
}

std::string threadName(const Place& place)
{
    if (place.process == gpuProcess)
        return "stream " + std::to_string(place.thread);
    return place.thread == callThread ? "calls" : "phases";
}

} // namespace

json chromeTrace(const Run& run)
{
    json events = json::array();
    std::set<Place> places;
    for (const TimelineEvent& event : run.timeline.events)
        places.insert(placeOf(event));
    std::set<int> processes;
    for (const Place& place : places) {
        const bool gpu = place.process == gpuProcess;
        if (processes.insert(place.process).second)
            events.push_back(nameEvent("process_name", place, gpu ? "GPU" : "host"));
        events.push_back(nameEvent("thread_name", place, threadName(place)));
        events.push_back({{"ph", "M"}, {"name", "thread_sort_index"}, {"pid", place.process}, {"tid", place.thread},
            {"args", {{"sort_index", place.thread}}}});
    }
    for (const TimelineEvent& event : run.timeline.events) {
        const Place place = placeOf(event);
        events.push_back({{"ph", "X"}, {"name", nameOf(run.timeline, event)},
            {"cat", event.phase ? nameOf(*event.phase) : nameOf(event.kind)}, {"pid", place.process},
            {"tid", place.thread}, {"ts", event.start}, {"dur", event.duration}, {"args", argumentsOf(event)}});
    }
    json about = {{"program", "Phasebench"}, {"run", run.id}, {"title", run.title}, {"date", run.date},
        {"timing source", nameOf(run.timing_source)}, {"dropped records", run.timeline.dropped},
        {"records of no phase", run.timeline.unattributed}};
    return {{"traceEvents", std::move(events)}, {"displayTimeUnit", "ns"}, {"otherData", std::move(about)}};
}

} // namespace phasebench
