// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/machine.h"

#include <string>
#include <vector>

namespace phasebench {

class Nvml;

/// The GPUs in CUDA's order; empty without a driver. Makes no context. `nvml` may be null: then the link is not known.
std::vector<Gpu> listGpus(const Nvml* nvml);

/// Such as "0000:1B:00.0", by which NVML knows the GPU too; empty when there is no such GPU.
std::string pciBusIdOf(int gpu);

} // namespace phasebench
