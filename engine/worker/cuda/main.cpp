// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/cuda_program.h"

#include <string_view>

int main(int argc, char** argv)
{
    if (argc == 2 && argv[1] == std::string_view(phasebench::cuptiProbeArgument))
        return phasebench::printCuptiProbe();
    phasebench::CudaProgram program("/proc/self/exe");
    return phasebench::runWorker(argc, argv, program);
}
