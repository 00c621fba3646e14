// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/fuzz_target.h"

#include <cstdint>

/// What libFuzzer calls; PHASEBENCH_FUZZ_TARGET is one of fuzz_target.h.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    phasebench::fuzz::PHASEBENCH_FUZZ_TARGET(std::as_bytes(std::span(data, size)));
    return 0;
}
