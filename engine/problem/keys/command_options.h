// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/experiment.h"
#include "engine/problem/fault.h"

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

/// An experiment on a command line.
namespace phasebench {

/// The options of a command line that say an experiment, or change one: each as it is typed.
struct CommandOptions {
    std::optional<std::string> problem; ///< "matmul:MxNxK[:TYPE]" or "fft:LxMxN[:TYPE[:r2c|c2r]]"
    std::vector<std::string> sets; ///< "KEY=VALUE": JSON, else a word
    std::vector<std::string> sweeps; ///< "KEY=FROM:TO:STEP" or "KEY=FROM:TO:xFACTOR"

    bool empty() const { return !problem && sets.empty() && sweeps.empty(); }
};

/// Puts the options into an experiment's document: the problem, then the keys in order, then the axes behind those that
/// it has. Adds one fault, and changes nothing more, for the first option that cannot be.
void applyOptions(const CommandOptions& options, nlohmann::json& document, Faults& faults);

/// The fewest options that mean this experiment.
CommandOptions optionsFor(const Experiment& experiment);

/// "phasebench-cli run --problem matmul:8x8x8:float32 --set …" for a POSIX shell.
std::string commandLine(const CommandOptions& options);

/// An experiment's document without what says no more than the defaults do: a run's experiment, as a person would
/// write it. A document with a fault stays as it is.
nlohmann::json simplified(nlohmann::json document);

} // namespace phasebench
