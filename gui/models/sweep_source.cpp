// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/sweep_source.h"

#include <algorithm>

namespace phasebench {

namespace {

/// The same run, perhaps with its samples loaded meanwhile.
bool isSame(const RunPtr& a, const RunPtr& b)
{
    return a == b
        || (a->id == b->id && a->id > 0 && a->status == b->status && a->call.has_value() == b->call.has_value()
            && (!a->call || a->call->figure.median == b->call->figure.median) && a->experiment == b->experiment);
}

} // namespace

SweepSource::SweepSource(const RunList& runs)
    : m_list(runs)
{
}

bool SweepSource::refresh()
{
    std::vector<int> rows;
    for (int row = 0; row < m_list.size(); ++row)
        if (m_list.isShown(row) && !m_list.isLive(row))
            rows.push_back(row);
    std::size_t same = 0;
    while (same < std::min(rows.size(), m_kept.size()) && isSame(m_kept[same], m_list.at(rows[same])))
        ++same;
    if (same == m_kept.size() && rows.size() == same && rows == m_rows)
        return false;
    if (same < m_kept.size()) {
        m_grouping = SweepGrouping();
        same = 0;
        m_kept.clear();
    }
    m_rows = std::move(rows);
    m_references.resize(m_rows.size());
    m_kept.resize(m_rows.size());
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (i >= same) {
            m_kept[i] = m_list.at(m_rows[i]);
            m_grouping.add(*m_kept[i]);
        }
        m_references[i] = m_kept[i].get();
    }
    m_lines = m_grouping.lines();
    return true;
}

} // namespace phasebench
