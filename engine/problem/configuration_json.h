// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/object_reader.h"

#include <span>
#include <string_view>

namespace phasebench {

/// The keys of a candidate's configuration that a backend (cublaslt cufft openblas fftw) reads.
std::span<const std::string_view> configurationKeys(std::string_view backend);

/// "planning.configuration": null, or a candidate as a race wrote it. Faults for keys that no backend has and for
/// values of a wrong kind; which values are right only the library knows.
nlohmann::json readConfiguration(ObjectReader& planning);

} // namespace phasebench
