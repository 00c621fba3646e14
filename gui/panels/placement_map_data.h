// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/insight/predict.h"
#include "engine/problem/operand.h"
#include "engine/result/run.h"

#include <QString>
#include <optional>
#include <vector>

/// What the placement map shows, as values: nothing of pixels, nothing of widgets.
namespace phasebench {

/// An operand where it lives.
struct MapTile {
    OperandId id = MatmulOperand::a;
    Role role = Role::input;
    MemorySpace home;
    std::optional<std::int64_t> bytes; ///< empty while the problem is not whole
    bool mirrored = false; ///< the execution space works on a copy of it
    bool follows = false; ///< its memory space is not set: it follows from the others'
    QString locked; ///< why it cannot be moved; empty: it can
};

struct MapRegion {
    MemorySpace space;
    QString title; ///< "Host · pageable", "GPU 0 · H100 80GB HBM3"
    QString missing; ///< why this computer has no such memory; empty: it has
};

/// One operand's part of the copies that an arrow stands for.
struct MapCopyPart {
    OperandId id = MatmulOperand::a;
    std::int64_t bytes = 0;
    std::optional<TransferFigures> measured;
    std::optional<Range> predicted;
};

/// The copies of one call between one memory space and the execution space, in one direction: an arrow.
struct MapCopy {
    Phase direction = Phase::copy_in; ///< or copy_out
    MemorySpace place; ///< where the operands live
    std::string mode; ///< as in CallCopy: how managed memory or another GPU is reached; else empty
    bool byFaults = false; ///< no copy: pages move when the execution touches them
    std::vector<MapCopyPart> parts;

    std::int64_t bytes() const;
    std::optional<double> measured() const; ///< microseconds, all parts together; empty unless all were measured
    std::optional<Range> predicted() const; ///< microseconds; empty unless all were predicted
};

/// What computes, and how long that takes.
struct MapBlock {
    QString library; ///< "cuBLASLt"
    std::optional<Figure> measured; ///< of the execution, one call
    TimingSource source = TimingSource::host;
    std::optional<Range> predicted;
};

struct MapData {
    ExecutionSpace execution;
    QString executes; ///< "CPU × 16", "GPU 0"
    std::vector<MapRegion> regions; ///< the host's three, managed last; then the GPUs by ordinal
    std::vector<MapTile> tiles; ///< in slot order
    std::vector<MapCopy> copies;
    MapBlock block;

    const MapTile* tile(OperandId id) const;
    const MapRegion* region(const MemorySpace& space) const;
    /// Does the execution space compute in this memory? The host's kinds are one place for a CPU.
    bool isHome(const MemorySpace& space) const;
};

/// The map of a resolved experiment on a computer (null: not described yet), with the figures of a run of this very
/// experiment, and with a prediction, where there are any (else null).
MapData placementMap(
    const Experiment& resolved, const Machine* machine, const Run* measured, const CallPrediction* prediction);

} // namespace phasebench
