// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/sweep.h"
#include "engine/result/run.h"

#include <string>
#include <unordered_map>

namespace phasebench {

/// What of a sweep was measured already. A run is found again by its whole experiment, resolved, whatever its title and
/// its place in the file; only completed runs of this computer count, recorded ones do not.
class CompletedPoints {
public:
    explicit CompletedPoints(Machine machine);

    void add(const Run& run);

    /// What there is of a point.
    struct Found {
        std::int64_t run = 0; ///< its id; 0: there is none
        Processes processes{0, 0}; ///< without their samples

        bool complete() const { return run != 0 && processes.complete(); }
    };
    /// Of every point, in listed order. A sweep that holds the same point twice needs two runs of it.
    std::vector<Found> find(const ExperimentFile& file) const;

private:
    Machine m_machine;
    std::unordered_map<std::string, std::vector<Found>> m_runs; ///< by experiment
};

} // namespace phasebench
