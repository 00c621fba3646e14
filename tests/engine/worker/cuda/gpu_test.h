// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/worker/cuda/cuda_reason.h"
#include "engine/worker/memory/cuda_driver.h"
#include "engine/worker/memory/memory.h"

#include <gtest/gtest.h>
#include <memory>
#include <optional>

namespace phasebench::test {

/// A test on gpu:0; skipped, with the reason, where there is none.
class GpuTest : public testing::Test {
protected:
    void SetUp() override
    {
        if (const std::string reason = cudaReason(); !reason.empty())
            GTEST_SKIP() << reason;
        auto opened = CudaDriver::open();
        ASSERT_TRUE(opened) << opened.error().sentence;
        driver = std::move(*opened);
        driver->use(0);
        memory.emplace(ExecutionSpace{ExecutionSpace::Kind::gpu, 0}, driver);
    }

    std::shared_ptr<CudaDriver> driver;
    std::optional<Memory> memory;
};

} // namespace phasebench::test
