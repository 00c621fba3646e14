// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/timeline_data.h"

#include "engine/insight/overlap.h"
#include "engine/insight/shares.h"
#include "gui/charts/shown_runs.h"
#include "gui/models/number_text.h"
#include "gui/models/tr.h"
#include "gui/models/words.h"

#include <QStringList>
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace phasebench {
namespace {

using Kind = TimelineEvent::Kind;

constexpr std::size_t mostRowsOfAStream = 4;

bool onGpu(const TimelineEvent& event)
{
    return event.kind == Kind::kernel || event.kind == Kind::copy || event.kind == Kind::set;
}

bool isDrawn(const TimelineEvent& event)
{
    return std::isfinite(event.start) && std::isfinite(event.duration) && event.duration >= 0;
}

/// The streams in the order in which they are drawn.
struct StreamKey {
    int group = 0; ///< 0 calls, 1 phases, 2 the tracer's own cost, 3 GPU, 4 GPU without a phase
    int stream = 0;
    auto operator<=>(const StreamKey&) const = default;
};

StreamKey keyOf(const TimelineEvent& event)
{
    switch (event.kind) {
    case Kind::call:
        return {0, 0};
    case Kind::phase:
        return {1, 0};
    case Kind::overhead:
        return {2, 0};
    case Kind::kernel:
    case Kind::copy:
    case Kind::set:
        break;
    }
    return event.phase ? StreamKey{3, event.stream} : StreamKey{4, 0};
}

/// What a GPU's stream does, where it is one thing: "copies in".
QString workOf(const Timeline& timeline, const std::vector<int>& events)
{
    std::set<QString> work;
    for (const int index : events) {
        const TimelineEvent& event = timeline.events[static_cast<std::size_t>(index)];
        if (event.kind == Kind::kernel)
            work.insert(tr("kernels"));
        else if (event.kind == Kind::copy && event.phase == Phase::copy_in)
            work.insert(tr("copies in"));
        else if (event.kind == Kind::copy && event.phase == Phase::copy_out)
            work.insert(tr("copies out"));
        else
            work.insert(tr("other"));
    }
    return work.size() == 1 ? *work.begin() : tr("kernels, copies");
}

QString labelOf(const StreamKey& key, const Timeline& timeline, const std::vector<int>& events, bool several)
{
    switch (key.group) {
    case 0:
        return tr("host: calls");
    case 1:
        return tr("host: phases");
    case 2:
        return tr("tracing itself");
    case 4:
        return tr("GPU: without a phase");
    default:
        return several ? tr("stream %1: %2").arg(key.stream).arg(workOf(timeline, events))
                       : tr("GPU: %1").arg(workOf(timeline, events));
    }
}

void append(TimelineRow& row, const TimelineEvent& event, int index)
{
    row.events.push_back(index);
    row.starts.push_back(event.start);
    const double end = event.start + event.duration;
    row.ends.push_back(row.ends.empty() ? end : std::max(end, row.ends.back()));
}

/// As many rows as the stream's events need to lie beside each other.
void addRows(TimelineData& data, const StreamKey& key, const std::vector<int>& events, bool several)
{
    const Timeline& timeline = data.run->timeline;
    std::vector<TimelineRow> rows(1);
    rows.front().label = labelOf(key, timeline, events, several);
    for (const int index : events) {
        const TimelineEvent& event = timeline.events[static_cast<std::size_t>(index)];
        // Clocks are read to the nanosecond: events that touch may overlap by one.
        constexpr double touch = 0.0015;
        auto free = std::find_if(rows.begin(), rows.end(),
            [&](const TimelineRow& row) { return row.ends.empty() || row.ends.back() <= event.start + touch; });
        if (free == rows.end() && rows.size() < mostRowsOfAStream) {
            rows.emplace_back();
            free = rows.end() - 1;
        }
        append(free == rows.end() ? rows.back() : *free, event, index);
    }
    for (TimelineRow& row : rows) {
        row.host = key.group < 3;
        row.orphans = key.group == 4;
        data.rows.push_back(std::move(row));
    }
}

QString counted(std::int64_t number, const QString& one, const QString& many)
{
    return number == 1 ? tr("1 %1").arg(one) : tr("%1 %2").arg(numbers::count(number), many);
}

QString subtitleOf(const TimelineData& data, const QString& label)
{
    const Timeline& timeline = data.run->timeline;
    std::int64_t kernels = 0;
    std::int64_t copies = 0;
    std::int64_t orphans = 0;
    for (const TimelineEvent& event : timeline.events) {
        kernels += event.kind == Kind::kernel;
        copies += event.kind == Kind::copy;
        orphans += onGpu(event) && !event.phase;
    }
    QStringList parts;
    if (!label.isEmpty())
        parts << label;
    parts << QString::fromStdString(describe(data.run->experiment.problem));
    if (kernels > 0)
        parts << counted(kernels, tr("kernel"), tr("kernels"));
    if (copies > 0)
        parts << counted(copies, tr("copy"), tr("copies"));
    if (const auto overlap = overlapOf(timeline); overlap && overlap->copies > 0 && overlap->kernels > 0)
        parts << tr("%1 of the copying is hidden behind kernels").arg(numbers::percent(overlap->share()));
    if (orphans > 0)
        parts << tr("%1 without a phase").arg(counted(orphans, tr("event"), tr("events")));
    parts << (timeline.dropped == 0
            ? tr("no record lost")
            : tr("%1 lost by the tracer").arg(counted(timeline.dropped, tr("record"), tr("records"))));
    if (data.run->recorded)
        parts << words::badge(*data.run);
    return parts.join(QStringLiteral(" · "));
}

} // namespace

QString TimelineData::nameOf(const TimelineEvent& event) const
{
    const auto& names = run->timeline.names;
    if (event.name >= 0 && static_cast<std::size_t>(event.name) < names.size())
        return QString::fromStdString(names[static_cast<std::size_t>(event.name)]);
    return event.phase ? words::of(*event.phase) : tr("without a name");
}

TimelineData timelineData(const RunPtr& run, const QString& label)
{
    TimelineData data;
    data.title = tr("What happened when, in one sequence of calls");
    if (!run) {
        data.subtitle = tr("Select a run to see its timeline.");
        return data;
    }
    data.run = run;
    const auto& events = run->timeline.events;
    std::map<StreamKey, std::vector<int>> streams;
    std::set<Phase> phases;
    bool orphans = false;
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (!isDrawn(events[i]))
            continue;
        streams[keyOf(events[i])].push_back(static_cast<int>(i));
        data.end = std::max(data.end, events[i].start + events[i].duration);
        if (events[i].phase)
            phases.insert(*events[i].phase);
        else
            orphans = orphans || onGpu(events[i]);
    }
    if (streams.empty()) {
        data.subtitle
            = tr("%1 has no timeline: one is recorded with the kernels and copies of a GPU, where CUPTI can be used.")
                  .arg(label.isEmpty() ? tr("This run") : tr("“%1”").arg(label));
        return data;
    }
    const auto onGpuStreams = std::ranges::count(streams, 3, [](const auto& stream) { return stream.first.group; });
    for (auto& [key, indices] : streams) {
        std::stable_sort(indices.begin(), indices.end(), [&](int a, int b) {
            return events[static_cast<std::size_t>(a)].start < events[static_cast<std::size_t>(b)].start;
        });
        addRows(data, key, indices, onGpuStreams > 1);
    }
    data.legend.assign(phases.begin(), phases.end());
    if (orphans)
        data.legend.push_back(std::nullopt);
    data.subtitle = subtitleOf(data, label);
    data.caption = captionOf({{0, run, label, false}});
    return data;
}

