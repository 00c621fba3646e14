// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace phasebench {

struct ConfigurationFault {
    std::string key; ///< empty: the configuration as a whole
    std::string sentence; ///< what is wrong and what would be right
};

/// What is wrong with a candidate's configuration as far as its text tells; the library judges the rest when it plans.
/// `backend` is cublaslt, cufft, openblas or fftw.
std::optional<ConfigurationFault> configurationFault(std::string_view backend, const nlohmann::json& configuration);

} // namespace phasebench
