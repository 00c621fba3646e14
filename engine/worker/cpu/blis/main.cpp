// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/worker/cpu/blis/blis_backend.h"
#include "engine/worker/cpu/cpu_program.h"

int main(int argc, char** argv)
{
    phasebench::BlisBackend blis;
    phasebench::CpuProgram program("phasebench-blis-worker", {{&blis, phasebench::blisVersion()}});
    return phasebench::runWorker(argc, argv, program);
}
