// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/probe_text.h"

#include "engine/text/numbers.h"
#include "engine/text/table.h"

#include <algorithm>
#include <cstdio>
#include <set>
#include <vector>

namespace phasebench {

namespace {

using Row = std::vector<std::string>;

std::string sizeWords(std::int64_t bytes)
{
    if (bytes % (1 << 20) == 0)
        return std::to_string(bytes >> 20) + " MiB";
    return bytes % 1024 == 0 ? std::to_string(bytes >> 10) + " KiB" : std::to_string(bytes) + " B";
}

std::string wayWords(const LinkFigure& link)
{
    return nameOf(link.from) + " to " + nameOf(link.to) + (link.mode.empty() ? "" : ", " + link.mode);
}

std::string gigabytes(double bytesPerSecond)
{
    char text[32];
    const double value = bytesPerSecond * 1e-9;
    std::snprintf(text, sizeof text, value < 9.995 ? "%.2f" : value < 99.95 ? "%.1f" : "%.0f", value);
    return text;
}

std::vector<Row> linkRows(const LinkProbe& probe)
{
    std::set<std::int64_t> sizes;
    for (const LinkFigure& link : probe.links)
        sizes.insert(link.bytes);
    // Every second size is enough to read; the largest is what the link can do.
    std::vector<std::int64_t> shown(sizes.begin(), sizes.end());
    if (shown.size() > 6)
        for (std::size_t i = 1; i + 1 < shown.size(); ++i)
            shown.erase(shown.begin() + static_cast<std::ptrdiff_t>(i));
    Row heading{"GB/s"};
    for (const std::int64_t bytes : shown)
        heading.push_back(sizeWords(bytes));
    heading.emplace_back("clock");
    std::vector<Row> rows{heading};
    std::vector<std::string> ways;
    for (const LinkFigure& first : probe.links) {
        const std::string way = wayWords(first);
        if (std::ranges::find(ways, way) != ways.end())
            continue;
        ways.push_back(way);
        Row row{way};
        for (const std::int64_t bytes : shown) {
            const auto found = std::ranges::find_if(
                probe.links, [&](const LinkFigure& link) { return link.bytes == bytes && wayWords(link) == way; });
            row.push_back(found == probe.links.end() || found->figure.median <= 0 ? "-" : gigabytes(found->rate()));
        }
        row.emplace_back(nameOf(first.source));
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string timeOf(const std::optional<Figure>& figure)
{
    return figure ? formatTime(figure->median) : "-";
}

std::vector<Row> allocationRows(const LinkProbe& probe)
{
    std::vector<Row> rows{{"Memory", "size", "allocate", "first touch", "release"}};
    for (const AllocationFigure& allocation : probe.allocations)
        rows.push_back({nameOf(allocation.space), sizeWords(allocation.bytes), timeOf(allocation.allocate),
            timeOf(allocation.first_touch), timeOf(allocation.release)});
    return rows;
}

} // namespace

std::string toText(const LinkProbe& probe)
{
    std::string text;
    if (!probe.links.empty())
        text += "What the links do (medians; bytes of a copy counted once)\n" + tableOf(linkRows(probe)) + "\n";
    if (!probe.allocations.empty())
        text += "What having memory takes (medians, host clock; pinned memory is pinned when it is allocated)\n"
            + tableOf(allocationRows(probe));
    const bool gpu = std::ranges::any_of(probe.links, [](const LinkFigure& link) {
        return link.from.kind == MemorySpace::Kind::gpu || link.to.kind == MemorySpace::Kind::gpu;
    });
    if (!gpu)
        text += "\nOnly the host's own memory was probed: "
            + (probe.machine.cuda_reason.empty() ? std::string("there is no NVIDIA driver with a GPU to use.")
                                                 : probe.machine.cuda_reason)
            + "\n";
    return text;
}

} // namespace phasebench
