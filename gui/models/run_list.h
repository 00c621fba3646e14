// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/result/run.h"

#include <QObject>
#include <QString>
#include <memory>
#include <vector>

namespace phasebench {

class RunLabels;

using RunPtr = std::shared_ptr<const Run>;

/// The runs of the open document in order, each shown in the charts or not, and at most one live run: the one in
/// progress, always the last row. Every view and model follows its signals; the runs themselves never change.
class RunList : public QObject {
    Q_OBJECT
public:
    explicit RunList(QObject* parent = nullptr);
    ~RunList() override;

    int size() const { return static_cast<int>(m_rows.size()); }
    /// Precondition: 0 <= row < size().
    const RunPtr& at(int row) const { return m_rows[static_cast<std::size_t>(row)].run; }
    std::vector<RunPtr> runs() const; ///< all of them, the live one included
    int liveRow() const { return m_hasLive ? size() - 1 : -1; } ///< -1: nothing is in progress
    bool isLive(int row) const { return m_hasLive && row == size() - 1; }

    bool isShown(int row) const { return m_rows[static_cast<std::size_t>(row)].shown; }
    std::vector<int> shownRows() const;
    /// A short text that tells this run from the others: see runLabels(). Kept until a run comes, goes or is another.
    const QString& label(int row) const;

public slots:
    void setShown(int row, bool shown);
    /// Replaces everything, as opening a file does.
    void setRuns(const std::vector<phasebench::RunPtr>& runs);
    /// A finished run; it takes the place of the live one where there is one.
    void append(const phasebench::RunPtr& run);
    /// The same, in this row: sweeps are measured in shuffled order and listed in theirs.
    void insert(int row, const phasebench::RunPtr& run);
    /// The same run with more in it, such as its series after they were loaded.
    void replace(int row, const phasebench::RunPtr& run);
    /// The run in progress as it stands; the first call adds its row.
    void setLive(const phasebench::RunPtr& run);
    /// Nothing is in progress any more and there is no run to show for it.
    void dropLive();
    void clear();

signals:
    void aboutToReset();
    void reset();
    void aboutToInsert(int row);
    void inserted(int row);
    void aboutToRemove(int row);
    void removed(int row);
    void changed(int row); ///< the run in this row is another value now
    void shownChanged(int row);
    /// After each of the others: for views that rebuild as a whole.
    void updated();

private:
    struct Row {
        RunPtr run;
        bool shown = true;
    };
    std::vector<Row> m_rows;
    mutable std::unique_ptr<RunLabels> m_labels; ///< null: to be made
    bool m_hasLive = false;
};

} // namespace phasebench
