// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/log_sections.h"

#include "gui/models/number_text.h"
#include "gui/models/rich_text.h"
#include "gui/models/tr.h"
#include "gui/models/words.h"

#include <algorithm>
#include <map>

namespace phasebench {
namespace {

QString phaseTitle(const std::optional<Phase>& phase)
{
    return phase ? words::of(*phase) : tr("remarks");
}

/// Remarks stand last, whatever their number.
int placeOf(const std::optional<Phase>& phase)
{
    return phase ? static_cast<int>(*phase) : phaseCount;
}

QString paragraph(const QString& inside, int indent)
{
    return QStringLiteral("<p style=\"margin:0 0 3px %1px\">%2</p>").arg(indent).arg(inside);
}

QString code(const QString& text, const QString& colour, const LogLook& look)
{
    const QString style = colour.isEmpty() ? QString() : QStringLiteral("; color:") + colour;
    return QStringLiteral("<span style=\"font-family:'%1'%2\">%3</span>")
        .arg(look.mono, style, richText(text).replace(QStringLiteral("  "), QStringLiteral("&nbsp; ")));
}

using Sides = std::map<int, std::pair<std::vector<LogLine>, std::vector<LogLine>>>;

Sides sidesOf(const std::vector<LogLine>& left, const std::vector<LogLine>& right, const LogFilter& filter)
{
    Sides sides;
    for (const LogLine& line : left)
        if (filter.fits(line))
            sides[placeOf(line.phase)].first.push_back(line);
    for (const LogLine& line : right)
        if (filter.fits(line))
            sides[placeOf(line.phase)].second.push_back(line);
    return sides;
}

QString headingAt(int place)
{
    return phaseTitle(place < phaseCount ? std::optional(static_cast<Phase>(place)) : std::nullopt);
}

QString cell(const std::vector<LogLine>& lines, const std::vector<LogLine>& others, const LogLook& look)
{
    QString html;
    for (const LogLine& line : lines) {
        const bool shared
            = std::any_of(others.begin(), others.end(), [&](const LogLine& other) { return other.text == line.text; });
        html += paragraph(code(textOf(line), shared ? look.quiet : QString(), look), 0);
    }
    return html.isEmpty() ? paragraph(code(QStringLiteral("–"), look.quiet, look), 0) : html;
}

} // namespace

bool LogFilter::fits(const LogLine& line) const
{
    if ((phases == Phases::one && line.phase != phase) || (phases == Phases::remarks && line.phase))
        return false;
    return text.isEmpty() || QString::fromStdString(line.text).contains(text, Qt::CaseInsensitive)
        || phaseTitle(line.phase).contains(text, Qt::CaseInsensitive);
}

std::vector<LogLine> logOf(const Run& run)
{
    if (!run.log.empty())
        return run.log;
    std::vector<LogLine> log;
    for (const PhaseFigures& phase : run.phases)
        if (phase.host && phase.host->samples > 0)
            log.push_back(
                {phase.phase, tr("the median of %1 so far").arg(numbers::count(phase.host->samples)).toStdString(),
                    phase.host->median});
    if (run.call && run.call->figure.samples > 0)
        log.push_back({std::nullopt,
            tr("a call, the median of %1 so far").arg(numbers::count(run.call->figure.samples)).toStdString(),
            run.call->figure.median});
    return log;
}

std::vector<LogSection> logSections(const std::vector<LogLine>& log, const LogFilter& filter)
{
    std::vector<LogSection> sections;
    for (const LogLine& line : log) {
        if (!filter.fits(line))
            continue;
        if (sections.empty() || sections.back().phase != line.phase)
            sections.push_back({line.phase, {}});
        sections.back().lines.push_back(line);
    }
    return sections;
}

std::vector<LogSection> logByPhase(const std::vector<LogLine>& log, const LogFilter& filter)
{
    std::vector<LogSection> sections = logSections(log, filter);
    std::stable_sort(sections.begin(), sections.end(),
        [](const LogSection& a, const LogSection& b) { return placeOf(a.phase) < placeOf(b.phase); });
    std::vector<LogSection> joined;
    for (LogSection& section : sections) {
        if (!joined.empty() && joined.back().phase == section.phase)
            joined.back().lines.insert(joined.back().lines.end(), section.lines.begin(), section.lines.end());
        else
            joined.push_back(std::move(section));
    }
    return joined;
}

QString headingOf(const LogSection& section)
{
    return phaseTitle(section.phase);
}

QString textOf(const LogLine& line)
{
    QStringList parts;
    if (line.duration)
        parts << numbers::time(*line.duration);
    if (!line.text.empty())
        parts << QString::fromStdString(line.text);
    return parts.join(QStringLiteral("  "));
}

QString logPlainText(const std::vector<LogSection>& sections)
{
    QString text;
    for (const LogSection& section : sections) {
        text += headingOf(section) + QLatin1Char('\n');
        for (const LogLine& line : section.lines)
            text += QStringLiteral("    ") + textOf(line) + QLatin1Char('\n');
    }
    return text;
}

QString logHtml(const std::vector<LogSection>& sections, const LogLook& look)
{
    QString html;
    for (const LogSection& section : sections) {
        html += QStringLiteral("<p style=\"margin:5px 0 2px 0\"><b>%1</b></p>").arg(richText(headingOf(section)));
        for (const LogLine& line : section.lines)
            html += paragraph(code(textOf(line), look.quiet, look), 10);
    }
    return html;
}

QString logsHtml(const std::vector<LogLine>& left, const std::vector<LogLine>& right, const QString& leftLabel,
    const QString& rightLabel, const LogFilter& filter, const LogLook& look)
{
    const Sides sides = sidesOf(left, right, filter);
    QString html
        = QStringLiteral("<table width='100%' cellspacing='0' cellpadding='4'>"
                         "<tr><td width='16%'></td><td width='42%'><b>%1</b></td><td width='42%'><b>%2</b></td></tr>")
              .arg(richText(leftLabel), richText(rightLabel));
    for (const auto& [place, lines] : sides)
        html += QStringLiteral("<tr><td><b>%1</b></td><td>%2</td><td>%3</td></tr>")
                    .arg(richText(headingAt(place)), cell(lines.first, lines.second, look),
                        cell(lines.second, lines.first, look));
    return html + QStringLiteral("</table>");
}

QString logsPlainText(const std::vector<LogLine>& left, const std::vector<LogLine>& right, const QString& leftLabel,
    const QString& rightLabel, const LogFilter& filter)
{
    QString text;
    for (const auto& [place, lines] : sidesOf(left, right, filter)) {
        text += headingAt(place) + QLatin1Char('\n');
        for (const auto& [label, side] : {std::pair(leftLabel, lines.first), std::pair(rightLabel, lines.second)}) {
            text += QStringLiteral("  ") + label + QLatin1Char('\n');
            for (const LogLine& line : side)
                text += QStringLiteral("    ") + textOf(line) + QLatin1Char('\n');
        }
    }
    return text;
}

} // namespace phasebench
