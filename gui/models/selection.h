// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/problem/phase.h"

#include <QObject>
#include <QString>
#include <optional>

namespace phasebench {

class RunList;

/// What is selected and what the pointer is over: one object shared by the tables, the charts and the map. Runs are
/// rows of the RunList; -1 is none.
class Selection : public QObject {
    Q_OBJECT
public:
    /// Follows `runs`: a row that goes away is deselected, and one that is pushed on stays what it was.
    explicit Selection(const RunList& runs, QObject* parent = nullptr);

    int run() const { return m_run; }
    std::optional<Phase> phase() const { return m_phase; }
    int hoveredRun() const { return m_hoveredRun; }
    std::optional<Phase> hoveredPhase() const { return m_hoveredPhase; }
    /// The series of samples that is looked at: "call", "execution.gpu", …
    QString series() const { return m_series; }
    /// Of the selected run: an index in Run::candidates; -1: none.
    int candidate() const { return m_candidate; }
    /// The run that the others are compared with; -1: the first that is shown.
    int baseline() const { return m_baseline; }
    /// How many calls share a plan in the charts; empty: as many as were measured.
    std::optional<double> calls() const { return m_calls; }

public slots:
    void setRun(int row);
    void setPhase(std::optional<phasebench::Phase> phase);
    void setHovered(int row, std::optional<phasebench::Phase> phase);
    void setSeries(const QString& series);
    void setCandidate(int index);
    void setBaseline(int row);
    void setCalls(std::optional<double> calls);

signals:
    void runChanged(int row);
    void phaseChanged();
    void hoveredChanged();
    void seriesChanged();
    void candidateChanged(int index);
    void baselineChanged(int row);
    void callsChanged();

private:
    void clamp();
    void makeRoom(int row);

    const RunList& m_runs;
    int m_run = -1;
    std::optional<Phase> m_phase;
    int m_hoveredRun = -1;
    std::optional<Phase> m_hoveredPhase;
    QString m_series = QStringLiteral("call");
    int m_candidate = -1;
    int m_baseline = -1;
    std::optional<double> m_calls;
};

} // namespace phasebench
