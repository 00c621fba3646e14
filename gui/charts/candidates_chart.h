// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/candidates_data.h"
#include "gui/charts/candidates_layout.h"
#include "gui/charts/chart.h"
#include "gui/models/run_list.h"
#include "gui/models/selection.h"

namespace phasebench {

class CandidateTableModel;

/// The finalists of the selected run's race: a dot with its 95 % interval each, ties bracketed, the library's own pick
/// an open diamond, what is gained over it, and both from zero beside it.
class CandidatesChart : public Chart {
    Q_OBJECT
public:
    CandidatesChart(const RunList& runs, Selection& selection, QWidget* parent = nullptr);
    ~CandidatesChart() override;

    /// Of what is selected now, and valid until the next call: an export needs it, nothing shows it.
    QAbstractItemModel* table() const override;
    QString fileName() const override;
    std::unique_ptr<Chart> cloneForExport() const override;
    QString caption() const override;
    int fullHeight(int width) const override;
    int leastHeight(int width) const override;

    const CandidatesData& candidates() const { return m_data; }
    const CandidatesLayout& places() const { return m_layout; }

protected:
    void rebuild() override;
    void arrange(const QSize& size) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void paintBehind(QPainter& painter) const;
    void paintRows(QPainter& painter) const;
    void paintDot(QPainter& painter, const CandidateDot& dot, const CandidatesLayout::Row& place) const;
    void paintTies(QPainter& painter) const;
    void paintGain(QPainter& painter) const;
    void paintInset(QPainter& painter) const;
    int dotAt(const QPoint& position) const; ///< index into the data's dots; -1: none
    int selectedDot() const;
    void select(int dot);
    QString lineAt(int dot) const;

    const RunList& m_runs;
    Selection& m_selection;
    mutable std::unique_ptr<CandidateTableModel> m_table;
    CandidatesData m_data;
    CandidatesLayout m_layout;
};

} // namespace phasebench
