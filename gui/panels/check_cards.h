// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/panels/place_checks.h"

#include <QTimer>
#include <QWidget>

class QVBoxLayout;

namespace phasebench {

class Selection;

/// Two cards about the selected run's copies, each with a small table: the cross-check of what copying costs, and
/// whether pinned memory pays. Where something is missing for them, a link measures it.
class CheckCards : public QWidget {
    Q_OBJECT
public:
    CheckCards(const RunList& runs, const Selection& selection, const Probes& probes, QWidget* parent = nullptr);

    bool isEmpty() const { return m_isEmpty; }
    void setPaused(bool paused); ///< while something is measured nothing is computed here

signals:
    /// The user wants this measured next: the run's experiment with these keys changed.
    void followUpRequested(int row, const nlohmann::json& changes);
    void probeRequested();
    void refreshed();

private:
    void refresh();
    void addCard(const QString& name, const QString& text, const std::optional<FollowUp>& next,
        bool probe); ///< probe: the link measures the computer's links instead of a run

    const RunList& m_runs;
    const Selection& m_selection;
    const Probes& m_probes;
    QVBoxLayout* m_column;
    QTimer m_soon;
    bool m_paused = false;
    bool m_isEmpty = true;
};

/// The cards' texts, as rich text: a sentence and the table of what it rests on.
QString crossCheckText(const PlaceChecks& checks);
QString pinningText(const PlaceChecks& checks);

} // namespace phasebench
