// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/placement_map_text.h"

#include "engine/result/figure_text.h"
#include "gui/models/number_text.h"
#include "gui/models/rich_text.h"
#include "gui/models/tr.h"
#include "gui/models/words.h"

#include <QFontMetrics>

namespace phasebench::mapText {

namespace {

QString names(const MapCopy& copy)
{
    QStringList names;
    for (const MapCopyPart& part : copy.parts)
        names << words::of(part.id);
    return names.join(QStringLiteral(", "));
}

/// Up is to a GPU, down from one; between GPUs it is across.
QString way(const MapCopy& copy, const ExecutionSpace& execution)
{
    const bool in = copy.direction == Phase::copy_in;
    if (execution.isCpu())
        return in ? tr("down") : tr("back up");
    if (copy.place.kind == MemorySpace::Kind::gpu)
        return in ? tr("across") : tr("back across");
    return in ? tr("up") : tr("down");
}

QString modeWords(const std::string& mode)
{
    if (mode == "prefetch")
        return tr("prefetched: the driver moves all pages before the execution");
    if (mode == "fault")
        return tr("page by page, as they are touched");
    if (mode == "advise")
        return tr("page by page, with advice where they belong");
    if (mode == "direct")
        return tr("from GPU to GPU");
    if (mode == "staged")
        return tr("through the host's memory");
    return QString::fromStdString(mode);
}

QString row(const QString& name, const QString& value)
{
    return QStringLiteral("<tr><td>%1&nbsp;&nbsp;</td><td>%2</td></tr>").arg(richText(name), richText(value));
}

QString table(const QString& heading, const QString& rows)
{
    return QStringLiteral("<b>%1</b><table>%2</table>").arg(richText(heading), rows);
}

} // namespace

QString bytes(const MapTile& tile)
{
    return tile.bytes ? numbers::bytes(*tile.bytes) : QStringLiteral("–");
}

QString range(const Range& range)
{
    const TimeUnit unit = timeUnitFor(range.high);
    const QString low = QString::fromStdString(formatNumber(range.low / unit.microseconds));
    const QString high = QString::fromStdString(formatNumber(range.high / unit.microseconds));
    return (low == high ? low : low + QStringLiteral("–") + high) + QChar(0x00A0)
        + QString::fromUtf8(unit.name.data(), static_cast<qsizetype>(unit.name.size()));
}

QString time(const MapBlock& block)
{
    if (block.measured)
        return numbers::time(block.measured->median);
    return block.predicted ? range(*block.predicted) : QString();
}

QStringList lines(const MapCopy& copy, const ExecutionSpace& execution)
{
    const QString dot = QStringLiteral(" · ");
    QStringList lines{names(copy) + QLatin1Char(' ') + way(copy, execution) + dot + numbers::bytes(copy.bytes())};
    if (copy.byFaults)
        lines << tr("pages move when touched");
    else if (const auto measured = copy.measured())
        lines << numbers::time(*measured) + dot + numbers::rate(static_cast<double>(copy.bytes()) / (*measured * 1e-6));
    else if (const auto predicted = copy.predicted())
        lines << tr("predicted %1").arg(range(*predicted));
    return lines;
}

QString toolTip(const MapCopy& copy, const ExecutionSpace& execution)
{
    QString rows;
    for (const MapCopyPart& part : copy.parts) {
        QStringList facts{numbers::bytes(part.bytes)};
        if (part.measured) {
            const TransferFigures& one = *part.measured;
            facts << QString::fromStdString(formatFigure(one.figure)) << numbers::rate(one.rate())
                  << words::of(one.source);
            if (one.host)
                facts << tr("%1 by the host's clock").arg(numbers::time(one.host->median));
        }
        if (part.predicted)
            facts << tr("predicted %1").arg(range(*part.predicted));
        rows += row(words::of(part.id), facts.join(QStringLiteral(" · ")));
    }
    if (copy.byFaults)
        rows += row(QString(), tr("Pages move one by one when the execution touches them; their time is in its time."));
    else if (!copy.measured() && !copy.predicted())
        rows += row(QString(), tr("Not measured yet; nothing is known of this link to predict it from."));
    if (!copy.mode.empty() && !copy.byFaults)
        rows += row(tr("how"), modeWords(copy.mode));
    const QString place = words::of(copy.place);
    const QString there = execution.isCpu() ? tr("the CPU") : tr("GPU %1").arg(execution.gpu);
    const bool in = copy.direction == Phase::copy_in;
    return table((copy.byFaults ? tr("Moved in every call: %1 to %2")
                         : in   ? tr("Copied in, in every call: %1 to %2")
                                : tr("Copied out, in every call: %1 to %2"))
                     .arg(in ? place : there, in ? there : place),
        rows);
}

QString toolTip(const MapBlock& block, const QString& executes)
{
    QString rows;
    if (block.measured)
        rows += row(tr("measured"),
            QString::fromStdString(formatFigure(*block.measured)) + QStringLiteral(" · ") + words::of(block.source));
    if (block.predicted)
        rows += row(tr("predicted"), range(*block.predicted));
    return table(tr("%1 executes on %2").arg(block.library, executes), rows);
}

QString toolTip(const MapTile& tile, const MapData& map)
{
    const MapRegion* region = map.region(tile.home);
    QString rows = row(tr("lives in"), region ? region->title : words::of(tile.home));
    rows += row(tr("takes"), tile.bytes ? tr("%1 bytes").arg(numbers::count(*tile.bytes)) : tr("not known yet"));
    if (tile.mirrored)
        rows += row(tr("copied"), tr("to or from %1 in every call").arg(map.executes));
    if (tile.follows)
        rows += row(tr("set"), tr("not set: it follows from where the inputs are"));
    rows += row(tr("move it"),
        tile.locked.isEmpty() ? tr("drag it, or use the arrow keys; Space lists the memory spaces") : tile.locked);
    return table(words::of(tile.id), rows);
}

QString toolTip(const MapRegion& region, const MapData& map)
{
    if (!region.missing.isEmpty())
        return region.missing;
    if (!map.isHome(region.space))
        return tr("What lives here is copied to %1 and back in every call.").arg(map.executes);
    if (region.space.kind == MemorySpace::Kind::managed)
        return tr("The driver moves managed memory to where it is used.");
    return tr("%1 computes on what lives here, without a copy.").arg(map.executes);
}

QString spoken(const MapTile& tile, const MapData& map)
{
    const MapRegion* region = map.region(tile.home);
    QString text = tr("%1, %2, in %3").arg(words::of(tile.id), bytes(tile), region ? region->title : QString());
    if (tile.mirrored)
        text += tr(", copied in every call");
    return text;
}

QString shortened(const QString& title, const QFont& font, int width)
{
    const QFontMetrics metrics(font);
    QString text = title;
    while (metrics.horizontalAdvance(text) > width && text.contains(QLatin1Char(' '))) {
        text = text.left(text.lastIndexOf(QLatin1Char(' ')));
        if (text.endsWith(QStringLiteral(" ·")))
            text.chop(2);
    }
    return metrics.elidedText(text, Qt::ElideRight, width);
}

} // namespace phasebench::mapText
