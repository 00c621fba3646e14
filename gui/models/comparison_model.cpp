// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/comparison_model.h"

#include "gui/models/figure_cells.h"
#include "gui/models/number_text.h"
#include "gui/models/run_labels.h"
#include "gui/models/words.h"

#include <QCoreApplication>
#include <QLocale>

namespace phasebench {

QString verdictWords(Verdict verdict)
{
    switch (verdict) {
    case Verdict::faster:
        return ComparisonModel::tr("faster");
    case Verdict::slower:
        return ComparisonModel::tr("slower");
    case Verdict::same:
        return ComparisonModel::tr("the same");
    case Verdict::cannot_tell:
        return ComparisonModel::tr("cannot tell");
    }
    return {};
}

ComparisonModel::ComparisonModel(QObject* parent)
    : TableModel(
        {{tr("problem"), QStringLiteral("problem")}, {tr("A"), QStringLiteral("a")}, {tr("B"), QStringLiteral("b")},
            {tr("A µs"), QStringLiteral("a_median_us"), true}, {tr("B µs"), QStringLiteral("b_median_us"), true},
            {tr("B / A"), QStringLiteral("ratio"), true}, {tr("99 % interval"), QStringLiteral("ratio_interval"), true},
            {tr("B is"), QStringLiteral("verdict")}, {tr("because"), QStringLiteral("reason")}},
        parent)
{
}

void ComparisonModel::setPairs(std::vector<RunPair> pairs)
{
    beginResetModel();
    m_pairs = std::move(pairs);
    std::vector<RunPtr> a;
    std::vector<RunPtr> b;
    for (const RunPair& pair : m_pairs) {
        a.push_back(pair.a);
        b.push_back(pair.b);
    }
    m_labelsA = a.empty() ? std::vector<QString>() : runLabels(a);
    m_labelsB = b.empty() ? std::vector<QString>() : runLabels(b);
    endResetModel();
}

Cell ComparisonModel::cell(int row, int column) const
{
    const RunPair& shown = pair(row);
    const Comparison& comparison = shown.comparison;
    const auto text = [](const QString& words) {
        return Cell{words, words, words};
    };
    const auto median = [](const Run& run) {
        return run.call ? microsecondsCell(run.call->figure.median) : missingCell();
    };
    switch (static_cast<ColumnIndex>(column)) {
    case Problem:
        return text(QString::fromStdString(describe(shown.a->experiment.problem)));
    case RunA:
        return text(words::badged(m_labelsA[static_cast<std::size_t>(row)], *shown.a));
    case RunB:
        return text(words::badged(m_labelsB[static_cast<std::size_t>(row)], *shown.b));
    case TimeA:
        return median(*shown.a);
    case TimeB:
        return median(*shown.b);
    case Ratio:
        return comparison.ratio ? Cell{numbers::fixed(*comparison.ratio, 3), *comparison.ratio} : missingCell();
    case Interval:
        if (!comparison.low || !comparison.high)
            return missingCell();
        return {QString(numbers::fixed(*comparison.low, 3) + QStringLiteral("–") + numbers::fixed(*comparison.high, 3)),
            QString(QLocale::c().toString(*comparison.low) + QStringLiteral("..")
                + QLocale::c().toString(*comparison.high))};
    case Judged:
        return {verdictWords(comparison.verdict), QString::fromUtf8(nameOf(comparison.verdict).data())};
    case Reason:
        return text(QString::fromStdString(comparison.reason));
    }
    return {};
}

} // namespace phasebench
