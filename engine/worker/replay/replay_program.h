// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/fault.h"

#include <filesystem>
#include <string>

namespace phasebench {

/// How the program is started: phasebench-replay-worker FILE|FOLDER [--seconds S].
struct ReplayArguments {
    std::filesystem::path place; ///< a results file, or a folder of them
    double seconds = 2.5; ///< in which the samples of one run are told; at least 0
};

/// One sentence when the command line is wrong.
Result<ReplayArguments> replayArguments(int argc, const char* const* argv);

/// Speaks the protocol on stdin and stdout until stdin closes: the whole main() of the worker. Every task is answered
/// with the recorded run of the asked experiment (Recordings says what must be equal), `recorded` set; runs of one
/// experiment are handed out in turn. What was not recorded is refused, with the nearest recorded experiment as fixes.
int runReplayWorker(int argc, char** argv);

} // namespace phasebench
