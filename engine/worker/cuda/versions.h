// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

/// CUDA's version numbers as people write them.
namespace phasebench {

std::string cudaVersionText(int version); ///< 13000: "13.0" (CUDA runtime and driver)
std::string cublasVersionText(std::size_t version); ///< 130100: "13.1.0"
std::string cuptiVersionText(std::uint32_t version); ///< 130001: "13.0.1", the last number is the update

} // namespace phasebench
