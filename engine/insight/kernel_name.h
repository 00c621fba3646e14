// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace phasebench {

/// What the name of a GPU kernel tells; what it does not tell is empty.
struct KernelName {
    std::string family; ///< CUTLASS xmma nvjet cuBLAS cuBLASLt cuFFT
    std::string what; ///< such as "sgemm", "split-K reduction", "FFT of 10000 points"
    std::string architecture; ///< the oldest GPU it is written for: "sm80"
    std::string unit; ///< "SIMT" (ordinary cores) or "tensor cores"
    std::string type; ///< of the elements: "f32", "bf16"
    std::string tile; ///< rows x columns (x depth) of the result that one block computes: "128x64x8"
    std::string stages; ///< blocks along k in flight: "5"
    std::string cluster; ///< blocks that work together: "2x1"
    std::string layout; ///< of A and B: "NN", "TN"; N as stored by columns, T transposed
    std::string splitK; ///< "split-K" where the name says that k is shared out
};

/// Reads the names that cuBLASLt's, cuBLAS' and cuFFT's kernels have (cutlass, xmma, nvjet, "ampere_sgemm_…", …). An
/// unknown name leaves all empty.
KernelName decodeKernelName(std::string_view name);

/// The same as one line, such as "CUTLASS sgemm · SIMT · tile 128×64×8 · 5 stages · NN · sm80"; an unknown name without
/// its template arguments.
std::string kernelWords(std::string_view name);

} // namespace phasebench
