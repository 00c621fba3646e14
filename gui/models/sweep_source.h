// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/insight/sweep_lines.h"
#include "gui/models/run_list.h"

#include <span>

namespace phasebench {

/// The sweep among the shown runs, the one in progress aside. A run that was added costs a run, not the whole list.
class SweepSource {
public:
    explicit SweepSource(const RunList& runs);

    /// Takes in what changed in the list since the last call. True: something did.
    bool refresh();

    const std::optional<SweepLines>& lines() const { return m_lines; }
    /// The runs that were grouped; SweepPoint::run counts in them.
    std::span<const Run* const> runs() const { return m_references; }
    int rowOf(const SweepPoint& point) const { return m_rows[point.run]; } ///< in the run list
    const RunPtr& runOf(const SweepPoint& point) const { return m_kept[point.run]; }

private:
    const RunList& m_list;
    SweepGrouping m_grouping;
    std::vector<RunPtr> m_kept;
    std::vector<const Run*> m_references;
    std::vector<int> m_rows;
    std::optional<SweepLines> m_lines;
};

} // namespace phasebench
