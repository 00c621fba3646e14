// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/cuda_reason.h"
#include "engine/worker/cuda/cupti_library.h"
#include "engine/worker/cuda/nvml.h"
#include "engine/worker/cuda/status.h"
#include "engine/worker/cuda/versions.h"

#include <gmock/gmock.h>

namespace phasebench::texts_test {
namespace {

using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(CudaReason, isBuiltFromErrorAndDriverVersion)
{
    EXPECT_THAT(cudaReason(0, "no error", 13000, 13000), IsEmpty());
    EXPECT_THAT(cudaReason(35, "text", 0, 13000), HasSubstr("no NVIDIA driver"));
    EXPECT_THAT(cudaReason(35, "text", 12080, 13000), HasSubstr("supports CUDA 12.8, and this program needs 13.0"));
    EXPECT_THAT(cudaReason(100, "text", 13000, 13000), HasSubstr("CUDA_VISIBLE_DEVICES"));
    EXPECT_THAT(cudaReason(34, "text", 13000, 13000), HasSubstr("stub"));
    EXPECT_THAT(cudaReason(802, "text", 13000, 13000), HasSubstr("fabric manager"));
    EXPECT_THAT(cudaReason(803, "text", 13000, 13000), HasSubstr("restart"));
    EXPECT_THAT(cudaReason(999, "unknown error", 13000, 13000), HasSubstr("error 999: unknown error"));
    for (const int error : {34, 35, 46, 100, 802, 803, 804, 999})
        EXPECT_THAT(cudaReason(error, "text", 13000, 13000), EndsWith("."));
}

TEST(CuptiReason, namesTheCauseAndTheConsequence)
{
    const auto reason = [](CUptiResult result, const std::string& holder = {}) {
        return cuptiReason(result, "WORD", holder);
    };
    EXPECT_THAT(
        reason(CUPTI_ERROR_MULTIPLE_SUBSCRIBERS_NOT_SUPPORTED, "Nsight Systems"), HasSubstr("(Nsight Systems)"));
    EXPECT_THAT(reason(CUPTI_ERROR_INSUFFICIENT_PRIVILEGES), HasSubstr("https://"));
    EXPECT_THAT(reason(CUPTI_ERROR_WSL_DEVICE_NOT_SUPPORTED), HasSubstr("Windows"));
    for (const CUptiResult result :
        {CUPTI_ERROR_MULTIPLE_SUBSCRIBERS_NOT_SUPPORTED, CUPTI_ERROR_INSUFFICIENT_PRIVILEGES,
            CUPTI_ERROR_VIRTUALIZED_DEVICE_NOT_SUPPORTED, CUPTI_ERROR_CONFIDENTIAL_COMPUTING_NOT_SUPPORTED,
            CUPTI_ERROR_CMP_DEVICE_NOT_SUPPORTED, CUPTI_ERROR_WSL_DEVICE_NOT_SUPPORTED, CUPTI_ERROR_NOT_INITIALIZED,
            CUPTI_ERROR_UNKNOWN, CUPTI_ERROR_OUT_OF_MEMORY})
        EXPECT_THAT(reason(result), EndsWith("GPU work is timed by events."));
}

TEST(Cupti, opensWithoutAGpu)
{
    const auto opened = CuptiLibrary::open();
    if (!opened)
        GTEST_SKIP() << opened.error().sentence;
    const std::shared_ptr<const CuptiLibrary> library = *opened;
    EXPECT_GE(library->version(), 130001u);
    EXPECT_THAT(library->nameOf(CUPTI_ERROR_INSUFFICIENT_PRIVILEGES), HasSubstr("INSUFFICIENT_PRIVILEGES"));
    std::uint64_t first = 0;
    std::uint64_t second = 0;
    EXPECT_EQ(library->table().getTimestamp(&first), CUPTI_SUCCESS);
    EXPECT_EQ(library->table().getTimestamp(&second), CUPTI_SUCCESS);
    EXPECT_GE(second, first);
}

TEST(Versions, areWrittenAsPeopleWriteThem)
{
    EXPECT_EQ(cudaVersionText(13000), "13.0");
    EXPECT_EQ(cudaVersionText(12080), "12.8");
    EXPECT_EQ(cublasVersionText(130100), "13.1.0");
    EXPECT_EQ(cuptiVersionText(130001), "13.0.1");
}

TEST(Throttling, countsPowerAndHeatOnly)
{
    EXPECT_FALSE(isThrottled(0));
    EXPECT_FALSE(isThrottled(0x1 | 0x2 | 0x10 | 0x100));
    for (const unsigned long long bit : {0x4, 0x8, 0x20, 0x40, 0x80})
        EXPECT_TRUE(isThrottled(bit)) << bit;
    EXPECT_THAT(throttleReasons(0x4 | 0x1), ElementsAre("gpu_idle", "sw_power_cap"));
    EXPECT_THAT(throttleReasons(0), IsEmpty());
}

TEST(Nvml, isThereOrSaysWhyNot)
{
    const auto nvml = Nvml::open();
    if (!nvml) {
        EXPECT_THAT(nvml.error().sentence, EndsWith("."));
        return;
    }
    EXPECT_FALSE((*nvml)->driverVersion().empty());
    const nlohmann::json nothing = toJson((*nvml)->conditions("0000:FF:1F.7"));
    EXPECT_TRUE(nothing["sm_clock_mhz"].is_null());
    EXPECT_TRUE(nothing["throttled"].is_null());
}

TEST(Status, hasTheLibrariesOwnWords)
{
    EXPECT_EQ(nameOf(CUBLAS_STATUS_NOT_SUPPORTED), "CUBLAS_STATUS_NOT_SUPPORTED");
    EXPECT_EQ(nameOf(CUFFT_INVALID_SIZE), "CUFFT_INVALID_SIZE");
    EXPECT_EQ(nameOf(static_cast<cufftResult>(99)), "cuFFT status 99");
}

} // namespace
} // namespace phasebench::texts_test
