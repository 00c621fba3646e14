// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/figures.h"
#include "engine/result/machine.h"

#include <string>
#include <vector>

/// What this computer's links and allocators do, measured without any problem: what predictions rest on.
namespace phasebench {

/// One copy of some size between two memory spaces.
struct LinkFigure {
    MemorySpace from;
    MemorySpace to;
    std::string mode; ///< how managed memory or a peer is reached: fault prefetch advise direct staged; else empty
    std::int64_t bytes = 0;
    Figure figure; ///< microseconds a copy
    TimingSource source = TimingSource::host;

    double rate() const { return static_cast<double>(bytes) / (figure.median * 1e-6); } ///< bytes a second
};

/// What it takes to have memory of some size; empty where a space has no such step.
struct AllocationFigure {
    MemorySpace space;
    std::int64_t bytes = 0;
    std::optional<Figure> allocate; ///< microseconds; of pinned memory, with pinning
    std::optional<Figure> first_touch; ///< writing every page once
    std::optional<Figure> release;
};

struct LinkProbe {
    std::string date; ///< ISO 8601, UTC
    Machine machine;
    std::vector<LinkFigure> links;
    std::vector<AllocationFigure> allocations;
    bool recorded = false; ///< shown on another computer than it was measured on; not in the file
};

} // namespace phasebench
