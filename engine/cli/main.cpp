// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/cli/run_command_line.h"

int main(int argc, char** argv)
{
    return phasebench::cli::runCommandLine(argc, argv);
}
