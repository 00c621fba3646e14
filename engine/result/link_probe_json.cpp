// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/link_probe_json.h"

#include "engine/result/value_reader.h"

#include <algorithm>
#include <array>

namespace phasebench {

namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 6> modes{"", "fault", "prefetch", "advise", "direct", "staged"};

json orNull(const std::optional<double>& value)
{
    return value ? json(*value) : json();
}

json toJson(const Figure& figure)
{
    return {{"median", figure.samples > 0 ? json(figure.median) : json()}, {"low", orNull(figure.low)},
        {"high", orNull(figure.high)}, {"samples", figure.samples}};
}

json toJson(const std::optional<Figure>& figure)
{
    return figure ? toJson(*figure) : json();
}

json toJson(const LinkFigure& link)
{
    json result = toJson(link.figure);
    result.update(
        {{"from", nameOf(link.from)}, {"to", nameOf(link.to)}, {"mode", link.mode.empty() ? json() : json(link.mode)},
            {"bytes", link.bytes}, {"timing_source", nameOf(link.source)},
            {"rate", link.figure.samples > 0 && link.figure.median > 0 ? json(link.rate()) : json()}});
    return result;
}

json toJson(const AllocationFigure& allocation)
{
    return {{"space", nameOf(allocation.space)}, {"bytes", allocation.bytes}, {"allocate", toJson(allocation.allocate)},
        {"first_touch", toJson(allocation.first_touch)}, {"release", toJson(allocation.release)}};
}

std::optional<double> duration(const ValueReader& value)
{
    const std::optional<double> number = value.number();
    value.expect(!number || *number >= 0, "a time that is not negative");
    return number;
}

std::optional<Figure> figureFrom(const ValueReader& object)
{
    if (object.isNull())
        return std::nullopt;
    const std::optional<double> median = duration(object["median"]);
    if (!median)
        return std::nullopt;
    return Figure{*median, duration(object["low"]), duration(object["high"]), object["samples"].integer()};
}

MemorySpace spaceFrom(const ValueReader& value)
{
    const auto space = memorySpaceFromName(value.text());
    value.expect(space.has_value(), "a memory space, such as host_pinned or gpu:0");
    return *space;
}

LinkFigure linkFrom(const ValueReader& object)
{
    LinkFigure link;
    link.from = spaceFrom(object["from"]);
    link.to = spaceFrom(object["to"]);
    link.mode = object["mode"].text();
    object["mode"].expect(std::ranges::find(modes, link.mode) != modes.end(),
        "null or one of fault, prefetch, advise, direct and staged");
    link.bytes = object["bytes"].integer();
    object["bytes"].expect(link.bytes > 0, "a number of bytes above 0");
    link.figure = figureFrom(object).value_or(Figure{});
    link.source = object["timing_source"].word<TimingSource>(TimingSource::host);
    return link;
}

AllocationFigure allocationFrom(const ValueReader& object)
{
    AllocationFigure allocation;
    allocation.space = spaceFrom(object["space"]);
    allocation.bytes = object["bytes"].integer();
    object["bytes"].expect(allocation.bytes > 0, "a number of bytes above 0");
    allocation.allocate = figureFrom(object["allocate"]);
    allocation.first_touch = figureFrom(object["first_touch"]);
    allocation.release = figureFrom(object["release"]);
    return allocation;
}

} // namespace

json toJson(const LinkProbe& probe)
{
    json links = json::array();
    for (const LinkFigure& link : probe.links)
        links.push_back(toJson(link));
    json allocations = json::array();
    for (const AllocationFigure& allocation : probe.allocations)
        allocations.push_back(toJson(allocation));
    return {{"date", probe.date.empty() ? json() : json(probe.date)}, {"machine", toJson(probe.machine)},
        {"links", std::move(links)}, {"allocations", std::move(allocations)}};
}

LinkProbe linkProbeFromJson(const json& value)
{
    const ValueReader object(value, "probe");
    object.expect(value.is_object(), "an object");
    LinkProbe probe;
    probe.date = object["date"].text();
    probe.machine = machineFromJson(object["machine"].json());
    object["links"].forEach([&](const ValueReader& entry) { probe.links.push_back(linkFrom(entry)); });
    object["allocations"].forEach(
        [&](const ValueReader& entry) { probe.allocations.push_back(allocationFrom(entry)); });
    return probe;
}

} // namespace phasebench
