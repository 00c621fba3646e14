// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/insight/predict.h"
#include "gui/models/run_list.h"

#include <QTimer>

namespace phasebench {

class ExperimentModel;
class Probes;
class Selection;

/// What the experiment that is edited will take, and what it took where it was measured: the same for the map and the
/// sentence under it.
class Forecast : public QObject {
    Q_OBJECT
public:
    Forecast(const ExperimentModel& model, const RunList& runs, const Selection& selection, const Probes& probes,
        QObject* parent = nullptr);

    /// Made without the runs of this very experiment, so that it is a prediction also after the measurement. Empty
    /// while the experiment has faults.
    const std::optional<CallPrediction>& prediction() const { return m_prediction; }
    /// Null where this very experiment was not measured.
    const RunPtr& measured() const { return m_measured; }

signals:
    void changed();

private:
    void takeRuns();
    void refresh();

    const ExperimentModel& m_model;
    const RunList& m_runs;
    const Selection& m_selection;
    const Probes& m_probes;
    QTimer m_soon; ///< once for many new runs
    std::vector<Run> m_earlier; ///< the last completed runs, without what no prediction needs
    int m_taken = 0; ///< rows of the list that were looked at
    std::optional<CallPrediction> m_prediction;
    RunPtr m_measured;
};

} // namespace phasebench
