// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/probe_lines.h"

#include "engine/result/recorded_badge.h"
#include "gui/charts/shown_runs.h"
#include "gui/charts/tickers.h"
#include "gui/models/number_text.h"
#include "gui/models/tr.h"
#include "gui/models/words.h"

#include <QStringList>
#include <algorithm>
#include <cmath>

namespace phasebench {

namespace {

bool isGpu(const MemorySpace& space)
{
    return space.kind == MemorySpace::Kind::gpu;
}

bool isPeer(const LinkFigure& link)
{
    return isGpu(link.from) && isGpu(link.to) && link.from.gpu != link.to.gpu;
}

int gpusIn(const LinkProbe& probe)
{
    int gpus = 0;
    for (const LinkFigure& link : probe.links)
        for (const MemorySpace* space : {&link.from, &link.to})
            gpus = isGpu(*space) ? std::max(gpus, space->gpu + 1) : gpus;
    for (const AllocationFigure& allocation : probe.allocations)
        gpus = isGpu(allocation.space) ? std::max(gpus, allocation.space.gpu + 1) : gpus;
    return gpus;
}

bool belongs(const MemorySpace& space, int group)
{
    return !isGpu(space) || space.gpu == group;
}

bool belongs(const LinkFigure& link, int group, int gpus)
{
    return group >= std::max(gpus, 1) ? isPeer(link) : belongs(link.from, group) && belongs(link.to, group);
}

bool isDrawn(const Figure& figure)
{
    return std::isfinite(figure.median) && figure.median > 0;
}

int markOf(const MemorySpace& space)
{
    return isGpu(space) ? 3 : static_cast<int>(space.kind);
}

LinePoint pointOf(double bytes, double value, const Figure& figure, TimingSource clock)
{
    LinePoint point;
    point.x = bytes;
    point.y = value;
    point.low = figure.low;
    point.high = figure.high;
    point.samples = figure.samples;
    point.clock = clock;
    return point;
}

LinePoint ratePoint(const LinkFigure& link)
{
    const auto bytes = static_cast<double>(link.bytes);
    LinePoint point = pointOf(bytes, link.rate(), link.figure, link.source);
    // The longest time is the lowest rate.
    const bool known = link.figure.low && link.figure.high && *link.figure.low > 0;
    point.low = known ? std::optional(bytes / (*link.figure.high * 1e-6)) : std::nullopt;
    point.high = known ? std::optional(bytes / (*link.figure.low * 1e-6)) : std::nullopt;
    return point;
}

ChartLine& lineOf(std::vector<ChartLine>& lines, const QString& name, int dash, int mark)
{
    const auto found = std::ranges::find(lines, name, &ChartLine::name);
    if (found != lines.end())
        return *found;
    ChartLine& line = lines.emplace_back();
    line.name = name;
    line.dash = dash;
    line.mark = mark;
    return line;
}

std::vector<ChartLine> linksOf(const LinkProbe& probe, int group)
{
    std::vector<ChartLine> lines;
    const int gpus = gpusIn(probe);
    for (const LinkFigure& link : probe.links) {
        if (!belongs(link, group, gpus) || !isDrawn(link.figure))
            continue;
        const bool within = isGpu(link.from) == isGpu(link.to);
        const int dash = within ? 2 : isGpu(link.to) ? 0 : 1;
        const int mark = isPeer(link) ? (link.mode == "staged" ? 1 : 0) : markOf(isGpu(link.to) ? link.from : link.to);
        lineOf(lines, linkName(link), dash, mark).points.push_back(ratePoint(link));
    }
    return lines;
}

std::vector<ChartLine> allocationsOf(const LinkProbe& probe, int group)
{
    std::vector<ChartLine> lines;
    for (const AllocationFigure& allocation : probe.allocations) {
        if (!belongs(allocation.space, group))
            continue;
        const struct {
            const std::optional<Figure>& figure;
            QString step;
        } steps[]
            = {{allocation.allocate,
                   allocation.space.kind == MemorySpace::Kind::host_pinned ? tr("allocate and pin") : tr("allocate")},
                {allocation.first_touch, tr("first touch")}, {allocation.release, tr("release")}};
        for (int dash = 0; dash < 3; ++dash) {
            const auto& figure = steps[dash].figure;
            if (!figure || !isDrawn(*figure))
                continue;
            const QString name = words::of(allocation.space) + QStringLiteral(": ") + steps[dash].step;
            lineOf(lines, name, dash, markOf(allocation.space))
                .points.push_back(
                    pointOf(static_cast<double>(allocation.bytes), figure->median, *figure, TimingSource::host));
        }
    }
    return lines;
}

} // namespace

QString linkName(const LinkFigure& link)
{
    QString name = words::of(link.from) + QStringLiteral(" → ") + words::of(link.to);
    if (!link.mode.empty())
        name += QStringLiteral(", ") + QString::fromStdString(link.mode);
    return name;
}

QStringList probeGroups(const LinkProbe& probe, ProbeView view)
{
    const int gpus = gpusIn(probe);
    QStringList groups;
    for (int gpu = 0; gpu < gpus; ++gpu)
        groups << tr("the host and GPU %1").arg(gpu);
    if (groups.isEmpty())
        groups << tr("the host");
    if (view == ProbeView::links && std::ranges::any_of(probe.links, isPeer))
        groups << tr("between GPUs");
    return groups;
}

LineData probeLines(const LinkProbe* probe, ProbeView view, int group)
{
    LineData data;
    data.title = view == ProbeView::links ? tr("What the links do: rate of a copy over its size")
                                          : tr("What memory costs: time to allocate, pin and touch it over its size");
    if (!probe) {
        data.subtitle = tr("The links of this computer were never measured. The button above does it; predictions "
                           "and the share of a link that a copy reaches rest on it.");
        return data;
    }
    data.lines = view == ProbeView::links ? linksOf(*probe, group) : allocationsOf(*probe, group);
    const QStringList groups = probeGroups(*probe, view);
    const std::string badge = recordedBadge(*probe);
    QStringList facts{groups.value(group), QString::fromStdString(probe->machine.host),
        badge.empty() ? tr("measured %1").arg(QString::fromStdString(probe->date).left(10))
                      : QString::fromStdString(badge)};
    if (data.lines.empty()) {
        data.subtitle = tr("The probe of %1 holds nothing of this.").arg(facts[1]);
        return data;
    }
    for (ChartLine& line : data.lines)
        std::ranges::stable_sort(line.points, {}, &LinePoint::x);
    QStringList clocks;
    for (const ChartLine& line : data.lines)
        for (const LinePoint& point : line.points)
            if (const QString clock = words::of(point.clock); !clocks.contains(clock))
                clocks << clock;
    facts << clocks.join(QStringLiteral(", ")) << tr("median and 95 % interval");
    facts.removeAll(QString());
    data.subtitle = facts.join(QStringLiteral(" · "));
    data.caption = QString::fromStdString(describe(probe->machine)) + QStringLiteral(" · ") + facts[2];
    data.x.title = view == ProbeView::links ? tr("bytes a copy; solid lines lead to a GPU, dashed ones from it")
                                            : tr("bytes; solid: allocate, dashed: first touch, dotted: release");
    data.x.base = 2;
    data.x.label = sizeText;
    data.y.label = [view](double value) {
        return withoutZeros(valueText(value, view));
    };
    data.fitAxes();
    return data;
}

QString valueText(double value, ProbeView view)
{
    return view == ProbeView::links ? numbers::rate(value) : numbers::time(value);
}

QString sizeText(double bytes)
{
    static constexpr const char* units[] = {"B", "KiB", "MiB", "GiB", "TiB"};
    int unit = 0;
    for (; bytes >= 1024 && unit < 4; ++unit)
        bytes /= 1024;
    return QString::number(bytes, 'g', 4) + QChar(0x00A0) + QLatin1String(units[unit]);
}

namespace {

struct ProbeRow : TableRow {
    ProbeRow(MemorySpace begin, MemorySpace end, QString shown, std::string name, std::int64_t size, const Figure& time,
        TimingSource clock)
        : from(begin)
        , to(end)
        , what(std::move(shown))
        , mode(std::move(name))
        , bytes(size)
        , figure(time)
        , source(clock)
    {
    }
    MemorySpace from;
    MemorySpace to;
    QString what; ///< mode of a link, or the step
    std::string mode;
    std::int64_t bytes;
    Figure figure;
    TimingSource source;
};

std::vector<ProbeRow> rowsOf(const LinkProbe& probe, ProbeView view)
{
    std::vector<ProbeRow> rows;
    if (view == ProbeView::links) {
        for (const LinkFigure& link : probe.links)
            rows.emplace_back(
                link.from, link.to, QString::fromStdString(link.mode), link.mode, link.bytes, link.figure, link.source);
        return rows;
    }
    for (const AllocationFigure& one : probe.allocations)
        for (const auto& [figure, what, name] : {std::tuple(&one.allocate, tr("allocate"), "allocate"),
                 std::tuple(&one.first_touch, tr("first touch"), "first_touch"),
                 std::tuple(&one.release, tr("release"), "release")})
            if (*figure)
                rows.emplace_back(one.space, one.space, what, name, one.bytes, **figure, TimingSource::host);
    return rows;
}

} // namespace

ChartTable probeTable(const LinkProbe* probe, ProbeView view)
{
    using Row = ProbeRow;
    const bool links = view == ProbeView::links;
    const auto space = [](const MemorySpace& one) {
        return nameCell(words::of(one), phasebench::nameOf(one));
    };
    std::vector<TableColumn<Row>> columns{
        {{links ? tr("from") : tr("memory"), links ? QStringLiteral("from") : QStringLiteral("space")},
            [space](const Row& row) {
                return space(row.from);
            }}};
    if (links)
        columns.push_back({{tr("to"), QStringLiteral("to")}, [space](const Row& row) {
                               return space(row.to);
                           }});
    columns.push_back(
        {{links ? tr("how") : tr("step"), links ? QStringLiteral("mode") : QStringLiteral("step")}, [](const Row& row) {
             return nameCell(row.what, row.mode);
         }});
    columns.push_back({{tr("bytes"), QStringLiteral("bytes"), true}, [](const Row& row) {
                           return countCell(row.bytes);
                       }});
    addFigureColumns<Row>(columns, {tr("median µs"), tr("low µs"), tr("high µs"), tr("n")}, QString(),
        [](const Row& row) { return &row.figure; });
    if (links)
        columns.push_back({{tr("GB/s"), QStringLiteral("bytes_per_second"), true}, [](const Row& row) {
                               return byteRateCell(static_cast<double>(row.bytes) / (row.figure.median * 1e-6));
                           }});
    columns.push_back({{tr("clock"), QStringLiteral("timing_source")}, [](const Row& row) {
                           return nameCell(words::of(row.source), phasebench::nameOf(row.source));
                       }});
    return {std::move(columns), probe ? rowsOf(*probe, view) : std::vector<Row>(),
        probe ? QString::fromStdString(recordedBadge(*probe)) : QString()};
}

Facts probeFacts(const LinePoint& point, ProbeView view)
{
    Facts facts{{view == ProbeView::links ? tr("rate") : tr("time"), valueText(point.y, view)}};
    if (point.low && point.high)
        facts.emplace_back(
            tr("95 % interval"), valueText(*point.low, view) + QStringLiteral(" – ") + valueText(*point.high, view));
    facts.emplace_back(QStringLiteral("n"), numbers::count(point.samples));
    facts.emplace_back(tr("clock"), words::of(point.clock));
    return facts;
}

} // namespace phasebench
