// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/cli/arguments.h"
#include "engine/cli/exit_code.h"

namespace phasebench::cli {

ExitCode machineCommand(const Arguments& arguments); ///< what this computer can do
ExitCode checkCommand(const Arguments& arguments); ///< validates experiments
ExitCode runCommand(const Arguments& arguments); ///< measures them
ExitCode probeCommand(const Arguments& arguments); ///< measures what the links and allocators do
ExitCode calibrateCommand(const Arguments& arguments); ///< measures how far apart identical runs fall
ExitCode keysCommand(const Arguments& arguments); ///< prints the keys of an experiment
ExitCode showCommand(const Arguments& arguments); ///< prints a results file
ExitCode logCommand(const Arguments& arguments); ///< prints a run's phase log, or two side by side
ExitCode traceCommand(const Arguments& arguments); ///< writes a run's timeline for Perfetto
ExitCode mergeCommand(const Arguments& arguments); ///< writes the runs of results files into one new file
ExitCode compareCommand(const Arguments& arguments); ///< pairs the runs of two results files
ExitCode tuningCommand(const Arguments& arguments); ///< lists, exports and imports the kept winners of races

} // namespace phasebench::cli
