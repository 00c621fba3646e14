// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/replay/replay_program.h"

/// Answers from results files what was measured on another computer.
int main(int argc, char** argv)
{
    return phasebench::runReplayWorker(argc, argv);
}
