// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/link_probe_json.h"

#include "engine/result/json_fields.h"

#include <algorithm>
#include <array>

namespace phasebench {

namespace {

constexpr std::array<std::string_view, 6> modes{"", "fault", "prefetch", "advise", "direct", "staged"};

} // namespace

template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<LinkFigure>& link)
{
    fields("from", link.from);
    fields("to", link.to);
    fields.orNull("mode", link.mode);
    fields.expect(std::ranges::find(modes, link.mode) != modes.end(), "mode",
        "null or one of fault, prefetch, advise, direct and staged");
    fields("bytes", link.bytes);
    fields.expect(link.bytes > 0, "bytes", "a number of bytes above 0");
    fields.among(link.figure);
    fields("timing_source", link.source, TimingSource::host);
    const bool measured = link.figure.samples > 0 && link.figure.median > 0;
    fields.derived("rate", measured ? std::optional(link.rate()) : std::nullopt);
}

template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<AllocationFigure>& allocation)
{
    fields("space", allocation.space);
    fields("bytes", allocation.bytes);
    fields.expect(allocation.bytes > 0, "bytes", "a number of bytes above 0");
    fields("allocate", allocation.allocate);
    fields("first_touch", allocation.first_touch);
    fields("release", allocation.release);
}

template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<LinkProbe>& probe)
{
    fields.orNull("date", probe.date);
    fields("links", probe.links);
    fields("allocations", probe.allocations);
}

nlohmann::json toJson(const LinkProbe& probe)
{
    nlohmann::json result = JsonWriter::write(probe);
    result["machine"] = toJson(probe.machine);
    return result;
}

LinkProbe linkProbeFromJson(const nlohmann::json& value)
{
    ValueReader(value, "probe").expect(value.is_object(), "an object");
    LinkProbe probe = readValue<LinkProbe>(value, "probe");
    probe.machine = machineFromJson(ValueReader(value, "probe")["machine"].json());
    return probe;
}

} // namespace phasebench
