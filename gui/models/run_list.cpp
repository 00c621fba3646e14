// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/run_list.h"

#include "gui/models/run_labels.h"

#include <algorithm>

namespace phasebench {

RunList::RunList(QObject* parent)
    : QObject(parent)
{
}

RunList::~RunList() = default;

std::vector<RunPtr> RunList::runs() const
{
    std::vector<RunPtr> runs;
    runs.reserve(m_rows.size());
    for (const Row& row : m_rows)
        runs.push_back(row.run);
    return runs;
}

std::vector<int> RunList::shownRows() const
{
    std::vector<int> rows;
    for (int row = 0; row < size(); ++row)
        if (isShown(row))
            rows.push_back(row);
    return rows;
}

const QString& RunList::label(int row) const
{
    if (!m_labels) {
        m_labels = std::make_unique<RunLabels>();
        for (const Row& one : m_rows)
            m_labels->add(*one.run);
    }
    return m_labels->of(static_cast<std::size_t>(row), *at(row));
}

void RunList::setShown(int row, bool shown)
{
    if (row < 0 || row >= size() || isShown(row) == shown)
        return;
    m_rows[static_cast<std::size_t>(row)].shown = shown;
    emit shownChanged(row);
    emit updated();
}

void RunList::setRuns(const std::vector<RunPtr>& runs)
{
    emit aboutToReset();
    m_rows.clear();
    m_labels.reset();
    m_rows.reserve(runs.size());
    for (const RunPtr& run : runs)
        if (run)
            m_rows.push_back({run, true});
    m_hasLive = false;
    emit reset();
    emit updated();
}

void RunList::append(const RunPtr& run)
{
    insert(m_hasLive ? size() - 1 : size(), run);
}

void RunList::insert(int row, const RunPtr& run)
{
    if (!run)
        return;
    if (m_hasLive && row == size() - 1) {
        m_hasLive = false;
        replace(row, run);
        return;
    }
    dropLive();
    const int place = std::clamp(row, 0, size());
    emit aboutToInsert(place);
    m_rows.insert(m_rows.begin() + place, {run, true});
    if (m_labels)
        m_labels->insert(static_cast<std::size_t>(place), *run);
    emit inserted(place);
    emit updated();
}

void RunList::replace(int row, const RunPtr& run)
{
    if (!run || row < 0 || row >= size())
        return;
    RunPtr& place = m_rows[static_cast<std::size_t>(row)].run;
    // A run in progress is replaced many times a second, and nothing that a label is made of changes.
    if (place->title != run->title || !(place->experiment == run->experiment))
        m_labels.reset();
    else if (m_labels && place->id != run->id)
        m_labels->forget(static_cast<std::size_t>(row));
    place = run;
    emit changed(row);
    emit updated();
}

void RunList::setLive(const RunPtr& run)
{
    if (!run)
        return;
    if (m_hasLive) {
        replace(size() - 1, run);
        return;
    }
    emit aboutToInsert(size());
    m_rows.push_back({run, true});
    if (m_labels)
        m_labels->add(*run);
    m_hasLive = true;
    emit inserted(size() - 1);
    emit updated();
}

void RunList::dropLive()
{
    if (!m_hasLive)
        return;
    const int row = size() - 1;
    emit aboutToRemove(row);
    m_rows.pop_back();
    m_labels.reset();
    m_hasLive = false;
    emit removed(row);
    emit updated();
}

void RunList::clear()
{
    setRuns({});
}

} // namespace phasebench
