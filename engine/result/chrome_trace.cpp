// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/chrome_trace.h"

#include "engine/result/timeline_words.h"

#include <map>
#include <set>
#include <vector>

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
        return {gpuProcess, event.stream};
    return {hostProcess, event.kind == Kind::call ? callThread : phaseThread};
}

/// A thread of the trace: of a place, or beside it for what overlaps there.
struct Thread {
    Place place;
    int beside = 0;
    auto operator<=>(const Thread&) const = default;

    /// Different in all processes: some viewers take thread ids for the system's.
    int id() const { return place.process * 1'000'000 + place.thread * 100 + beside; }
};

/// Viewers take what lies on one thread for a stack, so an event may contain another or end before it, but not reach
/// into it. A stream's kernels may do that (the next begins while the last blocks of one still run): such an event goes
/// to a thread beside its own.
class Threads {
public:
    /// `event`s come by start.
    Thread of(const TimelineEvent& event)
    {
        const double end = event.start + event.duration;
        for (Thread thread{placeOf(event)};; ++thread.beside) {
            std::vector<double>& open = m_open[thread];
            while (!open.empty() && open.back() <= event.start)
                open.pop_back();
            if (!open.empty() && open.back() < end && thread.beside + 1 < most)
                continue;
            open.push_back(end);
            return thread;
        }
    }

private:
    static constexpr int most = 100;
    std::map<Thread, std::vector<double>> m_open; ///< ends of the events that have not ended, the innermost last
};

json argumentsOf(const TimelineEvent& event)
{
    json arguments = {{"call", event.index}};
    if (event.phase)
        arguments["phase"] = nameOf(*event.phase);
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

json nameEvent(const char* what, const Thread& thread, const char* key, const json& value)
{
    return {{"ph", "M"}, {"name", what}, {"pid", thread.place.process}, {"tid", thread.id()}, {"args", {{key, value}}}};
}

std::string threadName(const Thread& thread)
{
    const Place& place = thread.place;
    const std::string name = place.process == gpuProcess ? "stream " + std::to_string(place.thread)
        : place.thread == callThread                     ? "calls"
                                                         : "phases";
    return thread.beside == 0 ? name : name + ", overlapping " + std::to_string(thread.beside);
}

} // namespace

json chromeTrace(const Run& run)
{
    Threads threads;
    std::set<Thread> used;
    std::vector<json> spans;
    for (const TimelineEvent& event : run.timeline.events) {
        const Thread thread = threads.of(event);
        used.insert(thread);
        spans.push_back({{"ph", "X"}, {"name", nameOf(run.timeline, event)},
            {"cat", event.phase ? nameOf(*event.phase) : nameOf(event.kind)}, {"pid", thread.place.process},
            {"tid", thread.id()}, {"ts", event.start}, {"dur", event.duration}, {"args", argumentsOf(event)}});
    }
    json events = json::array();
    std::set<int> processes;
    for (const Thread& thread : used) {
        const int process = thread.place.process;
        if (processes.insert(process).second) {
            events.push_back(nameEvent("process_name", thread, "name", process == gpuProcess ? "GPU" : "host"));
            events.push_back(nameEvent("process_sort_index", thread, "sort_index", process));
        }
        events.push_back(nameEvent("thread_name", thread, "name", threadName(thread)));
        events.push_back(nameEvent("thread_sort_index", thread, "sort_index", thread.id()));
    }
    for (json& span : spans)
        events.push_back(std::move(span));
    json about = {{"program", "Phasebench"}, {"run", run.id}, {"title", run.title}, {"date", run.date},
        {"timing source", nameOf(run.timing_source)}, {"dropped records", run.timeline.dropped},
        {"records of no phase", run.timeline.unattributed}};
    return {{"traceEvents", std::move(events)}, {"displayTimeUnit", "ns"}, {"otherData", std::move(about)}};
}

std::string chromeTraceText(const Run& run)
{
    // A library's name for a kernel may hold bytes that are no UTF-8: they are replaced, not refused.
    return chromeTrace(run).dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
}

} // namespace phasebench
