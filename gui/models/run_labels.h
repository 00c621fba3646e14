// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/run_list.h"

#include <QSet>
#include <QString>
#include <QStringList>
#include <vector>

namespace phasebench {

/// One short label a run that tells it from the others: its title where the titles differ, else what differs in the
/// experiments ("patient", "A, B pageable", "m 512"), else its number. Runs are added one at a time, and a label is
/// made when it is asked for: a sweep of thousands of points has as many.
class RunLabels {
public:
    RunLabels();

    void add(const Run& run);
    /// The same between others, which move on.
    void insert(std::size_t index, const Run& run);
    /// The label of the run at this index, 0 the first.
    const QString& of(std::size_t index, const Run& run) const;
    /// The run has another number now, and is the same otherwise.
    void forget(std::size_t index);

private:
    QString make(std::size_t index, const Run& run) const;

    std::size_t m_count = 0;
    QString m_firstTitle;
    QStringList m_firstValues; ///< of every aspect
    std::vector<bool> m_varies; ///< which aspects are not the same for all
    QString m_sharedEnd; ///< of all titles, from their last colon on
    QString m_sharedStart; ///< of all titles, whole words
    bool m_sameTitle = true;
    bool m_titlesTell = true; ///< no two are equal and none is empty
    bool m_allDiffer = true; ///< in title or aspects
    QSet<QString> m_titles;
    QSet<QString> m_descriptions;
    mutable std::vector<QString> m_cached; ///< null: to be made
};

std::vector<QString> runLabels(const std::vector<RunPtr>& runs);

} // namespace phasebench
