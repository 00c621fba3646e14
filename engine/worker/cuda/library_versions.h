// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

namespace phasebench {

/// The CUDA libraries that this process has loaded: "cublaslt", "cufft", "cudart". No GPU is needed.
std::map<std::string, std::string> libraryVersions();

} // namespace phasebench
