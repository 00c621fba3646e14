// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/insight/findings.h"
#include "gui/models/probes.h"
#include "gui/models/run_list.h"

#include <QFutureWatcher>
#include <QTimer>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace phasebench {

class CheckCards;
class Fold;
class Selection;

/// What the figures mean: in one sentence, why, and what to measure next. The other findings, the checks of the copies
/// and how sure one can be of the selected run are folded below.
class FindingsPanel : public QWidget {
    Q_OBJECT
public:
    FindingsPanel(const RunList& runs, const Selection& selection, const Probes& probes, QWidget* parent = nullptr);

    /// While something is measured nothing is computed here: it would disturb the measuring.
    void setPaused(bool paused);
    /// What the cards say, the weightiest first.
    QStringList sentences() const;

signals:
    /// The user wants this measured next: the run's experiment with these keys changed.
    void followUpRequested(int row, const nlohmann::json& changes);
    void probeRequested(); ///< the user wants this computer's links measured

private:
    void start();
    void showFindings(const std::vector<Finding>& findings);
    void showFirst();
    void showNext();
    QLabel* text(const char* role, const char* name);
    QLabel* link(const FollowUp& next);
    QWidget* card(const Finding& finding);
    /// Whose finding it is, where several runs are shown and it is about one.
    QString runOf(const Finding& finding) const;
    void showSureness();

    const RunList& m_runs;
    const Selection& m_selection;
    const Probes& m_probes;
    QLabel* m_headline;
    QLabel* m_whyHeading;
    QLabel* m_why;
    QLabel* m_nextHeading;
    QVBoxLayout* m_next;
    QWidget* m_cards;
    Fold* m_more;
    CheckCards* m_checks;
    Fold* m_checksFold;
    QLabel* m_sure;
    Fold* m_sureFold;
    QTimer m_soon;
    QFutureWatcher<std::vector<Finding>> m_watcher;
    ProbePtr m_askedWith;
    std::vector<RunPtr> m_asked; ///< what the watcher's findings speak of
    std::vector<Finding> m_found; ///< what the cards show
    bool m_paused = false;
};

} // namespace phasebench
