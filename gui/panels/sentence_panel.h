// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace phasebench {

class ExperimentModel;
class Forecast;

/// What the experiment will do, in a sentence, with what it will take; and what it took, once it was measured.
class SentencePanel : public QLabel {
    Q_OBJECT
public:
    SentencePanel(const ExperimentModel& model, const Forecast& forecast, QWidget* parent = nullptr);

private:
    void refresh();

    const ExperimentModel& m_model;
    const Forecast& m_forecast;
};

} // namespace phasebench
