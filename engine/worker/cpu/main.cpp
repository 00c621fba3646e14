// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/worker/cpu/cpu_program.h"
#include "engine/worker/cpu/fftw/fftw_backend.h"
#include "engine/worker/cpu/openblas/openblas_backend.h"

int main(int argc, char** argv)
{
    phasebench::OpenblasBackend openblas;
    phasebench::FftwBackend fftw;
    phasebench::CpuProgram program(
        "phasebench-cpu-worker", {{&openblas, phasebench::openblasVersion()}, {&fftw, phasebench::fftwVersion()}});
    return phasebench::runWorker(argc, argv, program);
}
