// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/problem/types.h"

#include <QWidget>
#include <vector>

class QHBoxLayout;
class QLabel;

namespace phasebench {

class ExperimentModel;
class FaultLabel;

/// Where the data lives: a tile an operand with its size and its memory space, inputs left of the execution space and
/// results right of it.
class PlacementPanel : public QWidget {
    Q_OBJECT
public:
    explicit PlacementPanel(ExperimentModel& model, QWidget* parent = nullptr);

private:
    struct Tile {
        OperandId id;
        QLabel* size;
    };

    void rebuild(const std::vector<OperandId>& inputs, const std::vector<OperandId>& outputs);
    void addTile(OperandId id);
    void addArrow();
    void refresh();

    ExperimentModel& m_model;
    QWidget* m_body;
    QHBoxLayout* m_row;
    QWidget* m_tilesBox = nullptr;
    std::vector<Tile> m_tiles;
    std::vector<OperandId> m_inputs;
    std::vector<OperandId> m_outputs;
    int m_gpus = -1;
    QLabel* m_executes = nullptr;
    QLabel* m_library = nullptr;
};

} // namespace phasebench
