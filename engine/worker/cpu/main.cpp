// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/worker/cpu/cpu_program.h"

int main(int argc, char** argv)
{
    phasebench::CpuProgram program;
    return phasebench::runWorker(argc, argv, program);
}
