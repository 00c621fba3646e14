// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/kernel_name.h"

#include "engine/result/results_file.h"
#include "tests/support/places.h"

#include <gtest/gtest.h>

namespace phasebench::kernel_name_test {
namespace {

struct Known {
    const char* name;
    const char* words;
};

/// Names as CUPTI gave them on an H100.
constexpr Known known[] = {
    {"void cutlass::Kernel2<cutlass_80_simt_sgemm_128x64_8x5_nn_align1>(cutlass_80_simt_sgemm_128x64_8x5_nn_align1::"
     "Params)",
        "CUTLASS sgemm · SIMT · tile 128×64×8 · 5 stages · NN · sm80"},
    {"sm80_xmma_gemm_f32f32_f32f32_f32_nn_n_tilesize256x128x8_stage3_warpsize4x2x1_ffma_aligna4_alignc4_execute_kernel_"
     "_5x_cublas",
        "xmma gemm · SIMT · f32 · tile 256×128×8 · 3 stages · NN · sm80"},
    {"void cublasLt::splitKreduce_kernel<32, 16, int, float, float, float, float, false, float, float>(x)",
        "cuBLASLt split-K reduction"},
    {"void gemmSN_NN_kernel<float, 128, 2, 4, 8, 5, 4, true, cublasGemvTensorStridedBatched<float const> >(x)",
        "cuBLAS gemm for few columns · f32 · NN"},
    {"void vector_fft<10000u, EPT<10u>, 1u, 1u, (padding_t)14, unsigned int, float, HostConfigPlaceholder>(x)",
        "cuFFT FFT of 10000 points · f32"},
    {"void cutlass::Kernel2<cutlass_80_tensorop_bf16_s16816gemm_bf16_128x128_32x5_tn_align8>(x)",
        "CUTLASS s16816gemm · tensor cores · bf16 · tile 128×128×32 · 5 stages · TN · sm80"},
    {"nvjet_tst_128x256_64x4_1x2_h_bz_coopA_NNT",
        "nvjet gemm · tensor cores · tile 128×256×64 · 4 stages · cluster 1×2 · NN"},
    {"nvjet_hsh_64x8_64x16_4x1_v_bz_splitK_TNT",
        "nvjet gemm · tensor cores · tile 64×8×64 · 16 stages · cluster 4×1 · split-K · TN"},
    {"ampere_sgemm_128x64_nn", "cuBLAS sgemm · SIMT · tile 128×64 · NN · sm80"},
    {"sm90_xmma_gemm_bf16bf16_bf16f32_f32_tn_n_tilesize128x128x64_cgasize1x1x1_stage4_warpgroupsize1x1x1_"
     "tensor64x128x16"
     "_execute_segment_k_off_kernel__5x_cublas",
        "xmma gemm · tensor cores · bf16 · tile 128×128×64 · 4 stages · cluster 1×1×1 · TN · sm90"},
};

TEST(KernelName, isDecodedIntoWords)
{
    for (const Known& one : known)
        EXPECT_EQ(kernelWords(one.name), one.words) << one.name;
}

TEST(KernelName, anUnknownOneKeepsItsName)
{
    EXPECT_EQ(kernelWords("void my::kernel<float, 3>(float*)"), "my::kernel");
    EXPECT_EQ(kernelWords(""), "");
    EXPECT_TRUE(decodeKernelName("memset").family.empty());
}

TEST(KernelName, oddNamesAreNoTrouble)
{
    for (const char* name : {"cutlass_", "nvjet_", "_xmma_", "cutlass_80_", "ampere_gemm_x_xx_", "_fft<", "a_fft<u>",
             "cutlass_80_simt_sgemm_128x64_8x_nn", "nvjet_x_xxx_"})
        EXPECT_FALSE(decodeKernelName(name).family.empty()) << name;
}

/// Every kernel of the recorded results has a family: what comes with the program is explained by it.
TEST(KernelName, knowsEveryRecordedKernel)
{
    int kernels = 0;
    for (const auto& entry : std::filesystem::directory_iterator(sourceFolder() / "resources" / "recorded")) {
        if (entry.path().extension() != ".phasebench")
            continue;
        const ResultsFile file(entry.path(), ResultsFile::Mode::read);
        for (const phasebench::Run& run : file.runs()) {
            const auto list = run.configuration.find("kernels");
            if (list == run.configuration.end())
                continue;
            for (const auto& kernel : *list) {
                ++kernels;
                const auto name = kernel["name"].get<std::string>();
                EXPECT_FALSE(decodeKernelName(name).family.empty()) << name;
            }
        }
    }
    EXPECT_GT(kernels, 0);
}

} // namespace
} // namespace phasebench::kernel_name_test
