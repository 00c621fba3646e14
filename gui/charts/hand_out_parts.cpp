// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/hand_out_parts.h"

#include "engine/insight/findings.h"
#include "engine/insight/how_sure.h"
#include "engine/problem/experiment_json.h"
#include "gui/charts/chart.h"
#include "gui/charts/chart_renderer.h"
#include "gui/charts/shown_runs.h"
#include "gui/charts/views.h"
#include "gui/models/conditions_model.h"
#include "gui/models/rich_text.h"
#include "gui/models/run_labels.h"
#include "gui/models/table_text.h"
#include "gui/models/tr.h"
#include "gui/models/words.h"

#include <QAbstractItemModel>
#include <QRegularExpression>

namespace phasebench {
namespace {

constexpr QSize chartSize(960, 300);
/// More rows than these are for a spreadsheet, not for paper.
constexpr int mostRows = 60;
constexpr std::size_t mostFindings = 8;
constexpr std::size_t mostRunsSideBySide = 4;

QString element(const char* name, const QString& text)
{
    const QString tag = QString::fromLatin1(name);
    return QStringLiteral("<%1>%2</%1>\n").arg(tag, richText(text));
}

QString paragraphs(const QString& text)
{
    QString html;
    for (const QString& part : text.split(QRegularExpression(QStringLiteral("\\n\\s*\\n")), Qt::SkipEmptyParts))
        html += element("p", part.simplified());
    return html;
}

QString textAt(const QAbstractItemModel& model, int row, int column)
{
    return model.index(row, column).data().toString();
}

/// The columns that hold anything: paper is narrower than a screen.
std::vector<int> columnsWithText(const QAbstractItemModel& model, int rows)
{
    std::vector<int> columns;
    for (int column = 0; column < model.columnCount(); ++column)
        for (int row = 0; row < rows; ++row)
            if (const QString text = textAt(model, row, column); !text.isEmpty() && text != QStringLiteral("–")) {
                columns.push_back(column);
                break;
            }
    return columns;
}

/// Several rows of one name, such as the phases of a run, stand under it: the name takes no column then.
bool isGrouped(const QAbstractItemModel& model, int rows)
{
    int groups = 0;
    for (int row = 0; row < rows; ++row)
        groups += row == 0 || textAt(model, row, 0) != textAt(model, row - 1, 0) ? 1 : 0;
    return rows > 1 && groups * 2 <= rows;
}

QString tableOf(const QAbstractItemModel& model)
{
    const auto alignment = [&](int column) {
        const auto align = model.headerData(column, Qt::Horizontal, Qt::TextAlignmentRole).value<Qt::Alignment>();
        return align & Qt::AlignRight ? QStringLiteral(" align=\"right\"") : QStringLiteral(" align=\"left\"");
    };
    const int rows = std::min(model.rowCount(), mostRows);
    std::vector<int> columns = columnsWithText(model, rows);
    const bool grouped = isGrouped(model, rows) && columns.size() > 1 && columns.front() == 0;
    if (grouped)
        columns.erase(columns.begin());
    const QString badge = model.index(0, 0).data(badgeRole).toString();
    QString html = badge.isEmpty() ? QString() : element("p", badge);
    html += QStringLiteral("<table cellspacing=\"0\" cellpadding=\"4\">\n<tr>");
    for (const int column : columns)
        html += QStringLiteral("<th%1>%2</th>")
                    .arg(alignment(column),
                        richText(model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()));
    html += QStringLiteral("</tr>\n");
    for (int row = 0; row < rows; ++row) {
        if (grouped && (row == 0 || textAt(model, row, 0) != textAt(model, row - 1, 0)))
            html += QStringLiteral("<tr><td colspan=\"%1\"><b>%2</b></td></tr>\n")
                        .arg(columns.size())
                        .arg(richText(textAt(model, row, 0)));
        html += QStringLiteral("<tr>");
        for (const int column : columns)
            html += QStringLiteral("<td%1>%2</td>").arg(alignment(column), richText(textAt(model, row, column)));
        html += QStringLiteral("</tr>\n");
    }
    html += QStringLiteral("</table>\n");
    if (model.rowCount() > rows)
        html += element(
            "p", tr("The first %1 of %2 rows; the rest is in the results file.").arg(rows).arg(model.rowCount()));
    return html;
}

QString titleOf(const HandOut& handOut)
{
    if (!handOut.title.isEmpty())
        return handOut.title;
    const QString experiment = QString::fromStdString(handOut.runs.front()->experiment.title).simplified();
    return experiment.isEmpty() ? QString::fromStdString(describe(handOut.runs.front()->experiment.problem))
                                : experiment;
}

/// Which run a sentence speaks of, where there are several: "Pinned: ".
QString whose(const Finding& finding, const std::vector<RunPtr>& runs, const std::vector<QString>& labels)
{
    if (finding.runs.size() != 1 || runs.size() < 2)
        return {};
    const auto found = std::ranges::find(runs, finding.runs.front(), [](const RunPtr& run) { return run->id; });
    return found == runs.end() ? QString()
                               : labels[static_cast<std::size_t>(found - runs.begin())] + QStringLiteral(": ");
}

QString whatItSays(const std::vector<RunPtr>& runs, const std::vector<QString>& labels)
{
    std::vector<Run> values;
    for (const RunPtr& run : runs)
        values.push_back(*run);
    const std::vector<Finding> list = findings(values);
    if (list.empty())
        return {};
    QString html = element("h2", tr("What this says")) + QStringLiteral("<ul>\n");
    for (std::size_t i = 0; i < std::min(list.size(), mostFindings); ++i)
        html += element("li", whose(list[i], runs, labels) + QString::fromStdString(list[i].sentence));
    return html + QStringLiteral("</ul>\n");
}

QString howSureOf(const std::vector<RunPtr>& runs, const std::vector<QString>& labels)
{
    QString html = element("h2", tr("How sure"));
    for (std::size_t i = 0; i < std::min(runs.size(), mostFindings); ++i) {
        QStringList lines;
        for (const Assurance& line : howSure(*runs[i]))
            lines << QString::fromStdString(line.sentence);
        if (!lines.isEmpty())
            html += QStringLiteral("<p><b>%1.</b> %2</p>\n")
                        .arg(richText(words::badged(labels[i], *runs[i])), richText(lines.join(QLatin1Char(' '))));
    }
    return html;
}

QString conditions(const std::vector<RunPtr>& runs, const std::vector<QString>& labels)
{
    QStringList names;
    std::vector<const Run*> shown;
    for (std::size_t i = 0; i < std::min(runs.size(), mostRunsSideBySide); ++i) {
        names << words::badged(labels[i], *runs[i]);
        shown.push_back(runs[i].get());
    }
    ConditionsModel model(names);
    model.setRuns(shown);
    QString html = element("h2", tr("Conditions")) + tableOf(model);
    if (runs.size() > shown.size())
        html += element("p", tr("Of the first %1 of %2 runs.").arg(shown.size()).arg(runs.size()));
    return html;
}

/// Enough to measure it again.
QString recipe(const Run& run)
{
    return element("h2", tr("The experiment"))
        + element("p", tr("Save this as a .json file and open it in Phasebench to measure it again."))
        + element("pre", QString::fromStdString(toJson(run.experiment).dump(2)));
}

} // namespace

std::vector<HandOutPart> handOutParts(const HandOut& handOut)
{
    std::vector<HandOutPart> parts;
    if (handOut.runs.empty())
        return parts;
    const auto text = [&](const QString& html) {
        if (!html.isEmpty())
            parts.push_back({html, {}, {}, {}});
    };
    const auto sections = [&](const std::vector<HandOutSection>& list) {
        for (const HandOutSection& section : list)
            text(element("h2", section.heading) + paragraphs(section.text));
    };
    const std::vector<QString> labels = runLabels(handOut.runs);
    std::vector<ShownRun> shown;
    for (std::size_t i = 0; i < handOut.runs.size(); ++i)
        shown.push_back({static_cast<int>(i), handOut.runs[i], labels[i], false});
    text(element("h1", titleOf(handOut)) + element("p", commonConditions(shown)));
    sections(handOut.before);
    text(whatItSays(handOut.runs, labels));
    forEachChart(handOut.runs, nullptr, true, [&](Chart& chart) {
        ExportOptions options;
        options.size = chartSize;
        const ChartRenderer renderer(chart, options);
        parts.push_back({{}, renderer.svg(), renderer.size(), chart.title() + QStringLiteral(". ") + chart.subtitle()});
        text(tableOf(*chart.table()));
        return true;
    });
    sections(handOut.after);
    text(howSureOf(handOut.runs, labels));
    text(conditions(handOut.runs, labels));
    text(recipe(*handOut.runs.front()));
    text(element("p", captionOf(shown)));
    return parts;
}

} // namespace phasebench
