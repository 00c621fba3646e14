// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/candidates_data.h"
#include "gui/charts/candidates_layout.h"
#include "gui/charts/chart.h"

namespace phasebench {

class CandidateTableModel;

/// The finalists of the selected run's race: a dot with its 95 % interval each, ties bracketed, the library's own pick
/// an open diamond, what is gained over it, and both from zero beside it.
class CandidatesChart : public Chart {
    Q_OBJECT
public:
    explicit CandidatesChart(const ChartSource& source, QWidget* parent = nullptr);
    ~CandidatesChart() override;

    /// Of what is selected now, and valid until the next call: an export needs it, nothing shows it.
    QAbstractItemModel* table() const override;
    QString fileName() const override;
    int fullHeight(int width) const override;
    int leastHeight(int width) const override;

    const CandidatesData& candidates() const { return m_data; }
    const CandidatesLayout& places() const { return m_layout; }

protected:
    void rebuild() override;
    void arrange(const QSize& size) override;
    std::unique_ptr<Chart> fresh(const ChartSource& source) const override
    {
        return std::make_unique<CandidatesChart>(source);
    }
    std::optional<ChartHit> selectedHit() const override;
    ChartText textOf(const ChartHit& hit) const override;
    void select(const ChartHit& hit) override;
    std::optional<ChartHit> stepped(int items, int groups) const override;
    void paintMark(QPainter&, const ChartHit&, bool) const override { } ///< the selected row is shaded
    void followSelection() override { scheduleRebuild(); }

private:
    void paintBehind(QPainter& painter) const;
    void paintRows(QPainter& painter) const;
    void paintDot(QPainter& painter, const CandidateDot& dot, const CandidatesLayout::Row& place) const;
    void paintTies(QPainter& painter) const;
    void paintGain(QPainter& painter) const;
    void paintInset(QPainter& painter) const;
    int selectedDot() const; ///< index into the data's dots; -1: none

    mutable std::unique_ptr<CandidateTableModel> m_table;
    CandidatesData m_data;
    CandidatesLayout m_layout;
};

} // namespace phasebench
