// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/problem/fault.h"
#include "engine/problem/placement.h"

#include <QWidget>
#include <vector>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace phasebench {

class ExperimentModel;
class Forecast;
class PlacementMap;
class Selection;

/// Where the data lives: the placement map, which can be folded away; with Full, a row of combo boxes under it.
class PlacementPanel : public QWidget {
    Q_OBJECT
public:
    PlacementPanel(ExperimentModel& model, const Forecast& forecast, Selection& selection, QWidget* parent = nullptr);

    void setFull(bool full);
    /// Unfolded; the user's own folding is told by `foldChosen`.
    void setOpen(bool open);
    PlacementMap* map() const { return m_map; }

signals:
    void foldChosen(bool open);

private:
    QHBoxLayout* head();
    void refresh();
    void refreshCombos(const std::vector<OperandId>& operands);
    void moveOperand(OperandId id, const MemorySpace& space);
    void refuse(const Fault& fault);

    ExperimentModel& m_model;
    const Forecast& m_forecast;
    Selection& m_selection;
    QWidget* m_body;
    QToolButton* m_fold;
    PlacementMap* m_map;
    QLabel* m_badge; ///< of what the map shows and was not measured here
    QLabel* m_refusal; ///< why the last move was not possible, and what would make it so
    std::vector<SuggestedFix> m_fixes;
    QWidget* m_combos = nullptr;
    std::vector<OperandId> m_inCombos;
    std::size_t m_regionsInCombos = 0;
    bool m_full = false;
};

} // namespace phasebench
