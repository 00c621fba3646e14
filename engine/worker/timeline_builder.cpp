// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/timeline_builder.h"

#include "engine/worker/trace_join.h"

#include <algorithm>
#include <limits>

namespace phasebench {

namespace {

using EventKind = TimelineEvent::Kind;

std::string wordsOf(Phase phase)
{
    std::string words(nameOf(phase));
    std::ranges::replace(words, '_', ' ');
    return words;
}

bool isCopy(Phase phase)
{
    return phase == Phase::copy_in || phase == Phase::copy_out;
}

/// An event pair tells no more than the scope that it bracketed.
EventKind kindOf(const TraceRecord& record, const ScopeRecorder::Scope* scope)
{
    switch (record.kind) {
    case TraceRecord::Kind::kernel:
        return EventKind::kernel;
    case TraceRecord::Kind::copy:
        return EventKind::copy;
    case TraceRecord::Kind::memset:
        return EventKind::set;
    case TraceRecord::Kind::other:
        break;
    }
    if (!scope)
        return EventKind::overhead;
    return isCopy(scope->phase) ? EventKind::copy : EventKind::kernel;
}

std::int32_t number(const nlohmann::json& detail, const char* key)
{
    const auto found = detail.find(key);
    if (found == detail.end() || !found->is_number_integer())
        return 0;
    const auto value = found->get<std::int64_t>();
    return static_cast<std::int32_t>(std::clamp<std::int64_t>(value, 0, std::numeric_limits<std::int32_t>::max()));
}

std::array<std::int32_t, 3> three(const nlohmann::json& detail, const char* key)
{
    std::array<std::int32_t, 3> sizes{};
    if (const auto found = detail.find(key); found != detail.end() && found->is_array() && found->size() == 3)
        for (std::size_t i = 0; i < 3; ++i)
            sizes[i] = (*found)[i].get<std::int32_t>();
    return sizes;
}

} // namespace

void TimelineBuilder::add(const std::vector<Span>& spans)
{
    for (const Span& span : spans) {
        TimelineEvent event;
        event.kind = span.phase ? EventKind::phase : EventKind::call;
        event.phase = span.phase;
        const std::string name = span.phase ? wordsOf(*span.phase) : "call";
        const auto [known, isNew] = m_names.try_emplace(name, static_cast<std::int32_t>(m_timeline.names.size()));
        if (isNew)
            m_timeline.names.push_back(name);
        event.name = known->second;
        event.index = span.call;
        event.start = span.start;
        event.duration = span.end - span.start;
        m_timeline.events.push_back(event);
    }
}

void TimelineBuilder::add(const Trace& trace, const ScopeRecorder& recorder, std::size_t sequence)
{
    const std::vector<Span>& spans = recorder.spans(sequence);
    double begin = std::numeric_limits<double>::max();
    double end = std::numeric_limits<double>::lowest();
    for (const Span& span : spans) {
        begin = std::min(begin, span.start);
        end = std::max(end, span.end);
    }
    add(spans);
    for (const TraceRecord& record : trace.records) {
        if (record.scope >= untimedScope)
            continue;
        const ScopeRecorder::Scope* const scope = record.scope == 0 ? nullptr : &recorder.scope(record.scope);
        if (scope ? scope->sequence == sequence : record.start >= begin && record.start <= end)
            add(record, scope);
    }
    m_timeline.dropped += trace.dropped;
}

std::int32_t TimelineBuilder::streamOf(const TraceRecord& record, const ScopeRecorder::Scope* scope)
{
    std::string stream;
    if (const auto found = record.detail.find("stream"); found != record.detail.end())
        stream = found->dump();
    else if (scope)
        stream = "lane " + std::to_string(reinterpret_cast<std::uintptr_t>(scope->stream.handle));
    return m_streams.try_emplace(stream, static_cast<std::int32_t>(m_streams.size()) + 1).first->second;
}

void TimelineBuilder::add(const TraceRecord& record, const ScopeRecorder::Scope* scope)
{
    TimelineEvent event;
    event.kind = kindOf(record, scope);
    std::string name = record.name;
    if (scope) {
        event.phase = scope->phase;
        event.index = scope->call;
        if (scope->operand)
            name += " (" + std::string(nameOf(*scope->operand)) + ")";
        else if (record.kind == TraceRecord::Kind::other)
            name = wordsOf(scope->phase) + ", by " + name;
    } else {
        ++m_timeline.unattributed;
    }
    const auto [known, isNew] = m_names.try_emplace(name, static_cast<std::int32_t>(m_timeline.names.size()));
    if (isNew)
        m_timeline.names.push_back(name);
    event.name = known->second;
    event.stream = streamOf(record, scope);
    event.start = record.start;
    event.duration = record.end - record.start;
    event.bytes = record.bytes;
    event.grid = three(record.detail, "grid");
    event.block = three(record.detail, "block");
    event.registers = number(record.detail, "registers");
    event.shared_memory = number(record.detail, "shared_static") + number(record.detail, "shared_dynamic");
    m_timeline.events.push_back(event);
}

Timeline TimelineBuilder::take(std::int64_t& cut)
{
    std::vector<TimelineEvent>& events = m_timeline.events;
    std::ranges::stable_sort(events, [](const TimelineEvent& a, const TimelineEvent& b) {
        return a.start != b.start ? a.start < b.start : a.duration > b.duration;
    });
    if (!events.empty())
        for (const double origin = events.front().start; TimelineEvent & event : events)
            event.start -= origin;
    if (events.size() > maximumTimelineEvents) {
        cut += static_cast<std::int64_t>(events.size() - maximumTimelineEvents);
        events.resize(maximumTimelineEvents);
    }
    return std::exchange(m_timeline, {});
}

} // namespace phasebench