namespace {

Cell kindCell(Kind kind)
{
    switch (kind) {
    case Kind::phase:
        return nameCell(tr("phase"), "phase");
    case Kind::call:
        return nameCell(tr("library call"), "call");
    case Kind::kernel:
        return nameCell(tr("kernel"), "kernel");
    case Kind::copy:
        return nameCell(tr("copy"), "copy");
    case Kind::set:
        return nameCell(tr("memory set"), "set");
    case Kind::overhead:
        return nameCell(tr("tracing itself"), "overhead");
    }
    return {};
}

Cell sizeCell(const std::array<std::int32_t, 3>& size)
{
    return textCell(QStringLiteral("%1x%2x%3").arg(size[0]).arg(size[1]).arg(size[2]));
}

bool moves(const TimelineEvent& event)
{
    return event.kind == Kind::copy || event.kind == Kind::set;
}

} // namespace

ChartTable timelineTable(const RunList& runs, int row)
{
    struct Row : TableRow {
        const Timeline* timeline = nullptr;
        const TimelineEvent* event = nullptr;
    };
    /// Rows as they are asked for, of events that stay where they are.
    struct Events {
        RunPtr run; ///< which keeps them alive
        int row = -1;

        std::size_t size() const { return run ? run->timeline.events.size() : 0; }
        Row operator[](std::size_t i) const
        {
            Row one;
            one.run = row;
            one.timeline = &run->timeline;
            one.event = &run->timeline.events[i];
            one.phase = one.event->phase;
            return one;
        }
    };
    Events events;
    if (row >= 0 && row < runs.size())
        events = {runs.at(row), row};
    const QString badge = events.run ? words::badge(*events.run) : QString();
    const auto ofKernel = [](Cell (*cell)(const TimelineEvent&)) {
        return [cell](const Row& one) {
            return one.event->kind == Kind::kernel ? cell(*one.event) : missingCell();
        };
    };
    std::vector<TableColumn<Row>> columns{
        {{tr("event"), QStringLiteral("event")},
            [](const Row& one) {
                const auto& names = one.timeline->names;
                const bool named = one.event->name >= 0 && static_cast<std::size_t>(one.event->name) < names.size();
                const QString name
                    = named ? QString::fromStdString(names[static_cast<std::size_t>(one.event->name)]) : QString();
                return Cell{name, name, name};
            }},
        {{tr("kind"), QStringLiteral("kind")},
            [](const Row& one) {
                return kindCell(one.event->kind);
            }},
        {{tr("phase"), QStringLiteral("phase")},
            [](const Row& one) {
                return one.phase ? nameCell(words::of(*one.phase), phasebench::nameOf(*one.phase)) : missingCell();
            }},
        {{tr("call"), QStringLiteral("call"), true},
            [](const Row& one) {
                return countCell(one.event->index + 1);
            }},
        {{tr("stream"), QStringLiteral("stream"), true},
            [](const Row& one) {
                return onGpu(*one.event) ? countCell(one.event->stream) : missingCell();
            }},
        {{tr("start µs"), QStringLiteral("start_us"), true},
            [](const Row& one) {
                return microsecondsCell(one.event->start);
            }},
        {{tr("takes µs"), QStringLiteral("duration_us"), true},
            [](const Row& one) {
                return microsecondsCell(one.event->duration);
            }},
        {{tr("bytes"), QStringLiteral("bytes"), true},
            [](const Row& one) {
                return moves(*one.event) ? countCell(one.event->bytes) : missingCell();
            }},
        {{tr("bytes/s"), QStringLiteral("bytes_per_second"), true},
            [](const Row& one) {
                if (!moves(*one.event) || !(one.event->duration > 0))
                    return missingCell();
                const double rate = static_cast<double>(one.event->bytes) / (one.event->duration * 1e-6);
                return Cell{numbers::rate(rate), rate};
            }},
        {{tr("grid"), QStringLiteral("grid")}, ofKernel([](const TimelineEvent& one) { return sizeCell(one.grid); })},
        {{tr("block"), QStringLiteral("block")},
            ofKernel([](const TimelineEvent& one) { return sizeCell(one.block); })},
        {{tr("registers"), QStringLiteral("registers_per_thread"), true},
            ofKernel([](const TimelineEvent& one) { return countCell(one.registers); })},
        {{tr("shared"), QStringLiteral("shared_memory_bytes_per_block"), true},
            ofKernel([](const TimelineEvent& one) { return countCell(one.shared_memory); })},
    };
    return {std::move(columns), std::move(events), badge};
}

