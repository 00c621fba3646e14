// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/run_list.h"

#include <QLabel>

namespace phasebench {

class ExperimentModel;
class Selection;

/// What the experiment will do, in a sentence; and what it took, once it was measured.
class SentencePanel : public QLabel {
    Q_OBJECT
public:
    SentencePanel(
        const ExperimentModel& model, const RunList& runs, const Selection& selection, QWidget* parent = nullptr);

private:
    void refresh();

    const ExperimentModel& m_model;
    const RunList& m_runs;
    const Selection& m_selection;
};

} // namespace phasebench
