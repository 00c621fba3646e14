// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/forest_chart.h"

#include "gui/charts/tickers.h"
#include "gui/models/number_text.h"
#include "gui/models/words.h"

#include <algorithm>
#include <cmath>

namespace phasebench {

ForestChart::ForestChart(const ChartSource& source, ComparisonModel& pairs, QWidget* parent)
    : DotChart(source, parent)
    , m_pairs(pairs)
{
    connect(&pairs, &QAbstractItemModel::modelReset, this, &ForestChart::scheduleRebuild);
    scheduleRebuild();
}

DotData ForestChart::makeDots()
{
    DotData data;
    data.title = tr("Time of B over time of A, a row a pair");
    const auto text = [this](int row, ComparisonModel::ColumnIndex column) {
        return m_pairs.index(row, column).data().toString();
    };
    double low = 1;
    double high = 1;
    for (int row = 0; row < m_pairs.rowCount(); ++row) {
        const Comparison& comparison = m_pairs.pair(row).comparison;
        if (!comparison.ratio || !std::isfinite(*comparison.ratio) || *comparison.ratio <= 0)
            continue;
        DotRow dot;
        dot.run = row;
        dot.label = text(row, ComparisonModel::RunB);
        dot.value = *comparison.ratio;
        if (comparison.low && comparison.high && *comparison.low > 0) {
            dot.low = comparison.low;
            dot.high = comparison.high;
        }
        dot.open = comparison.verdict == Verdict::cannot_tell;
        dot.note = verdictWords(comparison.verdict);
        for (const auto column : {ComparisonModel::RunA, ComparisonModel::TimeA, ComparisonModel::TimeB,
                 ComparisonModel::Ratio, ComparisonModel::Interval, ComparisonModel::Reason})
            dot.facts.emplace_back(m_pairs.headerData(column, Qt::Horizontal).toString(), text(row, column));
        low = std::min(low, dot.low.value_or(dot.value));
        high = std::max(high, dot.high.value_or(dot.value));
        data.rows.push_back(std::move(dot));
    }
    if (data.rows.empty()) {
        data.subtitle = tr("There is no pair whose times can be compared.");
        return data;
    }
    const double margin = std::pow(std::max(high / low, 1.02), 0.06);
    data.axis.low = low / margin;
    data.axis.high = high * margin;
    data.axis.title = tr("ratio: left of 1 B takes less time");
    data.axis.label = [](double ratio) {
        return withoutZeros(numbers::fixed(ratio, 3));
    };
    data.reference = 1;
    data.subtitle = tr("intervals of 99 %, wider where many pairs are compared · open marks: cannot be told");
    return data;
}

std::optional<ChartHit> ForestChart::selectedHit() const
{
    const auto selected = std::ranges::find_if(hits(), [this](const ChartHit& hit) {
        return data().rows[static_cast<std::size_t>(hit.group)].run == selection().run();
    });
    return selected == hits().end() ? std::nullopt : std::optional(*selected);
}

} // namespace phasebench
