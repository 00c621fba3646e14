// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/insight/compare.h"
#include "gui/models/run_list.h"
#include "gui/models/table_model.h"

namespace phasebench {

/// A run of one file beside the run of another.
struct RunPair {
    RunPtr a;
    RunPtr b;
    Comparison comparison;
};

QString verdictWords(Verdict verdict); ///< "slower", "cannot tell"

/// Pairs of runs with how B compares to A, a row each.
class ComparisonModel : public TableModel {
    Q_OBJECT
public:
    enum ColumnIndex { Problem, RunA, RunB, TimeA, TimeB, Ratio, Interval, Judged, Reason };

    explicit ComparisonModel(QObject* parent = nullptr);

    void setPairs(std::vector<RunPair> pairs);
    const RunPair& pair(int row) const { return m_pairs[static_cast<std::size_t>(row)]; }

protected:
    int rows() const override { return static_cast<int>(m_pairs.size()); }
    Cell cell(int row, int column) const override;

private:
    std::vector<RunPair> m_pairs;
    std::vector<QString> m_labelsA;
    std::vector<QString> m_labelsB;
};

} // namespace phasebench
