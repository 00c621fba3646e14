// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/chart_table.h"

#include "gui/models/words.h"

#include <algorithm>

namespace phasebench {

TableRow::TableRow(const RunList& runs, int row, std::optional<Phase> ofPhase)
    : run(row)
    , phase(ofPhase)
    , label(words::badged(runs.label(row), *runs.at(row)))
{
}

int ChartTable::columnNamed(QStringView exactTitle) const
{
    const auto found = std::ranges::find_if(m_columns, [&](const Column& one) { return one.exactTitle == exactTitle; });
    return found == m_columns.end() ? -1 : static_cast<int>(found - m_columns.begin());
}

Facts ChartTable::facts(int row) const
{
    Facts facts;
    for (std::size_t column = 0; column < m_columns.size(); ++column)
        if (const Cell one = cell(row, static_cast<int>(column)); one.exact.isValid() && !one.text.isEmpty())
            facts.emplace_back(m_columns[column].title, one.text);
    return facts;
}

bool ChartTable::isContinuedBy(const ChartTable& other) const
{
    if (other.rowCount() < rowCount() || other.m_columns.size() != m_columns.size())
        return false;
    for (int row = 0; row < rowCount(); ++row)
        if (!owner(row).sharesOwner(other.owner(row)))
            return false;
    return true;
}

} // namespace phasebench