Facts factsOf(const TimelineData& data, const TimelineEvent& event)
{
    Facts facts;
    facts.emplace_back(tr("phase"), event.phase ? words::of(*event.phase) : tr("none that is known"));
    if (callsInSequence(data.run->experiment) > 1)
        facts.emplace_back(tr("call"), numbers::count(event.index + 1));
    facts.emplace_back(tr("begins at"), numbers::time(event.start));
    facts.emplace_back(tr("takes"), numbers::time(event.duration));
    if (event.kind == Kind::kernel) {
        const auto size = [](const std::array<std::int32_t, 3>& n) {
            return tr("%1 × %2 × %3").arg(n[0]).arg(n[1]).arg(n[2]);
        };
        facts.emplace_back(tr("grid"), size(event.grid));
        facts.emplace_back(tr("block"), size(event.block));
        facts.emplace_back(tr("registers a thread"), numbers::count(event.registers));
        facts.emplace_back(tr("shared memory a block"), numbers::bytes(event.shared_memory));
    } else if (event.kind == Kind::copy || event.kind == Kind::set) {
        facts.emplace_back(tr("bytes"), numbers::bytes(event.bytes));
        if (event.duration > 0)
            facts.emplace_back(tr("rate"), numbers::rate(static_cast<double>(event.bytes) / (event.duration * 1e-6)));
    }
    return facts;
}

