// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/library/library.h"

#include <string>
#include <string_view>
#include <vector>

namespace phasebench {

/// Each is defined in the folder of its name.
namespace library {
extern const Library openblas;
extern const Library blis;
extern const Library fftw;
extern const Library cublaslt;
extern const Library cufft;

/// In the order in which they are preferred.
inline constexpr const Library* registry[] = {&openblas, &blis, &fftw, &cublaslt, &cufft};
} // namespace library

/// Every library; where an experiment names none, the first that can computes it.
inline std::span<const Library* const> libraries()
{
    return library::registry;
}

/// By its name as in files; null when there is none.
const Library* findLibrary(std::string_view name);

/// The names as in files, in order.
std::span<const std::string_view> libraryNames();

/// Such as "cuBLASLt"; a name that is not known stays as it is.
std::string libraryTitle(std::string_view name);

/// The workers that serve the libraries, each once: "cpu", "cuda", …
std::vector<std::string_view> libraryWorkers();

} // namespace phasebench
