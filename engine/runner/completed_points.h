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
    /// The points that have no run yet, in listed order. A sweep that holds the same point twice needs two runs of it.
    std::vector<std::size_t> missing(const ExperimentFile& file) const;

private:
    Machine m_machine;
    std::unordered_map<std::string, std::size_t> m_runs; ///< how many there are, by experiment
};

} // namespace phasebench