QString describe(const TimelineData& data, const TimelineMark& mark)
{
    double host = 0;
    double gpu = 0;
    std::int64_t kernels = 0;
    std::int64_t copies = 0;
    for (const TimelineEvent& event : data.run->timeline.events) {
        if (!mark.fits(event) || !isDrawn(event))
            continue;
        host += event.kind == Kind::phase ? event.duration : 0;
        gpu += onGpu(event) ? event.duration : 0;
        kernels += event.kind == Kind::kernel;
        copies += event.kind == Kind::copy;
    }
    QString subject = mark.phase ? words::of(*mark.phase) : tr("without a phase");
    if (mark.call && callsInSequence(data.run->experiment) > 1)
        subject += tr(" of call %1").arg(numbers::count(*mark.call + 1));
    QStringList parts;
    if (host > 0)
        parts << tr("%1 on the host").arg(numbers::time(host));
    if (kernels > 0)
        parts << counted(kernels, tr("kernel"), tr("kernels"));
    if (copies > 0)
        parts << counted(copies, tr("copy"), tr("copies"));
    if (gpu > 0)
        parts << tr("%1 on the GPU").arg(numbers::time(gpu));
    return parts.isEmpty() ? subject : subject + QStringLiteral(": ") + parts.join(QStringLiteral(", "));
}

std::vector<TimelineSpan> spansOf(const TimelineRow& row, const TimelineView& view)
{
    std::vector<TimelineSpan> spans;
    const auto begin = row.starts.begin();
    const int count = static_cast<int>(row.starts.size());
    auto i = static_cast<int>(std::lower_bound(row.ends.begin(), row.ends.end(), view.from) - row.ends.begin());
    while (i < count && row.starts[static_cast<std::size_t>(i)] <= view.to) {
        const double left = view.xOf(row.starts[static_cast<std::size_t>(i)]);
        const double right = view.xOf(row.ends[static_cast<std::size_t>(i)]);
        if (right - left >= 1) {
            spans.push_back({left, right, i, i + 1});
            ++i;
            continue;
        }
        // All that begins in the same pixel, but for a wide one, which can only be the last.
        const double pixel = std::floor(left);
        auto next = static_cast<int>(std::lower_bound(begin + i + 1, row.starts.end(), view.timeAt(pixel + 1)) - begin);
        if (next - 1 > i
            && view.xOf(row.ends[static_cast<std::size_t>(next - 1)])
                    - view.xOf(row.starts[static_cast<std::size_t>(next - 1)])
                >= 1)
            --next;
        spans.push_back({pixel, pixel + 1, i, next});
        i = next;
    }
    return spans;
}

int positionAt(const TimelineRow& row, const TimelineView& view, double x, double reach)
{
    const double time = view.timeAt(x);
    const auto after
        = static_cast<int>(std::upper_bound(row.starts.begin(), row.starts.end(), time) - row.starts.begin());
    int best = -1;
    double least = reach;
    for (const int i : {after - 1, after}) {
        if (i < 0 || i >= static_cast<int>(row.starts.size()))
            continue;
        const double left = view.xOf(row.starts[static_cast<std::size_t>(i)]);
        const double right = view.xOf(row.ends[static_cast<std::size_t>(i)]);
        const double distance = x < left ? left - x : x > right ? x - right : 0;
        if (distance < least || (distance == 0 && best < 0)) {
            least = distance;
            best = i;
        }
    }
    return best;
}

} // namespace phasebench
