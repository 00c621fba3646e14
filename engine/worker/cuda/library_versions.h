// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

namespace phasebench {

/// The CUDA libraries that this process has loaded: "cublaslt", "cufft", "cudart". No GPU is needed.
std::map<std::string, std::string> libraryVersions();

/// The driver by the newest CUDA that it supports, such as "for CUDA 13.0", where NVML does not tell its own version;
/// empty without a driver.
std::string driverText();

} // namespace phasebench
