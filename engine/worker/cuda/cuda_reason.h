// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace phasebench {

/// Why there is no GPU to use, as one sentence with what would help; empty when there is one. `error` is the answer of
/// cudaGetDeviceCount, `driverVersion` that of cudaDriverGetVersion (0: no driver), `runtimeVersion` that of
/// cudaRuntimeGetVersion. CUDA's own text misleads where no driver is installed at all.
std::string cudaReason(int error, const std::string& errorText, int driverVersion, int runtimeVersion);

/// The same for this computer, now. Makes no context.
std::string cudaReason();

} // namespace phasebench
